import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';

afterEach(async () => {
  await emulateMedia({ reducedMotion: 'no-preference' });
  cleanUp();
});

const gif = new URL('../../stories/public/media/moving.gif', import.meta.url).href;
const still = new URL('../../examples/landing/images/shop.svg', import.meta.url).href;

const show = (step: object) => visit(flowOf([{ say: 'Look:', alt: 'How it moves', ...step }, { ask: 'Well?' }]));
/** The picture, as soon as it is there. */
async function loaded(visitor: Visitor): Promise<HTMLImageElement> {
  await visitor.until(() => visitor.one<HTMLImageElement>('.picture img').naturalWidth > 0, 'the picture');
  return visitor.one<HTMLImageElement>('.picture img');
}
const isSeen = (element: HTMLElement) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const pause = (visitor: Visitor) => visitor.one<HTMLButtonElement>('.picture button');
/** How many points of the drawing over the picture are not clear. */
function drawnPoints(visitor: Visitor): number {
  const { width, height } = visitor.one<HTMLCanvasElement>('.picture canvas');
  const { data } = visitor
    .one<HTMLCanvasElement>('.picture canvas')
    .getContext('2d')!
    .getImageData(0, 0, width, height);
  return data.filter((value, index) => index % 4 === 3 && value > 0).length;
}

describe('a picture that moves', () => {
  // The first of this file, so that what pauses it has not come yet.
  it('has its room before it is there', async () => {
    const visitor = new Visitor(mount(flowOf([{ image: gif, alt: 'How it moves' }, { ask: 'Well?' }])));
    const heights = new Set<number>();
    new MutationObserver(() => {
      if (visitor.has('.picture')) heights.add(visitor.one('.picture').getBoundingClientRect().height);
    }).observe(visitor.root, { childList: true, subtree: true });
    await loaded(visitor);
    expect([...heights]).to.deep.equal([visitor.one('.picture').getBoundingClientRect().height]);
    expect([...heights][0]).to.be.above(100);
  });

  it('can be paused and goes on, by a button of its own beside its link', async () => {
    const visitor = await show({ image: gif, link: '/shop' });
    const image = await loaded(visitor);
    expect([isSeen(image), isSeen(visitor.one('.picture canvas')), pause(visitor).ariaPressed]).to.deep.equal([
      true,
      false,
      'false',
    ]);
    expect([pause(visitor).ariaLabel, pause(visitor).closest('a'), image.closest('a')?.pathname]).to.deep.equal([
      'Pause the moving picture',
      null,
      '/shop',
    ]);
    expect(pause(visitor).getBoundingClientRect().height).to.be.at.least(44);
    const place = image.getBoundingClientRect();
    pause(visitor).click();
    expect([isSeen(image), isSeen(visitor.one('.picture canvas')), pause(visitor).ariaPressed]).to.deep.equal([
      false,
      true,
      'true',
    ]);
    expect(drawnPoints(visitor)).to.equal(image.naturalWidth * image.naturalHeight);
    expect(visitor.one('.picture canvas').getBoundingClientRect()).to.include({
      width: place.width,
      height: place.height,
      top: place.top,
    });
    expect(image.alt).to.equal('How it moves');
    pause(visitor).click();
    expect([isSeen(image), pause(visitor).ariaPressed]).to.deep.equal([true, 'false']);
  });

  it('is still at first for visitors who prefer less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const visitor = await show({ image: gif });
    const image = await loaded(visitor);
    await visitor.until(() => drawnPoints(visitor) > 0, 'its first frame');
    expect([isSeen(image), pause(visitor).ariaPressed]).to.deep.equal([false, 'true']);
  });

  it('stays paused as the conversation is told in another language', async () => {
    const visitor = await show({ image: gif });
    await loaded(visitor);
    pause(visitor).click();
    visitor.element.setAttribute('lang', 'nl');
    await visitor.until(() => pause(visitor).ariaLabel === 'Bewegend beeld pauzeren', 'Dutch');
    expect([isSeen(visitor.one('.picture img')), pause(visitor).ariaPressed]).to.deep.equal([false, 'true']);
  });

  for (const [step, moves] of [
    [{ image: `${gif}?v=2#top` }, true],
    [{ image: gif.replace(/gif$/, 'GIF') }, true],
    [{ image: still, animated: true }, true],
    [{ image: gif, animated: false }, false],
    [{ image: still }, false],
    [{ image: `${still}?from=a.gif.svg` }, false],
  ] as const)
    it(`${moves ? 'is' : 'is not'} ${JSON.stringify(step).replace(/"http[^"]*\//, '"')}`, async () => {
      const visitor = await show(step);
      await visitor.until(() => visitor.has('.picture img'), 'the picture');
      expect(visitor.has('.picture [part~=pause]')).to.equal(moves);
    });

  it('has the room of any other picture', async () => {
    const moving = await show({ image: gif });
    await loaded(moving);
    const plain = await show({ image: still });
    await loaded(plain);
    const { width, height } = plain.one('.picture').getBoundingClientRect();
    expect(moving.one('.picture').getBoundingClientRect()).to.include({ width, height });
    expect(width / height).to.be.closeTo(1.5, 0.01);
  });

  it('never comes from an address that runs something', async () => {
    const visitor = await show({ image: 'javascript:alert(1)//.gif' });
    await visitor.until(() => visitor.has('.picture'), 'its words');
    expect(visitor.one('.picture').textContent).to.equal('How it moves');
  });
});
