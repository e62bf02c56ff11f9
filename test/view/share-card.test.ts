import { expect } from '@open-wc/testing';
import { render } from 'lit';
import type { ChatInput } from '../../src/engine/input.ts';
import type { Entry } from '../../src/engine/state.ts';
import { shareView } from '../../src/blocks/share/share.view.ts';
import { rewardView } from '../../src/blocks/reward/reward.view.ts';
import type { View } from '../../src/view/view.ts';

type Share = Extract<Entry, { kind: 'share' }>;
const text = 'Come along & see:\n“50 %” + 1?';
const url = 'https://shop.example/vip?ref=7Q2M9KXA&utm_source=a b';
const href = new URL(url).href;

function card(more: Partial<Share> = {}) {
  const acts: ChatInput[] = [];
  const told: string[] = [];
  const view = {
    settings: { brand: 'Nordlys', lang: 'en' },
    plain: (words: unknown) => words,
    text: (words: unknown) => words,
    word: (key: string, values?: Record<string, string>) => (values ? `${key} ${Object.values(values).join()}` : key),
    act: (act: ChatInput) => Promise.resolve(!!acts.push(act)),
    announce: (words: string) => told.push(words),
    icon: () => '',
    buttonLink: (_: string, words: unknown) => words,
  } as unknown as View;
  const place = document.createElement('div');
  document.body.append(place);
  render(
    shareView.draw(
      view,
      {
        id: 7,
        at: 0,
        step: 'a/0',
        kind: 'share',
        url,
        text,
        via: ['native', 'copy', 'whatsapp', 'mail', 'sms', 'facebook', 'x', 'telegram', 'linkedin'],
        ...more,
      },
      {} as never,
    ),
    place,
  );
  return {
    place,
    acts,
    told,
    view,
    link: (channel: string) => place.querySelector<HTMLAnchorElement>(`[part~=share-link-${channel}]`)?.href ?? '',
  };
}

/** Puts `share` (or nothing) in the place of the system's sheet for one test. */
function sheet(share: ((data: ShareData) => Promise<void>) | undefined): () => void {
  const before = Object.getOwnPropertyDescriptor(navigator, 'share');
  if (share) Object.defineProperty(navigator, 'share', { value: share, configurable: true });
  else delete (navigator as { share?: unknown }).share;
  return () => {
    delete (navigator as { share?: unknown }).share;
    if (before) Object.defineProperty(navigator, 'share', before);
  };
}

const settled = () =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });

describe('the share card', () => {
  it('hands each channel the same words and the same address', () => {
    const { link } = card();
    const message = `${text}\n${href}`;
    expect(decodeURIComponent(link('whatsapp').split('?text=')[1] ?? '')).to.equal(message);
    const mail = link('mail');
    expect(mail)
      .to.match(/^mailto:\?subject=Nordlys&body=/)
      .and.not.to.match(/\+|%0A(?<!%0D%0A)/);
    expect(decodeURIComponent(mail.split('body=')[1] ?? '').replaceAll('\r\n', '\n')).to.equal(message);
    for (const channel of ['telegram', 'x', 'facebook', 'linkedin'])
      expect(new URL(link(channel)).searchParams.get(channel === 'facebook' ? 'u' : 'url')).to.equal(href);
  });

  it('shows the address in full, to be marked by hand', () => {
    const shown = card().place.querySelector<HTMLElement>('[part=share-link]');
    expect(shown?.textContent).to.equal(href);
  });

  it('does not say the address twice', () => {
    expect(decodeURIComponent(card({ text: `Look: ${href}` }).link('whatsapp')).split(href)).to.have.length(2);
  });

  it('offers text messages on phones only', () => {
    expect(card().link('sms')).to.equal(/Android|iPhone|Mobile/.test(navigator.userAgent) ? 'sms:?&body=' : '');
  });

  it('opens the system’s sheet in the press itself, and counts what was shared', async () => {
    let given: ShareData | undefined;
    const restore = sheet((data) => {
      given = data;
      return Promise.resolve();
    });
    const { place, acts } = card();
    place.querySelector<HTMLElement>('[part~=share-native]')?.click();
    expect(given).to.deep.equal({ text, url: href });
    await settled();
    restore();
    expect(acts).to.deep.equal([{ type: 'used', entry: 7, value: 'native' }]);
  });

  it('counts nothing when the sheet is closed again', async () => {
    const restore = sheet(() => Promise.reject(new DOMException('', 'AbortError')));
    const { place, acts } = card();
    const button = place.querySelector<HTMLElement>('[part~=share-native]');
    button?.click();
    await settled();
    restore();
    expect(acts).to.deep.equal([]);
    expect(button?.hidden).to.equal(false);
  });

  for (const [what, share] of [
    ['refuses', () => Promise.reject(new DOMException('', 'NotAllowedError'))],
    [
      'throws',
      () => {
        throw new TypeError('no');
      },
    ],
  ] as [string, () => Promise<void>][]) {
    it(`leaves the other ways when the sheet ${what}`, async () => {
      const restore = sheet(share);
      const { place, acts } = card();
      const button = place.querySelector<HTMLElement>('[part~=share-native]');
      button?.click();
      await settled();
      restore();
      expect(button?.hidden).to.equal(true);
      expect(document.activeElement).to.equal(place.querySelector('[part~=copy]'));
      expect(acts).to.deep.equal([]);
    });
  }

  it('has no button for a sheet that the system lacks', () => {
    const restore = sheet(undefined);
    const had = 'share' in navigator;
    expect(!!card().place.querySelector('[part~=share-native]')).to.equal(had);
    restore();
  });

  it('copies the address, says so and counts it', async () => {
    const copied: string[] = [];
    const before = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (words: string) => Promise.resolve(copied.push(words)) },
      configurable: true,
    });
    const { place, acts, told } = card();
    const button = place.querySelector<HTMLElement>('[part~=copy]');
    button?.click();
    await settled();
    delete (navigator as { clipboard?: unknown }).clipboard;
    expect(before).not.to.equal(undefined);
    expect([copied, told]).to.deep.equal([[href], ['copied']]);
    expect(acts).to.deep.equal([{ type: 'used', entry: 7, value: 'copy' }]);
    expect(button?.classList.contains('copied')).to.equal(true);
  });

  it('marks the address for copying by hand where the clipboard is closed', async () => {
    const command = document.execCommand;
    document.execCommand = () => false;
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    const { place, acts, told } = card();
    place.querySelector<HTMLElement>('[part~=copy]')?.click();
    await settled();
    delete (navigator as { clipboard?: unknown }).clipboard;
    document.execCommand = command;
    expect(getSelection()?.toString()).to.equal(href);
    expect([acts, told]).to.deep.equal([[], []]);
  });

  it('shows nothing for an address that is none of the web', () => {
    expect(card({ url: 'javascript:alert(1)' }).place.textContent).to.equal('');
  });
});

describe('the reward card', () => {
  const reward = (entry: object) => {
    const place = document.createElement('div');
    render(
      rewardView.draw(card().view, { id: 1, at: 0, step: '', kind: 'reward', ...entry } as never, {} as never),
      place,
    );
    return place;
  };

  it('copies a code, but no sentence', () => {
    expect(reward({ reward: 'VIP-7', title: 'Pass' }).querySelector('[part=code]')?.textContent).to.equal('VIP-7');
    const place = reward({ reward: 'A place on the list', title: 'For you' });
    expect(place.querySelector('[part=code]')).to.equal(null);
    expect(place.querySelector('.worth')?.textContent).to.equal('A place on the list');
    expect(reward({ reward: 'Ten euros off', code: 'TEN' }).querySelector('[part=code]')?.textContent).to.equal('TEN');
  });

  it('says a day the same everywhere, and leaves what is no day', () => {
    expect(reward({ reward: 'A', until: '2027-03-04' }).textContent).to.contain('until March 4, 2027');
    expect(reward({ reward: 'A', until: 'the snow melts' }).textContent).to.contain('until the snow melts');
  });
});
