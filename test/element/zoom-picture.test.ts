import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(async () => {
  cleanUp();
  await emulateMedia({ reducedMotion: 'no-preference', forcedColors: 'none' });
  await setViewport({ width: 800, height: 600 });
});

const shop = new URL('../../examples/landing/images/shop.svg', import.meta.url).href;
/** 1,200 by 630 points. */
const photo = new URL('../../examples/landing/images/preview.jpg', import.meta.url).href;
const gif = new URL('../../stories/public/media/moving.gif', import.meta.url).href;

const show = (step: object, attributes?: Record<string, string>) =>
  visit(flowOf([{ say: 'Look:', image: photo, alt: 'The shop', ...step }, { ask: 'Well?' }]), attributes);
const zoom = (visitor: Visitor) => visitor.one<HTMLButtonElement>('.picture .zoom');
const dialog = (visitor: Visitor) => visitor.one<HTMLDialogElement>('dialog.large-picture');
const large = (visitor: Visitor) => visitor.one<HTMLImageElement>('dialog.large-picture img');
const room = (visitor: Visitor) => large(visitor).parentElement!;
const named = (visitor: Visitor, name: string) =>
  visitor.one<HTMLButtonElement>(`dialog.large-picture [aria-label="${name}"]`);
const settled = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Opens it and waits until the picture has its size there. */
async function enlarge(visitor: Visitor): Promise<void> {
  await visitor.until(() => zoom(visitor), 'the button');
  zoom(visitor).focus();
  zoom(visitor).click();
  await visitor.until(() => large(visitor).naturalWidth > 0 && room(visitor).style.cssText, 'the large picture');
  await settled();
}
const clickAt = async (x: number, y: number) => sendMouse({ type: 'click', position: [Math.round(x), Math.round(y)] });
const middleOf = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2] as const;
};

describe('a large picture in forced colors', () => {
  it('shows through no button, and has a ring of two colors around it when it has the focus', async () => {
    await emulateMedia({ forcedColors: 'active' });
    await setViewport({ width: 390, height: 700 });
    const visitor = await show({});
    await enlarge(visitor);
    expect(getComputedStyle(named(visitor, 'Close the picture')).backgroundColor).to.match(/^rgb\(/);
    const ring = () => getComputedStyle(dialog(visitor), '::after');
    expect(ring().borderTopStyle).to.equal('none');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => room(visitor).matches('.actual'), 'its actual size');
    await sendKeys({ press: 'Tab' });
    expect(visitor.focused).to.equal(room(visitor));
    expect([ring().borderTopStyle, ring().outlineStyle]).to.deep.equal(['solid', 'solid']);
    expect(ring().borderTopColor).not.to.equal(ring().outlineColor);
  });
});

describe('a picture', () => {
  for (const [what, step, isThere] of [
    ['without a link', {}, true],
    ['with a link', { link: '/shop' }, false],
    ['with a link, where the author wants both', { link: '/shop', zoom: true }, true],
    ['whose author does not want it', { zoom: false }, false],
    ['that only decorates', { alt: '' }, false],
    ['that moves', { image: gif, zoom: true }, false],
  ] as const)
    it(`${what} ${isThere ? 'can' : 'cannot'} be seen large`, async () => {
      const visitor = await show(step);
      if (isThere) await visitor.until(() => visitor.has('.picture .zoom'), 'the button');
      await visitor.until(() => visitor.has('.picture img'), 'the picture');
      await settled();
      expect(visitor.has('.picture .zoom')).to.equal(isThere);
    });

  it('has a button that lies over all of it and is named after what it shows', async () => {
    const visitor = await show({});
    await visitor.until(() => zoom(visitor), 'the button');
    expect(zoom(visitor).ariaLabel).to.equal('Enlarge: The shop');
    const picture = visitor.one('.picture').getBoundingClientRect();
    expect(zoom(visitor).getBoundingClientRect()).to.include({ width: picture.width, height: picture.height });
    visitor.element.setAttribute('lang', 'de');
    await visitor.until(() => zoom(visitor).ariaLabel === 'Vergrößern: The shop', 'German');
    visitor.element.setAttribute('lang', 'nl');
    await visitor.until(() => zoom(visitor).ariaLabel === 'Vergroten: The shop', 'Dutch');
  });

  it('leaves its link to be pressed beside the button', async () => {
    const visitor = await show({ link: '/shop', zoom: true });
    await visitor.until(() => zoom(visitor), 'the button');
    const at = (x: number, y: number) => visitor.root.elementFromPoint(x, y)?.closest('a, button');
    const { left, top } = visitor.one('.picture').getBoundingClientRect();
    expect(at(left + 20, top + 20)?.localName).to.equal('a');
    expect(at(...middleOf(zoom(visitor)))).to.equal(zoom(visitor));
    expect(zoom(visitor).getBoundingClientRect().height).to.be.within(24, 60);
  });
});

describe('the large picture', () => {
  it('fills the screen with all of it, under its own name, and the rest of the page waits', async () => {
    const visitor = await show({});
    await enlarge(visitor);
    expect(dialog(visitor).matches(':modal')).to.equal(true);
    expect([dialog(visitor).ariaLabel, large(visitor).alt]).to.deep.equal(['The shop', 'The shop']);
    expect(visitor.focused).to.equal(named(visitor, 'Close the picture'));
    const { width, height } = large(visitor).getBoundingClientRect();
    expect([width, Math.round((width / height) * 100)]).to.deep.equal([704, Math.round((1200 / 630) * 100)]);
    const screen = dialog(visitor).getBoundingClientRect();
    expect([screen.width, screen.height]).to.deep.equal([800, 600]);
  });

  it('fits a phone, upright and sideways', async () => {
    for (const [width, height] of [
      [320, 640],
      [640, 320],
    ] as const) {
      await setViewport({ width, height });
      const visitor = await show({});
      await enlarge(visitor);
      const box = large(visitor).getBoundingClientRect();
      expect(box.left, 'left').to.be.at.least(0);
      expect(box.right, 'right').to.be.at.most(width);
      expect(box.bottom, 'bottom').to.be.at.most(height);
      expect(Math.max(box.width / width, box.height / height), 'room that is used').to.be.above(0.6);
      for (const name of ['Close the picture', 'Actual size']) {
        const button = named(visitor, name).getBoundingClientRect();
        expect(Math.min(button.width, button.height), name).to.be.at.least(44);
        expect([button.left >= 0, button.right <= width], name).to.deep.equal([true, true]);
      }
      cleanUp();
    }
  });

  for (const [way, close] of Object.entries({
    'by Escape': () => sendKeys({ press: 'Escape' }),
    'by its button': (visitor: Visitor) => clickAt(...middleOf(named(visitor, 'Close the picture'))),
    'by a press beside it': () => clickAt(10, 590),
  } as Record<string, (visitor: Visitor) => Promise<void>>))
    it(`is closed ${way}, and the focus is back on the picture`, async () => {
      const visitor = await show({});
      await enlarge(visitor);
      await close(visitor);
      await visitor.until(() => !visitor.has('dialog.large-picture'), 'the end of it');
      expect(visitor.focused).to.equal(zoom(visitor));
    });

  it('keeps the focus of the keyboard', async () => {
    const visitor = await show({});
    await enlarge(visitor);
    const met = new Set<string>();
    for (let count = 0; count < 5; count++) {
      await sendKeys({ press: 'Tab' });
      if (visitor.focused) met.add(visitor.focused.getAttribute('aria-label')!);
    }
    expect([...met].sort()).to.deep.equal(['Actual size', 'Close the picture']);
  });

  it('goes to its actual size by a press on a point, which is seen then, and back', async () => {
    const visitor = await show({});
    await enlarge(visitor);
    const { left, top, width, height } = large(visitor).getBoundingClientRect();
    await clickAt(left + width * 0.75, top + height * 0.5);
    await visitor.until(() => large(visitor).getBoundingClientRect().width === 1200, 'the actual size');
    expect(named(visitor, 'Actual size').ariaPressed).to.equal('true');
    const box = large(visitor).getBoundingClientRect();
    expect(box.left + box.width * 0.75).to.be.closeTo(room(visitor).clientWidth / 2, 102);
    expect(room(visitor).scrollLeft).to.be.above(200);
    await clickAt(400, 300);
    await visitor.until(() => large(visitor).getBoundingClientRect().width === width, 'the whole');
  });

  it('is moved at its actual size by keys, and dragged by a mouse without being closed', async () => {
    const visitor = await show({});
    await enlarge(visitor);
    named(visitor, 'Actual size').click();
    await visitor.until(() => large(visitor).getBoundingClientRect().width === 1200, 'the actual size');
    const from = room(visitor).scrollLeft;
    expect(from, 'the middle comes first').to.be.closeTo(200, 10);
    room(visitor).focus();
    await sendKeys({ press: 'ArrowRight' });
    await visitor.until(() => room(visitor).scrollLeft > from, 'the way to the right');
    const before = room(visitor).scrollLeft;
    await sendMouse({ type: 'move', position: [400, 300] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [500, 300] });
    await sendMouse({ type: 'up' });
    await visitor.until(() => room(visitor).scrollLeft < before, 'the way back');
    await settled();
    expect(large(visitor).getBoundingClientRect().width).to.equal(1200);
  });

  it('has one size only where all of it is seen at once', async () => {
    const visitor = await show({ image: shop });
    await enlarge(visitor);
    const isWhole = large(visitor).naturalWidth <= large(visitor).getBoundingClientRect().width;
    expect(visitor.has('dialog.large-picture [aria-label="Actual size"]')).to.equal(!isWhole);
    await setViewport({ width: 1900, height: 1200 });
    await visitor.until(
      () => !visitor.has('dialog.large-picture [aria-label="Actual size"]'),
      'a screen for all of it',
    );
  });

  it('leaves the page as it was: nothing scrolls behind it, and nothing stays on the page', async () => {
    const long = document.createElement('div');
    long.style.blockSize = '3000px';
    document.body.append(long);
    const visitor = await show({});
    await enlarge(visitor);
    const { scrollY } = globalThis;
    const marks = document.documentElement.cloneNode() as Element;
    await sendKeys({ press: 'PageDown' });
    await sendMouse({ type: 'move', position: [400, 300] });
    const wheel = new WheelEvent('wheel', { deltaY: 200, bubbles: true, cancelable: true });
    large(visitor).dispatchEvent(wheel);
    expect([wheel.defaultPrevented, globalThis.scrollY]).to.deep.equal([true, scrollY]);
    await sendKeys({ press: 'Escape' });
    await visitor.until(() => !visitor.has('dialog.large-picture'), 'the end of it');
    expect(document.documentElement.cloneNode().isEqualNode(marks)).to.equal(true);
    expect(document.body.style.cssText).to.equal('');
    const after = new WheelEvent('wheel', { deltaY: 200, bubbles: true, cancelable: true });
    long.dispatchEvent(after);
    expect(after.defaultPrevented).to.equal(false);
    long.remove();
  });

  for (const [what, leave] of Object.entries({
    'makes room for another': (visitor: Visitor) => {
      visitor.element.flow = flowOf(['Something else.', { ask: 'Well?' }]);
    },
    'is moved on the page': (visitor: Visitor) => {
      document.body.prepend(visitor.element);
    },
    'is taken away': (visitor: Visitor) => {
      visitor.element.remove();
    },
  }))
    it(`is gone when its conversation ${what}`, async () => {
      const visitor = await show({});
      await enlarge(visitor);
      leave(visitor);
      await visitor.until(() => !visitor.has('dialog.large-picture'), 'the end of it');
    });

  it('does not move by itself for visitors who prefer less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const visitor = await show({});
    await enlarge(visitor);
    expect(getComputedStyle(dialog(visitor)).animationName).to.equal('none');
  });

  it('lies above the window of a bubble, which Escape then leaves open', async () => {
    const visitor = await show({}, { mode: 'bubble', open: '' });
    await enlarge(visitor);
    const layer = visitor.one('[popover]');
    expect(layer.matches(':popover-open')).to.equal(true);
    const [x, y] = middleOf(visitor.one('.window'));
    expect(visitor.root.elementFromPoint(x, y)?.closest('dialog')).to.equal(dialog(visitor));
    // What the page opens makes the bubble come to the top again: but not above the picture.
    let raised = 0;
    layer.addEventListener('beforetoggle', () => {
      raised++;
    });
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(raised).to.equal(0);
    await sendKeys({ press: 'Escape' });
    await visitor.until(() => !visitor.has('dialog.large-picture'), 'the end of it');
    expect(visitor.element.opened).to.equal(true);
    expect(visitor.focused).to.equal(zoom(visitor));
    await sendKeys({ press: 'Escape' });
    await visitor.until(() => !visitor.element.opened, 'the end of the window');
  });

  it('opens in a chat that is the page', async () => {
    const visitor = await show({}, { mode: 'page' });
    await enlarge(visitor);
    expect(visitor.root.elementFromPoint(400, 300)).to.equal(large(visitor));
  });
});
