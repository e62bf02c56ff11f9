import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

/** What a test put in the place of something that the browser has; taken away after it. */
const undo: (() => void)[] = [];
afterEach(() => {
  cleanUp();
  for (const each of undo.splice(0)) each();
});

function stand<Of extends object>(of: Of, name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(of, name);
  Object.defineProperty(of, name, { value, configurable: true, writable: true });
  undo.push(() => {
    Reflect.deleteProperty(of, name);
    if (before) Object.defineProperty(of, name, before);
  });
}

const address = 'https://shop.example/vip?ref=7Q2M9KXA&utm_source=a%20b';
const words = 'Come along & see:\n“50 %” + 1? تعال معي 🛍️';
const all = ['native', 'copy', 'whatsapp', 'mail', 'sms', 'telegram', 'messenger', 'x', 'facebook', 'linkedin', 'qr'];

async function shown(step: object = {}, attributes: Record<string, string> = {}, more: object = {}) {
  const flow = flowOf(
    [{ share: address, text: words, via: all, as: 'shared', skip: 'Later', ...step }, { ask: 'More?' }],
    more,
  );
  const visitor = await visit(flow, attributes);
  const told: object[] = [];
  for (const name of ['smoc-share', 'smoc-error'])
    visitor.element.addEventListener(name, (event) => told.push({ name, ...(event as CustomEvent<object>).detail }));
  await visitor.until(() => visitor.has('.share .copy'), 'the card');
  return { visitor, told };
}
const sharesOf = ({ element }: Visitor): unknown =>
  Object.values(element.snapshot()?.marks ?? {}).map((mark) => (mark as { count?: number }).count)[0];
const link = (visitor: Visitor, channel: string) =>
  visitor.one<HTMLAnchorElement>(`[part~=share-link-${channel}]`).href;
/** Follows a link without leaving the test's page. */
function follow(visitor: Visitor, channel: string): void {
  const button = visitor.one<HTMLAnchorElement>(`[part~=share-link-${channel}]`);
  button.addEventListener('click', (event) => event.preventDefault(), { once: true });
  button.click();
}
const asPhone = () => stand(navigator, 'userAgent', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Mobile');
const withSheet = (share: (data: ShareData) => Promise<void>) => {
  stand(navigator, 'canShare', () => true);
  stand(navigator, 'share', share);
};
const withoutSheet = () => {
  const { prototype } = Navigator;
  const before = Object.getOwnPropertyDescriptor(prototype, 'share');
  if (!before) return;
  delete (prototype as Partial<Navigator>).share;
  undo.push(() => Object.defineProperty(prototype, 'share', before));
};
/** The address as it goes out by a way, and the message with it. */
const by = (medium: string) => `${address}&utm_medium=${medium}`;
const message = (medium: string) => `${words}\n${by(medium)}`;

describe('a card to share', () => {
  it('hands each way the same words, line breaks, signs and emoji as they are, and the address with a mark of its own', async () => {
    asPhone();
    const { visitor } = await shown();
    expect(decodeURIComponent(link(visitor, 'whatsapp').split('?text=')[1]!)).to.equal(message('whatsapp'));
    expect(decodeURIComponent(link(visitor, 'sms').slice('sms:?&body='.length))).to.equal(message('sms'));
    const mail = link(visitor, 'mail');
    const [subject, body] = mail.slice('mailto:?'.length).split('&') as [string, string];
    // Mail programs show a `+` as a plus, and need both signs for a new line.
    expect(mail).not.to.match(/\+|(?<!%0D)%0A/);
    expect(decodeURIComponent(subject)).to.equal(`subject=${location.hostname}`);
    expect(decodeURIComponent(body).replaceAll('\r\n', '\n')).to.equal(`body=${message('mail')}`);
    for (const [channel, name] of [
      ['telegram', 'url'],
      ['x', 'url'],
      ['facebook', 'u'],
      ['linkedin', 'url'],
      ['messenger', 'link'],
    ] as const)
      expect(new URL(link(visitor, channel)).searchParams.get(name), channel).to.equal(by(channel));
    for (const channel of ['telegram', 'x'])
      expect(new URL(link(visitor, channel)).searchParams.get('text')).to.equal(words);
  });

  it('keeps a mark that the author put into the address', async () => {
    const own = 'https://shop.example/?ref=A&utm_medium=poster';
    const { visitor } = await shown({ share: own });
    expect(decodeURIComponent(link(visitor, 'whatsapp')))
      .to.contain(own)
      .and.not.to.contain('utm_medium=whatsapp');
  });

  it('has a mark of the way in an address with a fragment too', async () => {
    const { visitor } = await shown({ share: 'https://shop.example/p/1#sizes', text: '' });
    expect(decodeURIComponent(link(visitor, 'whatsapp').split('?text=')[1]!)).to.equal(
      'https://shop.example/p/1?utm_medium=whatsapp#sizes',
    );
  });

  it('does not say the address twice where the message has it', async () => {
    const { visitor } = await shown({ text: `Look: ${address} !` });
    expect(decodeURIComponent(link(visitor, 'whatsapp').split('?text=')[1]!)).to.equal(`Look: ${by('whatsapp')} !`);
  });

  it('shows the address in full as text that one press marks, whatever the browser lacks', async () => {
    stand(navigator, 'clipboard', undefined);
    withoutSheet();
    const { visitor } = await shown();
    const shownLink = visitor.one('[part=share-link]');
    expect(shownLink.textContent).to.equal(address);
    expect(getComputedStyle(shownLink).userSelect).to.equal('all');
    expect(visitor.has('[part~=share-native]')).to.equal(false);
  });

  it('shows nothing for an address that is none of the web', async () => {
    const visitor = await visit(flowOf([{ share: 'javascript:alert(1)', skip: 'Later' }]));
    await visitor.until(() => visitor.has('[part~=skip]'));
    expect([visitor.has('.share.card'), visitor.has('a[href^=javascript]')]).to.deep.equal([false, false]);
  });

  it('has text messages and Messenger on phones alone', async () => {
    const ways = async () =>
      (await shown()).visitor.all<HTMLAnchorElement>('.share a.button').map(({ href }) => href.split(/[:?]/)[0]);
    expect(await ways()).not.to.include.members(['sms']);
    cleanUp();
    asPhone();
    expect(await ways()).to.include.members(['sms', 'fb-messenger']);
  });

  it('shows the first ways, and the others when asked for, where the focus then is', async () => {
    const { visitor } = await shown();
    const more = visitor.button('More ways');
    const rest = visitor.one('.rest');
    expect([rest.hidden, more.getAttribute('aria-expanded')]).to.deep.equal([true, 'false']);
    more.focus();
    await sendKeys({ press: 'Enter' });
    expect([rest.hidden, more.getAttribute('aria-expanded')]).to.deep.equal([false, 'true']);
    expect(visitor.focused).to.equal(rest.querySelector('a'));
  });
});

describe('the sheet of the system', () => {
  it('opens in the press itself, with words, title and address, and what was shared is told once', async () => {
    let given: ShareData | undefined;
    withSheet((data) => {
      given = data;
      return Promise.resolve();
    });
    const { visitor, told } = await shown({ title: 'For you' });
    visitor.one('[part~=share-native]').click();
    expect(given).to.deep.equal({ title: 'For you', text: words, url: by('native') });
    await visitor.until(() => sharesOf(visitor) === 1);
    expect(told).to.deep.equal([{ name: 'smoc-share', channel: 'native', step: 'main/0' }]);
    await visitor.says('More?');
  });

  it('closed again is no share, no error, and the visitor is where they were', async () => {
    withSheet(() => Promise.reject(new DOMException('', 'AbortError')));
    const { visitor, told } = await shown();
    const button = visitor.one('[part~=share-native]');
    button.click();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect([button.hidden, sharesOf(visitor), told]).to.deep.equal([false, undefined, []]);
    expect(visitor.element.snapshot()?.pending?.kind).to.equal('question');
  });

  for (const [what, share] of [
    ['refuses', () => Promise.reject(new DOMException('', 'NotAllowedError'))],
    [
      'throws',
      () => {
        throw new TypeError('no');
      },
    ],
  ] as [string, () => Promise<void>][])
    it(`leaves the other ways when it ${what}, and the focus on the first of them`, async () => {
      withSheet(share);
      const { visitor } = await shown();
      const button = visitor.one('[part~=share-native]');
      button.click();
      await visitor.until(() => button.hidden);
      expect(visitor.focused).to.equal(visitor.one('[part~=copy]'));
      expect(sharesOf(visitor)).to.equal(undefined);
    });

  it('is not offered where the system takes no such thing', async () => {
    withSheet(() => Promise.resolve());
    stand(navigator, 'canShare', () => false);
    const { visitor } = await shown();
    expect(visitor.has('[part~=share-native]')).to.equal(false);
  });
});

describe('copying', () => {
  const live = (visitor: Visitor) => visitor.one('[aria-live=polite]').textContent.trim();

  it('puts the address on the clipboard, says so to eye and ear, and counts', async () => {
    const copied: string[] = [];
    stand(navigator, 'clipboard', { writeText: (text: string) => Promise.resolve(copied.push(text)) });
    const { visitor } = await shown();
    visitor.press('CopyLink copied');
    await visitor.until(() => sharesOf(visitor) === 1);
    expect(copied).to.deep.equal([by('copy')]);
    await visitor.until(() => live(visitor).includes('Link copied'), 'the announcement');
  });

  it('goes by a selection where the clipboard is closed', async () => {
    stand(navigator, 'clipboard', { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) });
    let marked = '';
    stand(document, 'execCommand', () => {
      marked = (visitor.root.querySelector('textarea.sr') as HTMLTextAreaElement).value;
      return true;
    });
    const { visitor } = await shown();
    visitor.one('.share .copy').click();
    await visitor.until(() => sharesOf(visitor) === 1);
    expect(marked).to.equal(by('copy'));
  });

  it('marks the address to be copied by hand where nothing is allowed, and counts nothing', async () => {
    stand(navigator, 'clipboard', undefined);
    stand(document, 'execCommand', () => false);
    const { visitor } = await shown();
    visitor.one('.share .copy').click();
    await visitor.until(() => getSelection()?.type === 'Range' || visitor.focused?.matches('.copy'));
    expect(sharesOf(visitor)).to.equal(undefined);
  });
});

describe('the message', () => {
  const write = (visitor: Visitor, text: string) => {
    visitor.one<HTMLDetailsElement>('.edit-message').open = true;
    visitor.type(text, visitor.one<HTMLInputElement>('.edit-message textarea'));
  };
  const whatsapp = (visitor: Visitor) => decodeURIComponent(link(visitor, 'whatsapp').split('?text=')[1]!);

  it('is changed by the sender before it goes out, by every way, with the address at its end', async () => {
    let given: ShareData | undefined;
    withSheet((data) => {
      given = data;
      return Promise.resolve();
    });
    const { visitor } = await shown();
    write(visitor, 'My own words\n& more');
    await visitor.until(() => whatsapp(visitor) === `My own words\n& more\n${by('whatsapp')}`);
    visitor.one('[part~=share-native]').click();
    expect(given).to.deep.equal({ text: 'My own words\n& more', url: by('native') });
    await visitor.until(() => sharesOf(visitor) === 1);
    // What was drawn anew since has it still.
    expect(visitor.one<HTMLTextAreaElement>('.edit-message textarea').value).to.equal('My own words\n& more');
    expect(JSON.stringify(visitor.element.snapshot())).not.to.contain('My own words');
  });

  it('goes back to the first wording, and the focus to the field', async () => {
    const { visitor } = await shown();
    expect(visitor.one('[part~=share-reset]').hidden).to.equal(true);
    write(visitor, '');
    await visitor.until(() => whatsapp(visitor) === by('whatsapp'));
    visitor.press('Back to the first wording');
    expect(whatsapp(visitor)).to.equal(message('whatsapp'));
    expect(visitor.focused).to.equal(visitor.one('.edit-message textarea'));
    expect(visitor.one<HTMLTextAreaElement>('.edit-message textarea').value).to.equal(words);
  });

  it('is found and changed by its name alone', async () => {
    const { visitor } = await shown();
    const summary = visitor.all('summary').find((each) => each.textContent.trim() === 'Change the message')!;
    summary.focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    const field = visitor.focused as HTMLTextAreaElement;
    expect(visitor.one<HTMLLabelElement>(`label[for=${field.id}]`).textContent.trim()).to.equal('Your message');
    expect(visitor.root.getElementById(field.getAttribute('aria-describedby')!)?.textContent.trim()).to.equal(
      'The link follows at the end of it.',
    );
    await sendKeys({ press: 'Control+A' });
    await sendKeys({ type: 'Hi' });
    await visitor.until(() => whatsapp(visitor) === `Hi\n${by('whatsapp')}`);
  });

  it('is none to change where the author fixed it, or no way takes words', async () => {
    expect((await shown({ edit: false })).visitor.has('.edit-message')).to.equal(false);
    expect((await shown({ via: ['copy', 'facebook', 'qr'] })).visitor.has('.edit-message')).to.equal(false);
  });
});

describe('one friend after another', () => {
  it('each press is one share; a double press is one; the card says how many', async () => {
    const { visitor, told } = await shown();
    follow(visitor, 'whatsapp');
    follow(visitor, 'whatsapp');
    follow(visitor, 'mail');
    await visitor.until(() => sharesOf(visitor) === 2);
    expect(told.map((each) => (each as { channel: string }).channel)).to.deep.equal(['whatsapp', 'mail']);
    expect(visitor.one('[part=share-count]').textContent).to.contain('Shared so far: 2.');
  });

  it('the code to scan counts once, however often it is shown', async () => {
    const { visitor } = await shown();
    await visitor.until(() => visitor.has('[part~=share-qr]'));
    const button = visitor.one('[part~=share-qr]');
    for (let press = 0; press < 3; press++) button.click();
    await visitor.until(() => sharesOf(visitor) === 1);
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    const code = visitor.one('.qr svg');
    expect(code.getAttribute('aria-label')).to.equal(`QR code: ${by('qr')}`);
    expect(code.getBoundingClientRect().width).to.be.above(120);
  });

  it('offers the way that worked first the next time', async () => {
    const step = { share: address, via: ['copy', 'whatsapp', 'telegram'], skip: true };
    const visitor = await visit(
      flowOf([step, 'Another?', { ...step, share: 'https://shop.example/p' }, { ask: 'More?' }]),
    );
    await visitor.until(() => visitor.has('[part~=share-link-telegram]'));
    follow(visitor, 'telegram');
    await visitor.until(() => visitor.all('.share.card').length === 2);
    expect(
      [...visitor.all('.share.card')[1]!.querySelectorAll('a.button')].map(({ textContent }) => textContent.trim()),
    ).to.deep.equal(['Telegram', 'WhatsApp']);
  });

  it('names its button for the next friend', async () => {
    withSheet(() => Promise.resolve());
    const { visitor } = await shown();
    visitor.press('Share');
    await visitor.until(() => visitor.button('Share with someone else'));
  });
});

describe('how it looks', () => {
  const box = (element: Element) => element.getBoundingClientRect();

  it('has its title as the subject of its mail, in the language of the visitor and with its values', async () => {
    const title = 'For you, from {name}:\n50 % & more';
    const more = { texts: { nl: { [title]: 'Voor jou, van {name}' } }, vars: { name: 'Zoë' } };
    const subject = async (lang: string) =>
      new URL(link((await shown({ title }, { lang }, more)).visitor, 'mail')).searchParams.get('subject');
    expect(await subject('en')).to.equal('For you, from Zoë: 50 % & more');
    expect(await subject('nl')).to.equal('Voor jou, van Zoë');
  });

  for (const title of ['100 % & „mehr“ = +1?', 'Fête #1; déjà/vu', 'Line one\r\nBcc: a@b.example', '😀 “quoted” <b>'])
    it(`keeps the signs of its title in the subject: ${JSON.stringify(title)}`, async () => {
      const href = link((await shown({ title })).visitor, 'mail');
      expect(decodeURIComponent(href.slice('mailto:?'.length).split('&')[0]!)).to.equal(
        `subject=${title.replace(/\s+/g, ' ')}`,
      );
    });

  it('has an icon on each of its ways', async () => {
    const { visitor } = await shown();
    await visitor.until(() => visitor.has('[part~=share-qr]'));
    visitor.press('More ways');
    const buttons = visitor.all('.share .options .button:not(.more-ways)');
    expect(buttons.length).to.be.at.least(8);
    for (const button of buttons)
      expect(
        [...button.querySelectorAll('svg')].filter(
          (svg) => box(svg).width > 10 && svg.checkVisibility({ visibilityProperty: true }),
        ).length,
        button.textContent,
      ).to.equal(1);
  });

  for (const width of [320, 360, 390, 700])
    it(`has whole names in the middle of its buttons, each as high as a thumb, ${width} px wide`, async () => {
      const { visitor } = await shown();
      visitor.element.style.inlineSize = `${width}px`;
      await visitor.until(() => visitor.has('[part~=share-qr]'));
      visitor.press('More ways');
      for (const button of visitor.all('.share .options .button')) {
        expect(box(button).height, button.innerText).to.be.at.least(43.9);
        const seen = [...button.querySelectorAll('svg, span:not(:has(*))')].filter((each) =>
          each.checkVisibility({ visibilityProperty: true }),
        );
        const range = document.createRange();
        range.selectNodeContents(seen.at(-1) as Element);
        expect(new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size, button.innerText).to.equal(
          1,
        );
        const text = range.getBoundingClientRect();
        const left = Math.min(text.left, ...seen.slice(0, -1).map((each) => box(each).left));
        expect((left + text.right) / 2, button.innerText).to.be.closeTo(
          (box(button).left + box(button).right) / 2,
          1.5,
        );
      }
      expect(visitor.one('.scroll').scrollWidth).to.be.at.most(visitor.one('.scroll').clientWidth);
    });
});
