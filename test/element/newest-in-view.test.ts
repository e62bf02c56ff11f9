import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, next, visit, Visitor } from './harness.ts';

afterEach(async () => {
  cleanUp();
  for (const spacer of document.querySelectorAll('.spacer')) spacer.remove();
  scrollTo({ top: 0, behavior: 'instant' });
  await setViewport({ width: 800, height: 600 });
});

/** The page's own text above or below the chat. */
function spacer(height: number): HTMLElement {
  const element = Object.assign(document.createElement('div'), { className: 'spacer' });
  element.style.blockSize = `${height}px`;
  document.body.append(element);
  return element;
}
const frames = (count = 2) =>
  new Promise<void>((resolve) => {
    const tick = (left: number) => (left ? requestAnimationFrame(() => tick(left - 1)) : resolve());
    tick(count);
  });
/** Nothing on the page and in the chat moves any more. */
async function still(visitor: Visitor): Promise<void> {
  let before = '';
  for (let same = 0; same < 10;) {
    await frames(1);
    const now = `${scrollY} ${visitor.one('.scroll').scrollTop} ${visitor.one('.panel').scrollTop}`;
    same = now === before ? same + 1 : 0;
    before = now;
  }
}
/** Whether all of it can be seen: on the screen and in the transcript, not behind the composer. */
function inView(visitor: Visitor, element: Element): boolean {
  const box = element.getBoundingClientRect();
  const panel = visitor.one('.panel'),
    end = visitor.one('.end');
  // A low panel is scrolled as a whole, under its header.
  const low = panel.matches('.low');
  const seen = (low ? panel : visitor.one('.scroll')).getBoundingClientRect();
  const from = low ? visitor.one('header').getBoundingClientRect().bottom : seen.top;
  const inDock = !low && end.contains(element);
  const bottom = inDock
    ? innerHeight
    : Math.min(seen.bottom, innerHeight, low ? Infinity : end.getBoundingClientRect().top);
  return box.top >= (inDock ? 0 : Math.max(0, from)) - 1 && box.bottom <= bottom + 1;
}
async function click(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}
const words = (count: number) => 'Words that fill a line or two of it. '.repeat(count);
const hint = (visitor: Visitor) => visitor.root.querySelector<HTMLElement>('.latest');
const ways = ['Yes please', 'Tell me more', 'Not now'];
const opener = [words(8), words(9), words(9), { ask: 'Shall I put you on the list?', options: ways }];

describe('the way down', () => {
  it('gives the focus to the transcript when a key has pressed it and it is gone', async () => {
    await setViewport({ width: 390, height: 500 });
    const visitor = await visit(flowOf(opener));
    await visitor.until(() => hint(visitor));
    hint(visitor)!.focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => !hint(visitor));
    expect(visitor.focused).to.equal(visitor.one('.scroll'));
  });
});

describe('before anybody has acted', () => {
  for (const [width, height] of [
    [390, 844],
    [768, 900],
    [1280, 800],
    [320, 256],
  ] as const)
    it(`the opener stays at its beginning and a hint with words tells of more, ${width} by ${height}`, async () => {
      await setViewport({ width, height });
      const visitor = await visit(flowOf([...opener.slice(0, 3), ...opener]));
      await still(visitor);
      for (const box of ['.scroll', '.panel']) expect(visitor.one(box).scrollTop).to.equal(0);
      expect(inView(visitor, visitor.one('.notice'))).to.equal(true);
      await visitor.until(() => hint(visitor), 'the hint');
      expect(hint(visitor)?.innerText.trim()).to.equal('More below');
      expect((hint(visitor)?.querySelector('span') as HTMLElement).getBoundingClientRect().right).to.be.at.most(
        hint(visitor)?.getBoundingClientRect().right as number,
      );
      await click(hint(visitor) as Element);
      await still(visitor);
      expect(inView(visitor, visitor.one('.ask .option'))).to.equal(true);
      if (height > 300) expect(hint(visitor)).to.equal(null);
    });

  it('the hint leads to the question, also when that came after the hint', async () => {
    await setViewport({ width: 390, height: 500 });
    const visitor = await visit(
      flowOf([words(8), words(9), words(12), { ask: words(9), options: ways }], { pace: 'quick' }),
    );
    await visitor.until(() => hint(visitor) && visitor.options.length === 3);
    await still(visitor);
    await click(hint(visitor) as Element);
    await still(visitor);
    expect(inView(visitor, visitor.all('.bubble').at(-1) as Element)).to.equal(true);
  });

  it('nothing moves while the bot goes on talking, and nothing is hinted at where all is in sight', async () => {
    const visitor = await visit(flowOf(['Hi!', { ask: 'Well?', options: ways }]));
    await still(visitor);
    expect(hint(visitor)).to.equal(null);
    for (let count = 0; count < 12; count++) await visitor.element.say(words(3));
    await still(visitor);
    expect(visitor.one('.scroll').scrollTop).to.equal(0);
    await visitor.until(() => hint(visitor)?.innerText.trim() === 'More below');
  });

  it('a question below the edge of the screen is hinted at on the screen, and the page does not move', async () => {
    await setViewport({ width: 390, height: 844 });
    spacer(500);
    const visitor = await visit(flowOf([words(8), { ask: 'Shall I?', options: ways }]));
    spacer(900);
    await still(visitor);
    expect(scrollY).to.equal(0);
    await visitor.until(() => hint(visitor));
    const { top, bottom } = hint(visitor)!.getBoundingClientRect();
    expect(top).to.be.above(500);
    expect(bottom).to.be.at.most(844);
    await click(hint(visitor)!);
    await still(visitor);
    expect(scrollY).to.be.above(0);
    for (const option of visitor.all('.ask .option')) expect(inView(visitor, option)).to.equal(true);
  });

  it('the hint goes when the visitor scrolls the page to what it tells of', async () => {
    await setViewport({ width: 390, height: 844 });
    spacer(500);
    const visitor = await visit(flowOf([words(8), { ask: 'Shall I?', options: ways }]));
    spacer(900);
    await visitor.until(() => hint(visitor));
    scrollTo({ top: 400, behavior: 'instant' });
    await visitor.until(() => !hint(visitor));
  });

  it('a field to type in stands on the screen where the box is higher than that', async () => {
    await setViewport({ width: 390, height: 500 });
    const element = mount(flowOf(['Hi!', { ask: 'What is your name?', as: 'name' }]));
    element.style.blockSize = '900px';
    const visitor = await new Visitor(element).asks();
    await still(visitor);
    expect(inView(visitor, visitor.field)).to.equal(true);
    expect(inView(visitor, visitor.all('.bubble').at(-1) as Element)).to.equal(true);
    expect(scrollY).to.equal(0);
  });

  it('the composer covers nothing of a chat of which only the head shows', async () => {
    await setViewport({ width: 390, height: 844 });
    spacer(640);
    const visitor = await visit(flowOf(['Hi!', { ask: 'What is your name?', as: 'name' }]));
    await still(visitor);
    expect(visitor.one('.end').getBoundingClientRect().top).to.be.at.least(
      visitor.all('.bubble')[0]?.getBoundingClientRect().bottom as number,
    );
  });
});

describe('after the visitor has acted', () => {
  for (const [width, height, above] of [
    [390, 844, 520],
    [768, 900, 420],
    [1280, 800, 450],
  ] as const)
    it(`what is asked next comes into view, and the page scrolls no further, ${width} by ${height}`, async () => {
      await setViewport({ width, height });
      spacer(above);
      const visitor = await visit(
        flowOf([
          { ask: 'Shall I?', options: ways },
          words(4),
          words(4),
          { ask: 'How often?', options: [...ways, 'A fourth', 'A fifth'] },
        ]),
      );
      spacer(1200);
      await still(visitor);
      expect(scrollY).to.equal(0);
      await click(visitor.button('Yes please'));
      await visitor.until(() => visitor.options.length === 5);
      await still(visitor);
      for (const option of visitor.all('.ask .option')) expect(inView(visitor, option)).to.equal(true);
      expect(inView(visitor, visitor.all('.bubble').at(-1) as Element)).to.equal(true);
      const last = visitor.all('.ask .option').at(-1)!.getBoundingClientRect().bottom;
      // The line to type in stands at the edge of the screen.
      const edge = Math.min(innerHeight, visitor.one('.end').getBoundingClientRect().top);
      if (scrollY > 0) expect(edge - last).to.be.below(40);
    });

  it('so does a field to type in, by keyboard too, while the bot types on', async () => {
    await setViewport({ width: 390, height: 700 });
    spacer(400);
    const visitor = await visit(
      flowOf([{ ask: 'Shall I?', options: ways }, words(3), words(3), { ask: 'Your name?', as: 'name' }], {
        pace: 'quick',
      }),
    );
    spacer(1200);
    visitor.button('Yes please').focus({ preventScroll: true });
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.has('.dock .field'));
    await still(visitor);
    expect(inView(visitor, visitor.field)).to.equal(true);
    expect(inView(visitor, visitor.all('.bubble').at(-1) as Element)).to.equal(true);
  });

  it('a form that is higher than the transcript is shown from its question on, and the rest is hinted at', async () => {
    await setViewport({ width: 390, height: 844 });
    const fields = Array.from({ length: 9 }, (_, at) => ({ as: `field${at}`, label: `Field ${at}` }));
    const visitor = await visit(
      flowOf([
        { ask: 'Shall I?', options: ways },
        { ask: 'Who are you?', fields },
      ]),
    );
    await click(visitor.button('Yes please'));
    await visitor.until(() => visitor.has('.form'));
    await still(visitor);
    expect(inView(visitor, visitor.all('.bubble').at(-1) as Element)).to.equal(true);
    await visitor.until(() => hint(visitor)?.innerText.trim() === 'More below');
  });

  for (const [where, attributes] of [
    ['in the text', {}],
    ['in a bubble', { mode: 'bubble', open: '' }],
    ['as the page', { mode: 'page' }],
  ] as const)
    it(`words of what is wrong push no button out of sight, 390 by 844, ${where}`, async () => {
      await setViewport({ width: 390, height: 844 });
      if (!('mode' in attributes)) spacer(220);
      const fields = Array.from({ length: 5 }, (_, at) => ({ as: `field${at}`, label: `Field ${at}` }));
      const visitor = await visit(
        flowOf([
          { ask: 'Shall I?', options: ways },
          { ask: 'Who are you?', fields },
        ]),
        attributes,
      );
      spacer(1200);
      await visitor.until(() => visitor.options.length);
      await click(visitor.button('Yes please'));
      await visitor.until(() => visitor.has('.form'));
      await still(visitor);
      visitor.button('Send').scrollIntoView({ block: 'nearest', behavior: 'instant' });
      await still(visitor);
      await click(visitor.button('Send'));
      await visitor.until(() => visitor.all('.form .error').filter((error) => error.textContent.trim()).length === 5);
      await still(visitor);
      expect(visitor.focused?.id).to.equal('f-field0');
      expect(inView(visitor, visitor.focused as Element), 'the first that is wrong').to.equal(true);
      expect(inView(visitor, visitor.button('Send')), 'the button').to.equal(true);
      expect(hint(visitor)).to.equal(null);
    });

  it('where there is no room for both, the first that is wrong is in sight and the rest is hinted at', async () => {
    await setViewport({ width: 390, height: 844 });
    const fields = Array.from({ length: 12 }, (_, at) => ({ as: `field${at}`, label: `Field ${at}` }));
    const visitor = await visit(flowOf([{ ask: 'Who are you?', fields }]));
    await visitor.until(() => visitor.has('.form'));
    visitor.button('Send').scrollIntoView({ block: 'nearest', behavior: 'instant' });
    await still(visitor);
    await click(visitor.button('Send'));
    await visitor.until(() => visitor.focused?.id === 'f-field0');
    await still(visitor);
    expect(inView(visitor, visitor.focused as Element)).to.equal(true);
    expect(inView(visitor, visitor.all('.form .label')[0] as Element), 'its label').to.equal(true);
    await visitor.until(() => hint(visitor)?.innerText.trim() === 'More below');
  });

  for (const [kind, step] of [
    ['ticks', { ask: 'Which?', as: 'which', many: { min: 2 }, options: ['One', 'Two', 'Three', 'Four', 'Five'] }],
    ['a consent', { consent: words(5), as: 'may', required: true, link: '/privacy' }],
  ] as const)
    it(`nor does that of ${kind}`, async () => {
      await setViewport({ width: 360, height: 440 });
      const visitor = await visit(flowOf([{ ask: 'Shall I?', options: ways }, step]));
      await click(visitor.button('Yes please'));
      await visitor.until(() => visitor.has('.form'));
      const button = () => visitor.one('.form .primary');
      button().scrollIntoView({ block: 'nearest', behavior: 'instant' });
      await still(visitor);
      await click(button());
      await visitor.until(() => visitor.one('.form .error').textContent.trim());
      await still(visitor);
      expect(inView(visitor, visitor.one('.form .error')), 'the reason').to.equal(true);
      expect(inView(visitor, button()), 'the button').to.equal(true);
    });

  it('the page stays where the visitor has put it in the meantime', async () => {
    await setViewport({ width: 390, height: 844 });
    spacer(520);
    const visitor = await visit(
      flowOf(
        [
          { ask: 'Shall I?', options: ways },
          { wait: 1, say: words(4) },
          { ask: 'How often?', options: ways },
        ],
        { pace: 'quick' },
      ),
    );
    spacer(1200);
    await click(visitor.button('Yes please'));
    await visitor.until(() => visitor.has('.own'));
    await still(visitor);
    const before = scrollY;
    await sendMouse({ type: 'move', position: [200, 100] });
    dispatchEvent(new WheelEvent('wheel'));
    await visitor.until(() => visitor.options.length === 3);
    await still(visitor);
    expect(scrollY).to.equal(before);
  });

  it('a reader who scrolled up is not moved, and reads that there is more', async () => {
    const visitor = await visit(
      flowOf(
        [
          words(9),
          words(9),
          words(9),
          words(9),
          { ask: 'Shall I?', options: ways },
          { wait: 0.5, say: words(9) },
          { ask: 'How often?', options: ways },
        ],
        { pace: 'quick' },
      ),
    );
    visitor.one('.scroll').scrollTop = 99_999;
    await still(visitor);
    await click(visitor.button('Yes please'));
    await visitor.until(() => visitor.has('.own'));
    await still(visitor);
    visitor.one('.scroll').scrollTop = 40;
    await visitor.until(() => visitor.options.length === 3);
    await still(visitor);
    expect(visitor.one('.scroll').scrollTop).to.equal(40);
    expect(hint(visitor)?.innerText.trim()).to.equal('New messages');
  });

  it('an answer that the page gives does not move the page', async () => {
    await setViewport({ width: 390, height: 844 });
    spacer(520);
    const visitor = await visit(
      flowOf([{ ask: 'Shall I?', options: ways }, words(9), { ask: 'How often?', options: ways }]),
    );
    spacer(1200);
    await visitor.element.answer('Yes please');
    await visitor.until(() => visitor.has('.own'));
    await still(visitor);
    expect(scrollY).to.equal(0);
  });

  it('a bubble and a chat that is the page leave the page alone', async () => {
    for (const mode of ['bubble', 'page']) {
      spacer(2000);
      const visitor = await visit(
        flowOf([
          { ask: 'Shall I?', options: ways },
          words(9),
          words(9),
          words(9),
          { ask: 'How often?', options: ways },
        ]),
        { mode, open: '' },
      );
      visitor.press('Yes please');
      await visitor.until(() => visitor.has('.own'));
      await still(visitor);
      expect(scrollY).to.equal(0);
      for (const option of visitor.all('.ask .option')) expect(inView(visitor, option)).to.equal(true);
      cleanUp();
    }
  });

  it('begun anew it stands at its beginning', async () => {
    const visitor = await visit(flowOf(opener));
    visitor.one('.scroll').scrollTop = 99_999;
    await still(visitor);
    await click(visitor.button('Not now'));
    await visitor.until(() => visitor.has('.own'));
    void visitor.element.restart();
    await visitor.until(() => !visitor.has('.own') && visitor.options.length === 3);
    await still(visitor);
    expect(visitor.one('.scroll').scrollTop).to.equal(0);
  });
});

describe('after a reload', () => {
  it('the chat stands at the open question, and the page where it was', async () => {
    await setViewport({ width: 390, height: 844 });
    spacer(300);
    const flow = flowOf([
      words(9),
      words(9),
      words(9),
      { ask: 'Shall I?', options: ways },
      words(9),
      { ask: 'How often?', options: ways },
    ]);
    const first = await visit(flow, { keep: 'visit' });
    first.press('Yes please');
    await first.until(() => first.has('.own') && first.options.length === 3);
    first.element.remove();
    await frames();
    spacer(2000);
    scrollTo({ top: 10, behavior: 'instant' });
    const element = mount(flow, { keep: 'visit' });
    spacer(900);
    await next(element, 'smoc-ready');
    const visitor = await new Visitor(element).asks();
    await still(visitor);
    expect(scrollY).to.equal(10);
    const scroller = visitor.one('.scroll');
    expect(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight).to.be.below(2);
    await visitor.element.forget();
  });

  it('a form that is higher than the transcript is shown from its question on', async () => {
    const fields = Array.from({ length: 12 }, (_, at) => ({ as: `field${at}`, label: `Field ${at}` }));
    const flow = flowOf([words(30), { ask: 'Shall I?', options: ways }, { ask: 'Who are you?', fields }]);
    const first = await visit(flow, { keep: 'visit' });
    first.press('Yes please');
    await first.until(() => first.has('.form'));
    first.element.remove();
    await frames();
    const element = mount(flow, { keep: 'visit' });
    const visitor = await new Visitor(element).until((it) => it.has('.form'));
    await still(visitor);
    expect(inView(visitor, visitor.all('.bubble').at(-1) as Element)).to.equal(true);
    await visitor.element.forget();
  });
});
