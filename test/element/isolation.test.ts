import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

/** Sheets as hosts have them, each of which breaks chats that live in the page's own tree. */
const sheets: [name: string, css: string][] = [
  [
    'everything of everything, important',
    '* { all: revert !important; color: red !important; font: italic 40px cursive !important; letter-spacing: 5px !important; text-transform: uppercase !important; line-height: 3 !important; padding: 9px !important; border: 4px solid red !important; direction: rtl !important; text-align: right !important; }',
  ],
  ['a root of 62.5 %', 'html { font-size: 62.5% } body { font-size: 1.6rem }'],
  ['a huge root', 'html { font-size: 300% }'],
  ['old box sizing', '*, *::before { box-sizing: content-box !important }'],
  ['from right to left', 'html { direction: rtl } body { text-align: end; unicode-bidi: bidi-override }'],
  [
    'buttons of a theme',
    'button, input, textarea, select { background: #f0f !important; border-radius: 0 !important; padding: 40px !important; width: 100% !important; text-transform: uppercase !important; box-shadow: 0 0 9px red !important }',
  ],
  [
    'links and pictures of a theme',
    'a { color: lime !important; text-decoration: line-through !important } img, svg { max-width: none !important; height: auto !important; display: block !important; fill: red !important }',
  ],
  [
    'a reset',
    'html, body, div, span, p, a, form, label { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline } body { line-height: 1 } ol, ul { list-style: none }',
  ],
  [
    'words that do not break',
    'body { white-space: nowrap; word-break: break-all; word-spacing: 20px; text-indent: 40px; hyphens: none; visibility: visible; cursor: wait }',
  ],
  [
    'parts with common names',
    '.panel, .bubble, .row, .button, header, .scroll { display: none !important; color: red !important }',
  ],
  [
    'quotes, lists, tabs',
    'body { quotes: none; list-style: square; tab-size: 40; text-shadow: 1px 1px 2px red; font-variant: small-caps; font-weight: 900; font-stretch: condensed }',
  ],
  [
    'Bootstrap’s way',
    '*, ::after, ::before { box-sizing: border-box } body { font-family: serif; color: #212529; -webkit-text-size-adjust: 100% } p { margin-bottom: 1rem } button:focus:not(:focus-visible) { outline: 0 } [type=button] { -webkit-appearance: button }',
  ],
];

const step = { ask: 'Shall **we**? [Read on](/x)', options: ['Yes', 'No'] };
const flow = () =>
  flowOf(['Hello there, this is a message of some length, so that it takes two lines at least.', step]);

/** Where everything stands in the panel, and how it looks. */
const picture = (visitor: Visitor) => {
  const panel = visitor.one('.panel');
  const base = panel.getBoundingClientRect();
  return [panel, ...visitor.all('.panel *')].map((each) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    const style = getComputedStyle(each);
    return [
      each.className,
      left - base.left,
      top - base.top,
      width,
      height,
      style.color,
      style.fontFamily,
      style.fontSize,
      style.fontStyle,
      style.letterSpacing,
      style.textTransform,
      style.textAlign,
      style.lineHeight,
      style.whiteSpace,
      style.wordSpacing,
      style.textIndent,
      style.textShadow,
      style.backgroundColor,
      style.cursor,
      style.fontWeight,
      style.fontVariant,
      style.direction,
    ].join(' | ');
  });
};

describe('the page’s own style', () => {
  for (const [name, css] of sheets)
    it(`changes nothing inside: ${name}`, async () => {
      const place = document.createElement('div');
      document.body.append(place);
      place.style.cssText =
        'position: fixed !important; inset: 0 auto auto 0 !important; inline-size: 400px !important; block-size: 640px !important; padding: 0 !important; border: 0 !important; margin: 0 !important';
      const visitor = await visit(flow());
      place.append(visitor.element);
      visitor.element.style.cssText =
        'display: block !important; inline-size: 400px !important; block-size: 640px !important; margin: 0 !important';
      await visitor.until(() => visitor.root.adoptedStyleSheets.length >= 3);
      const bare = picture(visitor);
      const sheet = document.createElement('style');
      sheet.textContent = css;
      document.head.append(sheet);
      const dressed = picture(visitor);
      sheet.remove();
      place.remove();
      expect(bare.length).to.be.greaterThan(15);
      expect(dressed).to.deep.equal(bare);
    });

  it('can set the box, the tokens and the parts', async () => {
    const sheet = document.createElement('style');
    sheet.textContent =
      'smoc-chat { display: block; block-size: 20rem; --smoc-radius: 0px } smoc-chat::part(bubble) { outline: 2px solid red }';
    document.head.append(sheet);
    const visitor = await visit(flow());
    expect(visitor.one('.panel').getBoundingClientRect().height).to.equal(320);
    expect(getComputedStyle(visitor.one('.panel')).borderRadius).to.equal('0px');
    expect(getComputedStyle(visitor.one('.bubble')).outlineWidth).to.equal('2px');
    sheet.remove();
  });
});

describe('the chat', () => {
  it('fits into 320 px, and at 400 % zoom, without a line that runs out', async () => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    const visitor = await visit(flowOf([long, { ask: `${long}?`, options: [`${long} and ${long}`, 'No'] }]));
    for (const [inline, size] of [
      ['320px', '16px'],
      ['320px', '32px'],
      ['256px', '16px'],
    ] as const) {
      visitor.element.style.inlineSize = inline;
      visitor.element.style.setProperty('--smoc-size', size);
      await visitor.element.updateComplete;
      const box = visitor.one('.panel').getBoundingClientRect();
      for (const each of visitor.all('.bubble, .option, .brand, [part=notice]')) {
        expect(each.getBoundingClientRect().right, `${each.className} at ${inline}`).to.be.at.most(box.right + 0.5);
        expect(each.scrollWidth, `${each.className} at ${inline}`).to.be.at.most(each.clientWidth + 3);
      }
      const scroll = visitor.one('.scroll');
      expect(scroll.scrollWidth).to.be.at.most(scroll.clientWidth);
    }
  });

  it('has targets that a thumb meets', async () => {
    const visitor = await visit(flowOf([{ ask: 'Well?', options: ['A', 'B'], skip: true }]));
    for (const each of visitor.all('button')) {
      const { width, height } = each.getBoundingClientRect();
      expect(Math.min(width, height), each.textContent).to.be.at.least(44);
    }
  });

  it('moves nothing in the space that the page reserves', async () => {
    const shifts: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    });
    observer.observe({ type: 'layout-shift' });
    const sheet = document.createElement('style');
    sheet.textContent = 'smoc-chat { display: block; block-size: 30rem }';
    document.head.append(sheet);
    const below = document.createElement('p');
    below.textContent = 'Below';
    const visitor = await visit(flow());
    visitor.element.after(below);
    const top = below.getBoundingClientRect().top;
    visitor.press('Yes');
    await visitor.until(() => visitor.messages.includes('Yes'));
    expect(below.getBoundingClientRect().top).to.equal(top);
    observer.disconnect();
    sheet.remove();
    below.remove();
    expect(shifts).to.deep.equal([]);
  });
});
