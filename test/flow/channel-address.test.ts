import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { channelAddress, handoverChannels } from '../../src/flow/channel-address.lazy.ts';

const text = 'Hi & hello,\nall + one';
const coded = 'Hi%20%26%20hello%2C%0Aall%20%2B%20one';

describe('where a channel leads', () => {
  const cases: readonly (readonly [channel: string, to: string, plain: string, withText: string])[] = [
    ['whatsapp', '+31 6 1234-5678', 'https://wa.me/31612345678', `https://wa.me/31612345678?text=${coded}`],
    [
      'WhatsApp',
      'https://wa.me/message/ABC?src=qr',
      'https://wa.me/message/ABC?src=qr',
      `https://wa.me/message/ABC?src=qr&text=${coded}`,
    ],
    ['sms', '+31 6 1234 5678', 'sms:+31612345678', `sms:+31612345678?&body=${coded}`],
    ['phone', '+31 (20) 123 45 67', 'tel:+31201234567', 'tel:+31201234567'],
    ['call', 'tel:112', 'tel:112', 'tel:112'],
    [
      'mail',
      ' shop@example.com ',
      'mailto:shop@example.com',
      `mailto:shop@example.com?body=${coded.replace('%0A', '%0D%0A')}`,
    ],
    [
      'email',
      'mailto:shop@example.com?subject=Jeans',
      'mailto:shop@example.com?subject=Jeans',
      `mailto:shop@example.com?subject=Jeans&body=${coded.replace('%0A', '%0D%0A')}`,
    ],
    ['telegram', '@nordlys', 'https://t.me/nordlys', `https://t.me/nordlys?text=${coded}`],
    ['telegram', '+31 6 1234 5678', 'https://t.me/+31612345678', `https://t.me/+31612345678?text=${coded}`],
    ['telegram', 'https://t.me/nordlys', 'https://t.me/nordlys', `https://t.me/nordlys?text=${coded}`],
    ['url', 'https://shop.example/help', 'https://shop.example/help', 'https://shop.example/help'],
    ['page', '/help', '/help', '/help'],
  ];
  for (const [channel, to, plain, withText] of cases) {
    it(`${channel} to ${to}`, () => {
      assert.equal(channelAddress(channel, to), plain);
      assert.equal(channelAddress(channel, to, text), withText);
    });
  }

  for (const channel of handoverChannels)
    it(`${channel} to nobody is no address`, () => assert.equal(channelAddress(channel, ' ', text), ''));

  it('knows no other channel, and none that every object has', () => {
    for (const channel of ['pigeon', '', 'constructor', '__proto__'])
      assert.equal(channelAddress(channel, '+31612345678'), undefined);
  });

  it('takes any text, also half a sign', () =>
    assert.equal(channelAddress('whatsapp', '31612345678', '\ud800'), 'https://wa.me/31612345678?text=%EF%BF%BD'));
});
