import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engageCommand } from '../../engagement/command.ts';
import { readCustomers } from '../../engagement/customers-csv.ts';
import { distanceKm } from '../../engagement/distance.ts';
import { draftInvitations } from '../../engagement/engage.ts';
import { steerEngagement } from '../../engagement/run-engagement.ts';
import { NOW } from '../envelopes.ts';
import { OPERATOR_TOKEN, testReceiver, type TestReceiver } from '../fixture.ts';

const OSLO = { latitude: 59.9139, longitude: 10.7522 };
/** So many kilometres north of Oslo, or south where it is less than 0. */
const north = (km: number) => ({ ...OSLO, latitude: OSLO.latitude + km / 111.195 });

async function person(
  { rows }: TestReceiver,
  name: string,
  place: { latitude: number; longitude: number } | null,
  consents: readonly string[] = ['email'],
): Promise<number> {
  const [row] = await rows<{ id: number }>(
    `insert into people (email_key, email, first_name, phone_key, latitude, longitude, created_at, time_zone)
     values ($1, $1, $2, $3, $4, $5, $6, 'Europe/Oslo') returning id`,
    [
      `${name}@example.com`,
      name,
      `+479${name.length}${String(name.charCodeAt(0)).padStart(6, '0')}`,
      place?.latitude ?? null,
      place?.longitude ?? null,
      NOW,
    ],
  );
  for (const channel of consents)
    await rows(
      `insert into consents (person, purpose, channel, granted, text, method, at) values ($1, 'news', $2, true, 'Yes', 'form', $3)`,
      [row!.id, channel, NOW],
    );
  return row!.id;
}

const command = (
  receiver: TestReceiver,
  words: readonly string[],
  options: Record<string, string | boolean> = {},
  file = '',
) => engageCommand(receiver.services, words, options, () => file);

describe('A command that is not one', () => {
  it('does nothing, and is answered with what may stand there', async () => {
    const receiver = await testReceiver();
    await assert.rejects(
      command(receiver, ['invite'], { customers: 'c.csv', channel: 'SMS' }, 'email\n'),
      /--channel must be email or sms, and is "SMS"/,
    );
    for (const word of ['start', 'pause', 'status'])
      for (const number of [[], ['twelve'], ['1.5']])
        await assert.rejects(command(receiver, [word, ...number]), /Name the engagement by its number/, word);
    await assert.rejects(command(receiver, ['status', '12']), /There is no engagement 12/);
    assert.match(await command(receiver, ['start', '12']), /Engagement 12 cannot start/);
    assert.deepEqual(await receiver.rows('select id from engagements'), []);
  });
});

describe('A new shop', () => {
  it('is told to everybody within ten miles, once, by the nearest, and to nobody without consent', async () => {
    const receiver = await testReceiver();
    await person(receiver, 'near', north(15.9));
    await person(receiver, 'far', north(16.2));
    await person(receiver, 'between', north(-10));
    await person(receiver, 'silent', north(1), []);
    await person(receiver, 'nowhere', null);
    const shops = [
      { name: 'Centre', ...OSLO },
      { name: 'South', ...north(-19) },
    ];
    const said = await command(
      receiver,
      ['near-shop'],
      { shops: 'shops.json', 'dry-run': true, link: 'https://shop.example/new' },
      JSON.stringify(shops),
    );
    assert.match(said, /2 to write to; left out: 1 no-consent, 1 too-far\./);
    assert.match(said, /Nothing was sent/);
    await receiver.runDue();
    assert.equal(receiver.sent.length, 0);
    await command(receiver, ['start', '1']);
    await receiver.runDue();
    await receiver.runDue();
    assert.deepEqual(receiver.sent.map(({ to, subject }) => `${to}: ${subject}`).sort(), [
      'between@example.com: We open in South, 9 km from you',
      'near@example.com: We open in Centre, 16 km from you',
    ]);
    assert.match(
      receiver.sent[0]!.text,
      /https:\/\/shop\.example\/new\?utm_source=near-shop&utm_medium=email&utm_campaign=vip-prelaunch/,
    );
  });

  it('is told to nobody whose yes waits for a press on the link in a mail, and to them after it', async () => {
    const receiver = await testReceiver();
    await person(receiver, 'waits', OSLO);
    await receiver.rows('update consents set asked_at = at');
    const dryRun = () =>
      command(receiver, ['near-shop'], { shops: 's', 'dry-run': true }, JSON.stringify([{ name: 'Centre', ...OSLO }]));
    assert.match(await dryRun(), /0 to write to; left out: 1 no-consent\./);
    await receiver.rows('update consents set confirmed_at = at');
    assert.match(await dryRun(), /1 to write to/);
  });

  it('is told by text only to those who agreed to texts', async () => {
    const receiver = await testReceiver();
    await person(receiver, 'mail', OSLO, ['email']);
    await person(receiver, 'text', OSLO, ['sms']);
    await command(
      receiver,
      ['near-shop'],
      { shops: 's', channel: 'sms' },
      JSON.stringify([{ name: 'Centre', ...OSLO }]),
    );
    await receiver.runDue();
    assert.deepEqual(
      receiver.sent.map(({ channel, text }) => [channel, /Reply STOP to end\.$/.test(text)]),
      [['sms', true]],
    );
  });

  it('is as far away as the earth is round', () => {
    assert.ok(
      Math.abs(distanceKm({ latitude: 52.3702, longitude: 4.8952 }, { latitude: 48.8566, longitude: 2.3522 }) - 430) <
        2,
    );
    assert.equal(distanceKm(OSLO, OSLO), 0);
    assert.ok(
      Math.abs(distanceKm({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 }) - 22.24) < 0.1,
    );
  });
});

describe('An invitation of customers from a file', () => {
  const CSV =
    'Email;First name;Mobile;Consent email;Consent SMS\nanna@example.com;Anna;+4791234567;yes;yes\nben@example.com;Ben;;ja;\ncleo@example.com;Cleo;;;\nANNA@example.com;Again;;yes;\nnobody;;;yes;\n';

  it('brings each a personal link that tells where it came from, and nobody without consent anything', async () => {
    const receiver = await testReceiver();
    const said = await command(receiver, ['invite'], { customers: 'c.csv' }, CSV);
    assert.match(said, /Line 5: the same person again\s+Line 6: no e-mail address/);
    assert.match(said, /2 to write to; left out: 1 no-consent/);
    await receiver.runDue();
    assert.deepEqual(receiver.sent.map(({ to }) => to).sort(), ['anna@example.com', 'ben@example.com']);
    const links = receiver.sent.map(({ text }) => new URL(/https:\/\/vip\S+\?i=\S+/.exec(text)![0]));
    assert.equal(new Set(links.map(({ searchParams }) => searchParams.get('i'))).size, 2);
    assert.equal(links[0]!.searchParams.get('utm_medium'), 'email');
    for (const { text, unsubscribe } of receiver.sent) {
      assert.match(text, /Nordlys, Lyktegata 14/);
      assert.match(text, /You are getting this because you agreed/);
      assert.ok(unsubscribe);
    }
    const token = links[0]!.searchParams.get('i')!;
    assert.notEqual((await receiver.get(`/api/invitation?token=${token}`)).json.firstName, null);
  });

  it('fits in one text, with the link and the way out, or says how many parts it takes', async () => {
    const receiver = await testReceiver({
      campaign: {
        rewards: [
          {
            id: 'gb',
            kind: 'data_allowance',
            sides: ['referrer', 'friend'],
            once: false,
            code: false,
            title: '2 GB',
            text: 'Each month.',
          },
        ],
      },
    });
    const said = await command(receiver, ['invite'], { customers: 'c.csv', channel: 'sms', 'dry-run': true }, CSV);
    assert.match(said, /\+4791234567 \(\d parts?\)/);
    assert.match(said, /Reply STOP to end\./);
  });

  it('goes on in batches, and can be paused, resumed and stopped', async () => {
    const receiver = await testReceiver();
    const csv = ['email,consentEmail', ...Array.from({ length: 250 }, (_, n) => `customer${n}@example.com,yes`)].join(
      '\n',
    );
    const engagement = await draftInvitations(receiver.services, {
      csv,
      channel: 'email',
      campaign: receiver.services.campaigns.all[0],
    });
    const written = async () => (await receiver.rows('select id from messages')).length;
    await steerEngagement(receiver.services, engagement, 'start');
    await receiver.runDue();
    assert.equal(await written(), 100);
    await steerEngagement(receiver.services, engagement, 'pause');
    receiver.at(new Date(NOW.getTime() + 20_000));
    await receiver.runDue();
    assert.equal(await written(), 100);
    await steerEngagement(receiver.services, engagement, 'resume');
    await receiver.runDue();
    assert.equal(await written(), 200);
    assert.equal(await steerEngagement(receiver.services, engagement, 'stop'), true);
    receiver.at(new Date(NOW.getTime() + 60_000));
    await receiver.runDue();
    assert.equal(await written(), 200);
    assert.equal(await steerEngagement(receiver.services, engagement, 'resume'), false);
  });

  it('goes to all but the one to whom nothing can be written', async () => {
    const receiver = await testReceiver();
    const csv = ['email,consentEmail', ...['anna', 'ben', 'cleo'].map((name) => `${name}@example.com,yes`)].join('\n');
    const campaign = receiver.services.campaigns.all[0];
    const engagement = await draftInvitations(receiver.services, { csv, channel: 'email', campaign });
    await receiver.rows(
      `update engagement_recipients set facts = '{' where person = (select id from people where email = 'ben@example.com')`,
    );
    await steerEngagement(receiver.services, engagement, 'start');
    await receiver.runDue();
    assert.deepEqual(receiver.sent.map(({ to }) => to).sort(), ['anna@example.com', 'cleo@example.com']);
    assert.match(await command(receiver, ['status', String(engagement)]), /1 left out/);
    assert.match(await (await receiver.owner(`/owner/engagement/${engagement}`)).text(), /could not be written to/);
  });

  it('may come from any spreadsheet', async () => {
    for (const csv of [
      '\ufeffE-Mail,Vorname\r\n"anna@example.com","An ""na"""\r\n',
      'voornaam\temail\n"An ""na"""\tanna@example.com',
    ])
      assert.equal((await readCustomers(csv)).customers[0]?.firstName, 'An "na"');
    await assert.rejects(readCustomers('name\nAnna'), /no column of e-mail addresses/);
  });
});

describe('A coupon for one person', () => {
  it('is shown as often as its link is opened, and used once', async () => {
    const receiver = await testReceiver();
    await person(receiver, 'anna', null, []);
    await command(receiver, ['coupon'], {
      email: 'anna@example.com',
      thanks: 'Thank you for your review!',
      title: '10 euros',
      text: 'At the till.',
      until: '2026-12-24',
    });
    await receiver.runDue();
    const [mail] = receiver.sent;
    assert.match(mail!.text, /Thank you for your review!/);
    const token = /\/v\/([\w-]+)/.exec(mail!.text)![1]!;
    const shown = async () => (await receiver.get(`/api/coupon?token=${token}`)).json;
    const { code, state, firstName } = await shown();
    assert.deepEqual([state, firstName], ['ready', 'anna']);
    assert.equal((await shown()).code, code);
    const redeem = async (orderId: string, auth = OPERATOR_TOKEN) =>
      (
        await receiver.app.request('/events/redeem', {
          method: 'POST',
          headers: { Authorization: `Bearer ${auth}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ code: code.toLowerCase(), orderId }),
        })
      ).status;
    assert.equal(await redeem('order-1', 'guessed'), 401);
    const both = await Promise.all([redeem('order-1'), redeem('order-2')]);
    assert.deepEqual(both.sort(), [200, 409]);
    assert.equal((await shown()).state, 'redeemed');
    assert.match(await (await receiver.app.request(`/v/${token}`)).text(), /used already/);
  });

  it('ends when it says', async () => {
    const receiver = await testReceiver();
    await person(receiver, 'anna', null, []);
    await command(receiver, ['coupon'], {
      email: 'anna@example.com',
      thanks: 'T',
      title: 'C',
      text: 'X',
      until: '2026-12-24',
    });
    const [{ token } = { token: '' }] = await receiver.rows<{ token: string }>('select token from coupons');
    receiver.at(new Date('2026-12-25T12:00:00Z'));
    assert.equal((await receiver.get(`/api/coupon?token=${token}`)).json.state, 'expired');
    assert.equal((await receiver.get('/api/coupon?token=x')).json.state, 'unknown');
  });
});

describe('A thank-you after the first purchase', () => {
  const MONDAY = new Date('2026-11-23T22:30:00Z');
  const TEN = new Date('2026-11-24T09:00:00Z');
  async function bought(changes: { first?: boolean } = {}) {
    const receiver = await testReceiver();
    await person(receiver, 'anna', null, []);
    await command(receiver, ['thank-you'], { gift: '10 % off' });
    const tell = (path: string, body: object) =>
      receiver.app.request(path, {
        method: 'POST',
        headers: { Authorization: `Bearer ${OPERATOR_TOKEN}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    receiver.at(MONDAY);
    await receiver.runDue();
    const buy = (orderId: string) =>
      tell('/events/purchase', {
        orderId,
        email: 'anna@example.com',
        amount: 40,
        currency: 'EUR',
        at: MONDAY.toISOString(),
        ...changes,
      });
    assert.equal((await buy('o1')).status, 200);
    await receiver.runDue();
    const thanks = () => receiver.sent.filter(({ subject }) => /^Thank you/.test(subject)).length;
    return { ...receiver, tell, buy, thanks };
  }

  it('comes on the next day at ten by the customer’s clock, once', async () => {
    const { at, runDue, thanks, buy } = await bought();
    at(new Date(TEN.getTime() - 60_000));
    await runDue();
    assert.equal(thanks(), 0);
    at(TEN);
    await runDue();
    await buy('o1');
    await buy('o2');
    at(new Date(TEN.getTime() + 86_400_000 * 2));
    await runDue();
    assert.equal(thanks(), 1);
  });

  it('does not come after a refund at eight', async () => {
    const { at, runDue, thanks, tell } = await bought();
    at(new Date('2026-11-24T07:00:00Z'));
    await tell('/events/refund', { orderId: 'o1' });
    await runDue();
    at(TEN);
    await runDue();
    assert.equal(thanks(), 0);
  });

  it('does not come for a second order', async () => {
    const { at, runDue, thanks } = await bought({ first: false });
    at(TEN);
    await runDue();
    assert.equal(thanks(), 0);
  });

  it('does not come to whoever has opted out', async () => {
    const { at, runDue, thanks, rows } = await bought();
    await rows(`insert into suppressions values ('email', 'anna@example.com', 'unsubscribed', $1)`, [MONDAY]);
    at(TEN);
    await runDue();
    assert.equal(thanks(), 0);
  });
});
