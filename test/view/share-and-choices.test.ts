import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit, type Visitor } from '../element/harness.ts';

afterEach(cleanUp);

const share = (more: object) => visit(flowOf([{ share: 'https://shop.example/?ref=A', skip: true, ...more }]));
const box = (element: Element) => element.getBoundingClientRect();

describe('a share step', () => {
  it('has its title as the subject of its mail, in the language of the visitor and with its values', async () => {
    const flow = flowOf(
      [{ share: 'https://shop.example/', title: 'For you, from {name}:\n50 % & more', via: ['mail'], skip: true }],
      { texts: { nl: { 'For you, from {name}:\n50 % & more': 'Voor jou, van {name}' } }, vars: { name: 'Zoë' } },
    );
    const subject = async (lang: string) => {
      const visitor = await visit(flow, { lang });
      await visitor.until(() => visitor.has('[part~=share-link-mail]'));
      return new URL(visitor.one<HTMLAnchorElement>('[part~=share-link-mail]').href).searchParams.get('subject');
    };
    expect(await subject('en')).to.equal('For you, from Zoë: 50 % & more');
    expect(await subject('nl')).to.equal('Voor jou, van Zoë');
  });

  it('has the brand as its subject without a title', async () => {
    const visitor = await share({ via: ['mail'] });
    await visitor.until(() => visitor.has('[part~=share-link-mail]'));
    expect(visitor.one<HTMLAnchorElement>('[part~=share-link-mail]').href).to.contain(`subject=${location.hostname}`);
  });

  it('has an icon on each of its buttons', async () => {
    const visitor = await share({
      via: ['native', 'copy', 'whatsapp', 'mail', 'facebook', 'x', 'telegram', 'linkedin', 'qr'],
    });
    await visitor.until(() => visitor.has('[part~=share-qr]'));
    const buttons = visitor.all('.share .button');
    expect(buttons.length).to.be.at.least(8);
    for (const button of buttons)
      expect(
        [...button.querySelectorAll('svg')].filter(
          (svg) => box(svg).width > 10 && svg.checkVisibility({ visibilityProperty: true }),
        ).length,
        button.textContent,
      ).to.equal(1);
  });

  it('leads into Messenger and text messages on a phone, and nowhere else', async () => {
    const via = ['messenger', 'sms', 'mail'];
    const hrefs = async () => {
      const visitor = await share({ via });
      await visitor.until(() => visitor.has('[part~=share-link-mail]'));
      return visitor.all<HTMLAnchorElement>('.share a.button').map(({ href }) => href.split('?')[0]);
    };
    expect(await hrefs()).to.deep.equal(['mailto:']);
    for (const userAgent of ['Mozilla/5.0 (Linux; Android 14)', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)']) {
      Object.defineProperty(navigator, 'userAgent', { value: userAgent, configurable: true });
      try {
        expect(await hrefs()).to.deep.equal(['fb-messenger://share/', 'sms:', 'mailto:']);
        const visitor = await share({ via });
        await visitor.until(() => visitor.has('[part~=share-link-messenger]'));
        const link = visitor.one<HTMLAnchorElement>('[part~=share-link-messenger]');
        expect(new URL(link.href).searchParams.get('link')).to.equal('https://shop.example/?ref=A');
        expect([link.innerText.trim(), link.getAttribute('aria-label')]).to.deep.equal([
          'Messenger',
          'Share by Messenger',
        ]);
        expect(link.target).to.equal('_self');
      } finally {
        delete (navigator as { userAgent?: unknown }).userAgent;
      }
    }
  });

  for (const title of ['100 % & „mehr“ = +1?', 'Fête #1; déjà/vu', 'Line one\r\nBcc: a@b.example', '😀 “quoted” <b>'])
    it(`keeps the signs of its title in the subject: ${JSON.stringify(title)}`, async () => {
      const visitor = await share({ via: ['mail'], title });
      await visitor.until(() => visitor.has('[part~=share-link-mail]'));
      const { href } = visitor.one<HTMLAnchorElement>('[part~=share-link-mail]');
      const [subject = '', body = ''] = href.slice('mailto:?'.length).split('&');
      // Mail programs know no `+` for a blank.
      expect(href).not.to.include('+');
      expect(decodeURIComponent(subject)).to.equal(`subject=${title.replace(/\s+/g, ' ')}`);
      expect(decodeURIComponent(body)).to.equal('body=https://shop.example/?ref=A');
    });

  for (const width of [320, 360, 390, 700])
    it(`has whole names in the middle of its buttons, ${width} px wide`, async () => {
      const visitor = await share({
        via: ['copy', 'whatsapp', 'mail', 'telegram', 'facebook', 'linkedin', 'qr'],
      });
      visitor.element.style.inlineSize = `${width}px`;
      await visitor.until(() => visitor.has('[part~=share-qr]'));
      for (const button of visitor.all('.share .button')) {
        const shown = [...button.querySelectorAll('svg, span:not(:has(*))')].filter((each) =>
          each.checkVisibility({ visibilityProperty: true }),
        );
        const range = document.createRange();
        range.selectNodeContents(shown.at(-1) as Element);
        expect(new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size, button.innerText).to.equal(
          1,
        );
        const words = range.getBoundingClientRect();
        const left = Math.min(words.left, ...shown.slice(0, -1).map((each) => box(each).left)),
          right = words.right;
        expect((left + right) / 2, button.innerText).to.be.closeTo((box(button).left + box(button).right) / 2, 1.5);
      }
      expect(visitor.one('.scroll').scrollWidth).to.be.at.most(visitor.one('.scroll').clientWidth);
    });

  it('shows its address as a code to scan, when asked to', async () => {
    const visitor = await share({ via: ['qr'] });
    await visitor.until(() => visitor.has('[part~=share-qr]'));
    const button = visitor.one('[part~=share-qr]');
    expect(visitor.one('.qr').hidden).to.equal(true);
    button.click();
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    const code = visitor.one('.qr svg');
    expect(code.getAttribute('aria-label')).to.equal('QR code: https://shop.example/?ref=A');
    expect(box(code).width).to.be.above(120);
    await visitor.until(() => visitor.element.snapshot()?.pending?.kind === 'end');
  });
});

describe('a reward', () => {
  const size = (element: Element) => parseFloat(getComputedStyle(element).fontSize);

  it('shows what one gets larger than what it is called', async () => {
    const visitor = await visit(
      flowOf([
        { reward: '25 % off', title: 'Your welcome gift', code: 'HELLO' },
        { reward: 'A free coffee' },
        { ask: 'Well?' },
      ]),
    );
    await visitor.until(() => visitor.all('.reward.card').length === 2);
    const [one, other] = visitor.all('.reward.card') as [HTMLElement, HTMLElement];
    expect(size(one.querySelector('.worth') as Element)).to.be.above(size(one.querySelector('strong') as Element));
    expect(size(other.querySelector('strong') as Element)).to.be.above(size(visitor.one('.bubble')));
  });

  it('has a code to scan where the flow asks for one', async () => {
    const visitor = await visit(
      flowOf([{ reward: 'Pass', title: 'Yours', code: 'VIP-7', qr: true }, { ask: 'Well?' }]),
    );
    await visitor.until(() => visitor.has('.reward .qr-code'));
    expect(visitor.one('.reward .qr-code').getAttribute('aria-label')).to.equal('QR code: VIP-7');
  });
});

describe('the layout of a choice', () => {
  const options = ['Oslo', 'Bergen', 'Trondheim', 'Stavanger', 'Tromsø', 'Drammen', 'Fredrikstad'];
  async function laidOut(layout: string, more: object = {}): Promise<Visitor> {
    const visitor = await visit(flowOf([{ ask: 'Where?', as: 'town', options, layout, ...more }, 'You said {town}.']));
    await visitor.until(() => visitor.has(`.ask .as-${layout}`));
    visitor.element.style.inlineSize = '390px';
    return visitor;
  }
  const rows = (visitor: Visitor) => [
    ...new Set(visitor.all('.ask .option').map((option) => Math.round(box(option).top))),
  ];

  it('grid: all are as wide as each other, in columns', async () => {
    const visitor = await laidOut('grid');
    expect(new Set(visitor.all('.ask .option').map((option) => Math.round(box(option).width))).size).to.equal(1);
    expect(rows(visitor).length).to.be.within(2, options.length - 1);
    visitor.press('Bergen');
    await visitor.says('You said Bergen.');
  });

  it('row: all in one line, which can be scrolled to its end', async () => {
    const visitor = await laidOut('row');
    expect(rows(visitor)).to.have.length(1);
    const last = visitor.all('.ask .option').at(-1) as HTMLElement;
    expect(box(last).left).to.be.above(box(visitor.one('.panel')).right);
    last.focus();
    await visitor.until(() => box(last).right <= box(visitor.one('.panel')).right);
    expect(visitor.one('.scroll').scrollWidth).to.be.at.most(visitor.one('.scroll').clientWidth);
  });

  it('menu: a list that opens, named by the question, which asks again where nothing is chosen', async () => {
    const visitor = await laidOut('menu');
    const list = visitor.one<HTMLSelectElement>('.ask select');
    expect(visitor.root.getElementById(list.getAttribute('aria-labelledby') ?? '')?.textContent).to.contain('Where?');
    expect([...list.options].map(({ label }) => label)).to.deep.equal(['Choose an answer', ...options]);
    visitor.press('Next');
    await visitor.until(() => visitor.one('.ask .error').textContent.trim());
    list.selectedIndex = 3;
    visitor.press('Next');
    await visitor.says('You said Trondheim.');
  });

  it('menu with pictures, links or words of one’s own stays buttons', async () => {
    const visitor = await visit(flowOf([{ ask: 'Where?', options, layout: 'menu', other: true }]));
    await visitor.until(() => visitor.all('.ask .option').length === options.length + 1);
  });
});
