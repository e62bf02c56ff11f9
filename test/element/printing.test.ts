import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { contrast } from '../../src/theme/palette.lazy.ts';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';

afterEach(async () => {
  await emulateMedia({ media: 'screen', colorScheme: 'light' });
  cleanUp();
  await setViewport({ width: 800, height: 600 });
});

const count = 140;
const messages = Array.from({ length: count }, (_, index) => `Message ${index}.`);
const question = { ask: 'Your name?', as: 'name', skip: true };
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const hex = (color: string) =>
  `#${(color.match(/[\d.]+/g) ?? [])
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;

/** Rows that paper has no place for: of no height, or outside of a box that cuts them off. */
function lost(visitor: Visitor): string[] {
  return visitor
    .all('.row .bubble')
    .filter((bubble) => {
      const { top, bottom, height } = bubble.getBoundingClientRect();
      if (height < 10) return true;
      for (
        let box: Element | null = bubble;
        box;
        box = box.parentElement ?? (box.getRootNode() as ShadowRoot).host ?? null
      ) {
        // Nothing around it cuts that off.
        if (box.matches(':modal')) return false;
        const { overflowY, contain, position } = getComputedStyle(box);
        if (overflowY === 'visible' && contain === 'none' && position !== 'fixed') continue;
        const edge = box.getBoundingClientRect();
        if (position === 'fixed' || top < edge.top - 1 || bottom > edge.bottom + 1)
          return box !== document.documentElement;
      }
      return false;
    })
    .map((bubble) => bubble.innerText);
}

for (const [name, attributes] of Object.entries({
  'inline, in a box that the page reserves': { style: 'display: block; block-size: 20rem; max-block-size: 20rem' },
  'that is the page': { mode: 'page' },
  'that is the page, on a low screen': { mode: 'page', low: '' },
}))
  it(`a chat ${name} prints all its messages and nothing to press`, async () => {
    if ('low' in attributes) await setViewport({ width: 500, height: 200 });
    const visitor = await visit(flowOf([...messages, question]), attributes as unknown as Record<string, string>);
    await visitor.until(() => visitor.all('.bubble').length > count && visitor.has('.dock'));
    await drawn();
    expect(lost(visitor).length, 'on the screen most are scrolled out of sight').to.be.above(100);
    const leftOut = () =>
      visitor.all('.transcript-page').filter((page) => getComputedStyle(page).contentVisibility !== 'visible').length;
    expect(leftOut()).to.be.above(0);
    await emulateMedia({ media: 'print' });
    await drawn();
    expect(lost(visitor)).to.deep.equal([]);
    expect(leftOut(), 'pages that the browser may leave out').to.equal(0);
    for (const selector of ['.dock', '[part=restart]'])
      expect(visitor.one(selector).checkVisibility(), selector).to.equal(false);
    expect(visitor.one('header .brand').checkVisibility()).to.equal(true);
    expect(getComputedStyle(visitor.one('.row')).animationName).to.equal('none');
    await emulateMedia({ media: 'screen' });
    await drawn();
    expect(lost(visitor).length, 'as before').to.be.above(100);
  });

it('what follows an inline chat on the page is printed below it', async () => {
  const visitor = await visit(flowOf([...messages, question]), { style: 'display: block; block-size: 20rem' });
  const below = document.createElement('p');
  below.textContent = 'Below';
  visitor.element.after(below);
  await emulateMedia({ media: 'print' });
  await drawn();
  const last = visitor.all('.bubble').at(-1)?.getBoundingClientRect().bottom ?? Infinity;
  expect(below.getBoundingClientRect().top).to.be.at.least(last);
  below.remove();
});

for (const theme of ['nordlys', 'tuut', 'aldenwaard'])
  it(`${theme} is read on paper, in the dark too`, async () => {
    await emulateMedia({ colorScheme: 'dark' });
    const visitor = await visit(flowOf(['Hello.', { ask: 'Well?', options: ['Yes', 'No'] }, 'Fine.', question]), {
      theme: `/themes/${theme}.json`,
    });
    visitor.press('Yes');
    await visitor.says('Your name?');
    await emulateMedia({ media: 'print', colorScheme: 'dark' });
    await drawn();
    for (const each of visitor.all('.bubble, .name, .notice'))
      expect(contrast(hex(getComputedStyle(each).color), '#ffffff'), each.innerText).to.be.at.least(4.5);
  });

describe('a bubble', () => {
  async function bubble(open: boolean): Promise<Visitor> {
    const visitor = new Visitor(mount(flowOf([...messages, question]), { mode: 'bubble', ...(open && { open: '' }) }));
    await visitor.until(() => visitor.has('.launcher'));
    if (open) await visitor.asks();
    await emulateMedia({ media: 'print' });
    await drawn();
    return visitor;
  }
  for (const open of [false, true])
    it(`${open ? 'that is open beside the page' : 'that is closed'} leaves the paper to the page`, async () => {
      const visitor = await bubble(open);
      expect(visitor.one('.launcher').checkVisibility(), 'the button').to.equal(false);
      expect(visitor.one('.window').checkVisibility(), 'the window').to.equal(false);
    });

  it('that takes the whole screen of a phone prints its conversation', async () => {
    await setViewport({ width: 390, height: 760 });
    const visitor = await bubble(true);
    expect(visitor.one('.launcher').checkVisibility(), 'the button').to.equal(false);
    expect(visitor.one('.close').checkVisibility(), 'the button in the window').to.equal(false);
    expect(lost(visitor)).to.deep.equal([]);
  });
});
