import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, Visitor } from './harness.ts';

const large = { width: 1200, height: 800 };
const phone = { width: 390, height: 760 };

/** What a test puts on the page beside the chat. */
let stage: HTMLElement;
beforeEach(async () => {
  await setViewport(large);
  stage = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  cleanUp();
  stage.remove();
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
  scrollTo(0, 0);
});
after(() => setViewport({ width: 800, height: 600 }));

const flow = () => flowOf(['Hello!', { ask: 'Shall we?', options: ['Yes', 'No'] }, 'Fine.']);
const launcher = (visitor: Visitor) => visitor.one<HTMLButtonElement>('.launcher');
const dialog = (visitor: Visitor) => visitor.one<HTMLDialogElement>('.window');

/** A bubble whose tag stands in `place`. */
async function bubbleIn(place: Element, attributes: Record<string, string> = {}): Promise<Visitor> {
  const element = mount(flow(), { mode: 'bubble', ...attributes });
  place.append(element);
  const visitor = new Visitor(element);
  await visitor.until(() => visitor.has('.launcher'), 'the launcher');
  return visitor;
}

const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** The innermost element that a press in the middle of `element` meets. */
function pressedAt(element: Element): Element | null {
  const { x, y, width, height } = element.getBoundingClientRect();
  let hit = document.elementFromPoint(x + width / 2, y + height / 2);
  for (let inner = hit; inner; inner = inner.shadowRoot?.elementFromPoint(x + width / 2, y + height / 2) ?? null) {
    if (inner === hit && hit !== inner.shadowRoot?.elementFromPoint(x + width / 2, y + height / 2)) hit = inner;
    if (!inner.shadowRoot) return inner;
  }
  return hit;
}
const isMet = (element: Element) => element.contains(pressedAt(element)) && element.getBoundingClientRect().width > 0;
/** How far the button is from the corner of the screen. */
const gapsOf = (element: Element) => {
  const { right, bottom } = element.getBoundingClientRect();
  return [innerWidth - right, innerHeight - bottom];
};

/** Opens by a press, and looks whether the window stands beside its button, whole, on top of the page. */
async function opensBesideIts(visitor: Visitor): Promise<void> {
  launcher(visitor).click();
  await visitor.asks();
  await visitor.until(() => dialog(visitor).style.inset, 'its place');
  await visitor.until(() => isMet(dialog(visitor)), 'the window on top');
  await Promise.all(
    dialog(visitor)
      .getAnimations()
      .map(({ finished }) => finished),
  );
  const box = dialog(visitor).getBoundingClientRect();
  expect(box.left).to.be.at.least(0);
  expect(box.top).to.be.at.least(0);
  expect(box.right).to.be.at.most(innerWidth);
  expect(box.bottom).to.be.at.most(launcher(visitor).getBoundingClientRect().top);
  expect(box.width).to.be.at.least(300);
  expect(box.height).to.be.at.least(300);
  visitor.press('Yes');
  await visitor.says('Fine.');
}

const wrappers: Readonly<Record<string, string>> = {
  'a transform': 'transform: translateZ(0)',
  'a transform that is under way': 'transform: scale(0.5) rotate(3deg)',
  'a translation of its own': 'translate: 10px 40px',
  'a filter': 'filter: blur(2px)',
  'a backdrop filter': 'backdrop-filter: blur(2px)',
  'contained paint': 'contain: paint',
  'strict containment': 'contain: strict; block-size: 40px',
  'a container': 'container-type: inline-size; overflow: hidden',
  'something to come': 'will-change: transform',
  'a perspective': 'perspective: 400px',
  'a box that cuts off': 'overflow: hidden; block-size: 20px; transform: translateZ(0)',
  'a low stacking order': 'position: relative; z-index: 0; isolation: isolate',
  'content that waits off screen': 'content-visibility: auto; block-size: 20px',
  'something that fades in': 'opacity: 0',
  'a mask': 'mask-image: linear-gradient(transparent, transparent)',
  'a clip': 'clip-path: inset(50%)',
};

describe('a bubble whose tag stands far down the page', () => {
  beforeEach(() => {
    const room = stage.appendChild(document.createElement('div'));
    room.style.blockSize = '3000px';
  });

  for (const [name, css] of Object.entries(wrappers))
    it(`floats above the page inside ${name}`, async () => {
      const wrapper = stage.appendChild(document.createElement('div'));
      wrapper.style.cssText = css;
      const visitor = await bubbleIn(wrapper);
      await drawn();
      expect(gapsOf(launcher(visitor))).to.deep.equal([20, 20]);
      expect(isMet(launcher(visitor)), 'the button can be pressed').to.equal(true);
      await opensBesideIts(visitor);
      const before = dialog(visitor).getBoundingClientRect();
      scrollTo(0, 1500);
      await drawn();
      expect(gapsOf(launcher(visitor)), 'scrolled').to.deep.equal([20, 20]);
      expect(dialog(visitor).getBoundingClientRect().top).to.equal(before.top);
    });

  it('floats above a sticky header of the highest order', async () => {
    const header = stage.appendChild(document.createElement('div'));
    header.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: #fff';
    const visitor = await bubbleIn(stage);
    await drawn();
    expect(isMet(launcher(visitor))).to.equal(true);
    await opensBesideIts(visitor);
  });

  for (const [name, around] of Object.entries({
    'a closed details': '<details><summary>More</summary><div></div></details>',
    'details in details, both closed':
      '<details><summary>More</summary><details><summary>And more</summary><div></div></details></details>',
    'what is hidden until it is found': '<section hidden="until-found"><div></div></section>',
    'content that is not shown': '<section style="content-visibility: hidden"><div></div></section>',
  }))
    it(`floats above the page inside ${name}`, async () => {
      stage.append(document.createRange().createContextualFragment(around));
      const place = [...stage.querySelectorAll('div')].at(-1) as HTMLElement;
      const visitor = await bubbleIn(place);
      await visitor.until(() => isMet(launcher(visitor)), 'a button that can be pressed');
      expect(gapsOf(launcher(visitor))).to.deep.equal([20, 20]);
      await opensBesideIts(visitor);
      expect(stage.querySelector('details[open]'), 'the page stays as it was').to.equal(null);
    });

  it('goes on above the page when the details around it are closed while people talk', async () => {
    stage.append(document.createRange().createContextualFragment('<details open><summary>More</summary></details>'));
    const details = stage.querySelector('details') as HTMLDetailsElement;
    const visitor = await bubbleIn(details);
    await drawn();
    await opensBesideIts(visitor);
    details.open = false;
    await visitor.until(() => isMet(dialog(visitor)) && isMet(launcher(visitor)), 'a window above the page');
    expect(visitor.messages).to.include('Fine.');
  });

  it('is not shown where the page does not show it', async () => {
    const place = stage.appendChild(document.createElement('div'));
    const visitor = await bubbleIn(place);
    await drawn();
    place.style.display = 'none';
    expect(launcher(visitor).getBoundingClientRect().width).to.equal(0);
    place.style.display = '';
    expect(isMet(launcher(visitor))).to.equal(true);
    visitor.element.hidden = true;
    expect(launcher(visitor).getBoundingClientRect().width).to.equal(0);
    visitor.element.hidden = false;
    expect(isMet(launcher(visitor))).to.equal(true);
    expect(visitor.element.parentElement).to.equal(place);
  });

  it('is back at once when the page moves it, open as it was', async () => {
    const [one, other] = [0, 1].map(() => {
      const place = stage.appendChild(document.createElement('div'));
      place.style.transform = 'translateZ(0)';
      return place;
    }) as unknown as [HTMLElement, HTMLElement];
    const visitor = await bubbleIn(one);
    await opensBesideIts(visitor);
    other.append(visitor.element);
    await visitor.until(() => isMet(launcher(visitor)) && isMet(dialog(visitor)), 'button and window above the page');
    expect(gapsOf(launcher(visitor))).to.deep.equal([20, 20]);
    expect(visitor.messages).to.include('Fine.');
  });

  it('on a phone has nothing of its own on top of its window, and its button again once that is closed', async () => {
    await setViewport(phone);
    const visitor = await bubbleIn(stage);
    const button = launcher(visitor);
    button.click();
    await visitor.asks();
    await visitor.until(() => dialog(visitor).matches(':modal'), 'a modal window');
    // The page shows something of its own meanwhile, after which the chat is brought to the front anew.
    stage.appendChild(document.createElement('details')).open = true;
    await drawn();
    expect(getComputedStyle(button).visibility).to.equal('hidden');
    expect(isMet(button)).to.equal(false);
    visitor.one('.close').click();
    await visitor.until(() => isMet(button), 'the button');
    expect(visitor.focused).to.equal(button);
  });

  it('moved on a phone, takes the whole screen again', async () => {
    await setViewport(phone);
    const other = stage.appendChild(document.createElement('div'));
    const visitor = await bubbleIn(stage);
    launcher(visitor).click();
    await visitor.asks();
    other.append(visitor.element);
    await visitor.until(() => dialog(visitor).matches(':modal') && isMet(dialog(visitor)), 'a modal window');
  });
});

describe('a bubble and what the page itself puts on top', () => {
  const modalOf = (inner = '<button>Pay</button>') => {
    stage.insertAdjacentElement('beforeend', document.createElement('dialog'));
    const modal = stage.lastElementChild as HTMLDialogElement;
    modal.append(document.createRange().createContextualFragment(inner));
    modal.style.cssText =
      'inset: 0; inline-size: 100%; block-size: 100%; max-inline-size: 100%; max-block-size: 100%; border: 0';
    return modal;
  };
  const isCovered = (visitor: Visitor, by: Element) => by.contains(pressedAt(launcher(visitor)));

  it('is covered by a modal dialog that opens, and can be pressed again when that closes', async () => {
    const visitor = await bubbleIn(stage);
    await opensBesideIts(visitor);
    const modal = modalOf();
    modal.showModal();
    expect(isCovered(visitor, modal)).to.equal(true);
    expect(modal.contains(pressedAt(dialog(visitor)))).to.equal(true);
    await visitor.element.say('News.');
    await visitor.says('News.');
    visitor.element.close();
    visitor.element.open();
    await drawn();
    expect(isCovered(visitor, modal), 'nothing that happens in the chat lifts it over the dialog').to.equal(true);
    modal.close();
    await visitor.until(() => isMet(launcher(visitor)) && isMet(dialog(visitor)));
  });

  it('that comes while a modal dialog is open stays below it until it closes', async () => {
    const modal = modalOf();
    modal.showModal();
    const visitor = await bubbleIn(stage);
    await drawn();
    expect(isCovered(visitor, modal)).to.equal(true);
    stage.style.transform = 'translateZ(0)';
    modal.close();
    await visitor.until(() => isMet(launcher(visitor)), 'a button above the page');
    expect(gapsOf(launcher(visitor))).to.deep.equal([20, 20]);
  });

  it('that stands in a dialog of the page floats above that', async () => {
    const modal = modalOf('<div></div>');
    const visitor = await bubbleIn(modal.firstElementChild as Element);
    modal.showModal();
    await visitor.until(() => isMet(launcher(visitor)), 'a button above its dialog');
    await opensBesideIts(visitor);
  });

  it('leaves a popover that the page opens later on top, and comes before it when it is opened itself', async () => {
    const visitor = await bubbleIn(stage);
    const popover = stage.appendChild(document.createElement('div'));
    popover.popover = 'manual';
    popover.style.cssText =
      'inset: 0; inline-size: 100%; block-size: 100%; border: 0; margin: 0; box-sizing: border-box';
    popover.showPopover();
    await drawn();
    expect(pressedAt(launcher(visitor))).to.equal(popover);
    visitor.element.open();
    await visitor.asks();
    await visitor.until(() => isMet(launcher(visitor)) && isMet(dialog(visitor)), 'button and window on top');
  });

  it('closes no menu of the page', async () => {
    const menu = stage.appendChild(document.createElement('div'));
    menu.popover = 'auto';
    menu.showPopover();
    const visitor = await bubbleIn(stage);
    visitor.element.open();
    await visitor.asks();
    expect(menu.matches(':popover-open')).to.equal(true);
    expect(visitor.element.opened).to.equal(true);
  });

  it('comes along with the part of the page that fills the screen, and only then', async () => {
    const [inside, beside] = [0, 1].map(() => stage.appendChild(document.createElement('div'))) as unknown as [
      Element,
      Element,
    ];
    const [mine, other] = [await bubbleIn(inside), await bubbleIn(beside)];
    const button = inside.appendChild(document.createElement('button'));
    button.onclick = () => void inside.requestFullscreen();
    button.focus();
    await sendKeys({ press: 'Enter' });
    await mine.until(() => document.fullscreenElement === inside);
    await mine.until(() => isMet(launcher(mine)), 'the button of the part');
    expect(inside.contains(pressedAt(launcher(other))), 'the other one is covered').to.equal(true);
    await document.exitFullscreen();
    await other.until(() => isMet(launcher(other)) && isMet(launcher(mine)));
  });
});

describe('a bubble that floats', () => {
  it('is reached in the order of the page, its button after its window', async () => {
    const [before, after] = [0, 1].map(() => document.createElement('button')) as unknown as [HTMLElement, HTMLElement];
    stage.append(before);
    const visitor = await bubbleIn(stage);
    stage.append(after);
    await drawn();
    before.focus();
    await sendKeys({ press: 'Tab' });
    expect(visitor.focused).to.equal(launcher(visitor));
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(after);
    expect(launcher(visitor).closest('[popover]')?.getAttribute('role')).to.equal('none');
  });

  it('stands on the other side where the page is read from right to left', async () => {
    stage.dir = 'rtl';
    stage.style.transform = 'translateZ(0)';
    const visitor = await bubbleIn(stage);
    await drawn();
    const { left, bottom } = launcher(visitor).getBoundingClientRect();
    expect([left, innerHeight - bottom]).to.deep.equal([20, 20]);
    launcher(visitor).click();
    await visitor.until(() => dialog(visitor).style.inset, 'its place');
    await visitor.until(() => dialog(visitor).getBoundingClientRect().left < 40, 'a window on that side');
  });

  it('stays where a page has put it by its part', async () => {
    const sheet = stage.appendChild(document.createElement('style'));
    sheet.textContent =
      'smoc-chat::part(launcher) { inset-block-end: 90px; inset-inline-end: 50px; inline-size: 70px; block-size: 70px }';
    stage.style.transform = 'translateZ(0)';
    const visitor = await bubbleIn(stage);
    await drawn();
    expect(gapsOf(launcher(visitor))).to.deep.equal([50, 90]);
    await opensBesideIts(visitor);
  });

  it('stands in the text of the page where the page has put its button there', async () => {
    const sheet = stage.appendChild(document.createElement('style'));
    sheet.textContent = 'smoc-chat::part(launcher) { position: static }';
    const row = stage.appendChild(document.createElement('p'));
    row.style.cssText = 'margin: 100px';
    const visitor = await bubbleIn(row);
    await drawn();
    const { left, top } = launcher(visitor).getBoundingClientRect();
    expect([left, top]).to.deep.equal([row.getBoundingClientRect().left, row.getBoundingClientRect().top]);
  });
});

describe('in a browser that has no top layer for it', () => {
  const own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'showPopover') as PropertyDescriptor;
  beforeEach(() => {
    delete (HTMLElement.prototype as Partial<HTMLElement>).showPopover;
  });
  afterEach(() => {
    Object.defineProperty(HTMLElement.prototype, 'showPopover', own);
  });

  it('a bubble stands in the corner as ever, and nothing is told', async () => {
    const told: string[] = [];
    stage.addEventListener('smoc-error', ({ detail }) => told.push(detail.code));
    const visitor = await bubbleIn(stage);
    expect(gapsOf(launcher(visitor))).to.deep.equal([20, 20]);
    await opensBesideIts(visitor);
    expect(told).to.deep.equal([]);
  });

  it('the author is told once of a wrapper that keeps it from floating', async () => {
    const told: string[] = [];
    stage.addEventListener('smoc-error', ({ detail }) => told.push(`${detail.code}: ${detail.message}`));
    stage.append(
      document.createRange().createContextualFragment('<div class="hero" style="transform: scale(1)"></div>'),
    );
    const visitor = await bubbleIn(stage.querySelector('.hero') as Element);
    await visitor.until(() => told.length, 'a word to the author');
    visitor.element.open();
    await visitor.asks();
    expect(told).to.have.length(1);
    expect(told[0]).to.contain('bubble-cannot-float').and.to.contain('<div class="hero">').and.to.contain('transform');
  });
});
