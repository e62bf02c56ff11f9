import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit, type Visitor } from '../element/harness.ts';

afterEach(cleanUp);

const box = (element: Element) => element.getBoundingClientRect();

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
