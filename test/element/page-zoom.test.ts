import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';
import { seeAgain, SeenScreen } from './seen-screen.ts';

/* Pages that show themselves larger or smaller by CSS `zoom`: bars for accessibility, old sites. */

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 780 };

let wrapper: HTMLElement;
beforeEach(() => {
  wrapper = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  cleanUp();
  wrapper.remove();
  for (const element of [document.documentElement, document.body]) element.style.zoom = '';
});
after(() => setViewport({ width: 800, height: 600 }));

const places: Readonly<Record<string, () => HTMLElement>> = {
  html: () => document.documentElement,
  body: () => document.body,
  'a wrapper': () => wrapper,
};
const flow = () => flowOf(['Hello!', { ask: 'Your name?', as: 'name' }], { contact: { email: 'a@b.example' } });
const boxOf = (visitor: Visitor, selector: string) => visitor.one(selector).getBoundingClientRect();
const isOnScreen = ({ left, top, right, bottom }: DOMRect) =>
  left >= -0.5 && top >= -0.5 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5;
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function bubble(attributes: Record<string, string> = {}): Promise<Visitor> {
  const element = mount(flow(), { mode: 'bubble', ...attributes });
  wrapper.append(element);
  const visitor = new Visitor(element);
  await visitor.until(() => visitor.has('.launcher'), 'the launcher');
  return visitor;
}
const settled = async (visitor: Visitor) => {
  await visitor.until(() => visitor.one('.window').getAttribute('style') && visitor.field, 'a window in its place');
  await Promise.all(visitor.root.getAnimations().map(({ finished }) => finished));
  await drawn();
};

for (const [where, elementOf] of Object.entries(places))
  for (const zoom of ['1.3', '0.8', '2']) {
    describe(`on a page with zoom ${zoom} on ${where}`, () => {
      beforeEach(() => {
        elementOf().style.zoom = zoom;
      });

      it('window and button of a bubble stand on a desktop beside each other, on the screen', async () => {
        await setViewport(desktop);
        const visitor = await bubble();
        visitor.one('.launcher').click();
        await settled(visitor);
        const [window, button] = [boxOf(visitor, '.window'), boxOf(visitor, '.launcher')];
        expect(isOnScreen(window), 'the window').to.equal(true);
        expect(isOnScreen(button), 'the button').to.equal(true);
        expect(window.bottom).to.be.at.most(button.top - 4);
        expect(window.right).to.be.closeTo(button.right, 1);
        expect(button.width, 'as large as the page wants it').to.be.closeTo(56 * Number(zoom), 0.1);
        expect(isOnScreen(boxOf(visitor, '.dock'))).to.equal(true);
        expect(isOnScreen(boxOf(visitor, 'header'))).to.equal(true);
      });

      it('a bubble takes the screen of a phone and no more', async () => {
        await setViewport(phone);
        const visitor = await bubble();
        visitor.one('.launcher').click();
        await settled(visitor);
        const { left, top, width, height } = boxOf(visitor, '.window');
        expect([left, top, width, height].map((each) => Math.round(each))).to.deep.equal([0, 0, 390, 780]);
        for (const part of ['header', '.dock', '.close', '.send'])
          expect(isOnScreen(boxOf(visitor, part)), part).to.equal(true);
      });

      it('a chat that is the page takes the screen and no more', async () => {
        await setViewport(phone);
        const visitor = await visit(flow(), { mode: 'page' });
        wrapper.append(visitor.element);
        await visitor.until(() => visitor.one('.panel').style.position && visitor.field);
        await visitor.until(() => Math.round(boxOf(visitor, '.panel').height) === 780, 'all of the screen');
        await drawn();
        for (const part of ['header', '.dock', '.send']) expect(isOnScreen(boxOf(visitor, part)), part).to.equal(true);
        expect(Math.round(boxOf(visitor, '.panel').height)).to.equal(780);
      });

      it('the whole list of ways to a person is on the screen', async () => {
        await setViewport({ width: 390, height: 500 });
        const element = mount(
          flowOf([{ ask: 'Your name?' }], {
            contact: {
              email: 'a@b.example',
              phone: '+47 22 33 44 55',
              whatsapp: '+47 922 33 444',
              url: 'https://b.example/contact',
              text: 'In person. '.repeat(40),
            },
          }),
          { mode: 'bubble', open: '' },
        );
        wrapper.append(element);
        const visitor = new Visitor(element);
        await visitor.until(() => visitor.has('.contact summary') && visitor.one('.window').style.blockSize);
        visitor.one('.contact summary').click();
        await settled(visitor);
        for (const way of visitor.all('.contact a')) {
          way.focus();
          way.scrollIntoView();
          expect(isOnScreen(way.getBoundingClientRect()), way.innerText).to.equal(true);
        }
      });
    });
  }

describe('a page that is shown larger while the chat is open', () => {
  for (const [screen, size] of Object.entries({ desktop, phone }))
    it(`keeps window and button on a ${screen}'s screen`, async () => {
      await setViewport(size);
      const visitor = await bubble();
      visitor.one('.launcher').click();
      await settled(visitor);
      for (const zoom of ['1.5', '0.7', '']) {
        document.documentElement.style.zoom = zoom;
        await visitor.until(
          () => isOnScreen(boxOf(visitor, '.window')) && isOnScreen(boxOf(visitor, '.dock')),
          `a window on the screen with zoom ${zoom}`,
        );
        if (size === phone)
          await visitor.until(() => Math.round(boxOf(visitor, '.window').height) === 780, 'all of the screen');
        else
          await visitor.until(
            () =>
              boxOf(visitor, '.window').bottom <= boxOf(visitor, '.launcher').top &&
              Math.abs(boxOf(visitor, '.window').right - boxOf(visitor, '.launcher').right) < 1,
            'a window beside its button',
          );
      }
    });

  it('follows the end of the transcript by as much as it is', async () => {
    await setViewport(desktop);
    document.documentElement.style.zoom = '1.5';
    const visitor = await bubble();
    visitor.one('.launcher').click();
    await settled(visitor);
    const scroll = visitor.one('.scroll');
    // A visitor who has not acted yet stays at the beginning.
    await visitor.send('Ann');
    await visitor.says('Ann');
    for (let count = 0; count < 12; count++) await visitor.element.say(`Message ${count}.`);
    await visitor.element.say(`Long. ${'A long message. '.repeat(150)}`);
    await visitor.says('Long.');
    await drawn();
    const row = visitor.all('.row').at(-1) as HTMLElement;
    expect(row.getBoundingClientRect().top - scroll.getBoundingClientRect().top).to.be.within(0, 30);
  });
});

describe("above a phone's keyboard on a page with zoom", () => {
  let seen: SeenScreen;
  beforeEach(async () => {
    await setViewport(phone);
    seen = new SeenScreen(phone);
    document.documentElement.style.zoom = '1.3';
  });
  afterEach(seeAgain);

  it('a bubble has header and field in sight, and stays as it is under a magnifier', async () => {
    const visitor = await bubble();
    visitor.one('.launcher').click();
    await settled(visitor);
    seen.become({ height: 400, offsetTop: 120 });
    expect(boxOf(visitor, '.window').top).to.be.closeTo(120, 0.5);
    expect(boxOf(visitor, '.window').height).to.be.closeTo(400, 0.5);
    expect(boxOf(visitor, '.dock').bottom).to.be.at.most(520.5);
    seen.become({ height: 200, width: phone.width / 2, scale: 2, offsetTop: 150, offsetLeft: 90 });
    expect(boxOf(visitor, '.window').top).to.be.closeTo(120, 0.5);
    expect(boxOf(visitor, '.window').height).to.be.closeTo(400, 0.5);
  });
});
