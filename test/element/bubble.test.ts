import { expect } from '@open-wc/testing';
import { emulateMedia, resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, next, Visitor } from './harness.ts';
import { seeAgain, SeenScreen } from './seen-screen.ts';

const large = { width: 1200, height: 800 },
  phone = { width: 390, height: 760 };

beforeEach(() => setViewport(large));
afterEach(cleanUp);
after(() => setViewport({ width: 800, height: 600 }));

const flow = (more: object = {}) => flowOf(['Hello!', { ask: 'Shall we?', options: ['Yes', 'No'] }, 'Fine.'], more);

/** A bubble whose launcher is there. */
async function bubble(attributes: Record<string, string> = {}, more: object = {}): Promise<Visitor> {
  const visitor = new Visitor(mount(flow(more), { mode: 'bubble', ...attributes }));
  await visitor.until(() => visitor.has('.launcher'), 'the launcher');
  return visitor;
}
const launcher = (visitor: Visitor) => visitor.one<HTMLButtonElement>('.launcher');
const dialog = (visitor: Visitor) => visitor.one<HTMLDialogElement>('.window');
const isShown = (visitor: Visitor) => dialog(visitor).checkVisibility();
const labelOf = (element: Element) => element.getAttribute('aria-label');
/** Ground, icon and size of the launcher. */
const looksOf = (visitor: Visitor) => {
  const { backgroundColor, color, inlineSize } = getComputedStyle(launcher(visitor));
  return [backgroundColor, color, inlineSize];
};
/** The same in the light and in the dark. */
async function bothLooks(visitor: Visitor): Promise<string[][]> {
  const looks: string[][] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await emulateMedia({ colorScheme });
    looks.push(looksOf(visitor));
  }
  await emulateMedia({ colorScheme: 'light' });
  return looks;
}
const boxOf = (visitor: Visitor, selector: string) => visitor.one(selector).getBoundingClientRect();

describe('a bubble', () => {
  it('is a button in the corner, and nothing of the flow runs yet', async () => {
    const visitor = await bubble();
    expect(launcher(visitor).getAttribute('aria-label')).to.equal('Chat with us');
    expect(launcher(visitor).getAttribute('aria-expanded')).to.equal('false');
    const { right, bottom } = launcher(visitor).getBoundingClientRect();
    expect([innerWidth - right, innerHeight - bottom].every((gap) => gap > 8 && gap < 40)).to.equal(true);
    expect(isShown(visitor)).to.equal(false);
    expect(visitor.element.snapshot()).to.equal(null);
    expect(visitor.element.getBoundingClientRect().height, 'takes no room on the page').to.equal(0);
  });

  it('opens by a press, tells the page, and the keyboard goes along', async () => {
    const visitor = await bubble();
    const opened = next(visitor.element, 'smoc-open');
    launcher(visitor).click();
    await opened;
    await visitor.says('Hello!');
    expect(visitor.element.opened).to.equal(true);
    expect(isShown(visitor)).to.equal(true);
    expect(visitor.focused).to.equal(dialog(visitor));
    expect(launcher(visitor).getAttribute('aria-label')).to.equal('Close the chat');
    await visitor.asks();
    visitor.press('Yes');
    await visitor.says('Fine.');
  });

  it('closes with Escape, gives the focus back to its button, and goes on where it was', async () => {
    const visitor = await bubble();
    launcher(visitor).click();
    await visitor.asks();
    const closed = next(visitor.element, 'smoc-close');
    await sendKeys({ press: 'Escape' });
    await closed;
    await visitor.until(() => !isShown(visitor));
    expect(visitor.focused).to.equal(launcher(visitor));
    launcher(visitor).click();
    await visitor.until(() => isShown(visitor));
    expect(visitor.messages).to.deep.equal(['Hello!', 'Shall we?']);
  });

  it('opened again by keyboard, has the focus on what it asks, in sight', async () => {
    const visitor = await bubble(
      {},
      {
        parts: {
          main: [
            ...Array.from({ length: 20 }, (_, index) => `Message ${index}.`),
            { ask: 'Shall we?', options: ['Yes', 'No'] },
          ],
        },
      },
    );
    launcher(visitor).focus();
    await sendKeys({ press: 'Enter' });
    await visitor.asks();
    expect(visitor.focused?.className, 'at first all of it is new').to.equal('window');
    await sendKeys({ press: 'Escape' });
    await visitor.until(() => !isShown(visitor));
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => isShown(visitor));
    expect(visitor.focused?.textContent.trim()).to.equal('Yes');
    expect(visitor.focused?.getBoundingClientRect().bottom).to.be.at.most(boxOf(visitor, '.scroll').bottom);
    expect(scrollY, 'the page stays where it is').to.equal(0);
  });

  it("opened again by mouse, opens nobody's keyboard", async () => {
    const visitor = await bubble({}, { parts: { main: [{ ask: 'Your name?', as: 'name' }] } });
    const { left, top } = boxOf(visitor, '.launcher');
    const click = () => sendMouse({ type: 'click', position: [Math.round(left) + 20, Math.round(top) + 20] });
    await click();
    await visitor.until(() => visitor.field);
    await click();
    await visitor.until(() => !isShown(visitor));
    await click();
    await visitor.until(() => isShown(visitor));
    await resetMouse();
    expect(visitor.focused?.className).to.equal('window');
  });

  it('that the page opens leaves the focus where it is', async () => {
    const visitor = await bubble();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    visitor.element.open();
    await visitor.says('Hello!');
    expect(document.activeElement).to.equal(field);
    visitor.element.close();
    await visitor.until(() => !isShown(visitor));
    expect(document.activeElement).to.equal(field);
    field.remove();
  });

  it('begins when the page lets it say something, and counts what has not been read', async () => {
    const visitor = await bubble();
    expect(visitor.has('.unread')).to.equal(false);
    void visitor.element.say('May I help?');
    await visitor.until(() => visitor.one('.unread').textContent === '3', 'a badge with three messages');
    expect(launcher(visitor).getAttribute('aria-label')).to.equal('Chat with us, 3 new messages');
    expect(visitor.one('[role=status].news').textContent).to.equal('3 new messages');
    expect(isShown(visitor)).to.equal(false);
    launcher(visitor).click();
    await visitor.until(() => isShown(visitor) && !visitor.has('.unread'));
    launcher(visitor).click();
    await visitor.until(() => !isShown(visitor));
    expect(visitor.has('.unread'), 'what was read stays read').to.equal(false);
    void visitor.element.say('Still there?');
    await visitor.until(() => visitor.one('.unread').textContent === '1', 'a badge with one message');
  });

  it('waits for its visitor with what the page sets', async () => {
    const visitor = await bubble({}, { parts: { main: ['Hello {name}!'] } });
    void visitor.element.set({ name: 'Anna' });
    expect(visitor.element.snapshot()).to.equal(null);
    launcher(visitor).click();
    await visitor.says('Hello Anna!');
  });

  it('has the attribute open from the start if the page says so', async () => {
    const visitor = new Visitor(mount(flow(), { mode: 'bubble', open: '' }));
    await visitor.says('Hello!');
    expect(isShown(visitor)).to.equal(true);
  });

  it("shows the brand's colour and name on its button before anybody has opened it", async () => {
    const visitor = new Visitor(
      mount(
        flow(),
        { mode: 'bubble' },
        { theme: { name: 'x', brand: { name: 'Nordlys' }, look: { color: '#0b5d3b' } } },
      ),
    );
    await visitor.until(() => launcher(visitor).getAttribute('aria-label') === 'Chat with Nordlys', 'its name');
    expect(getComputedStyle(launcher(visitor)).backgroundColor).to.equal('rgb(11, 93, 59)');
    expect(visitor.element.snapshot()).to.equal(null);
  });

  it('shows them too where the theme is a file of the page, and keeps its own where that file is missing', async () => {
    const there = new Visitor(mount(flow(), { mode: 'bubble', theme: '/themes/nordlys.json' })),
      missing = await bubble({ theme: '/themes/missing.json' });
    await there.until(() => launcher(there).getAttribute('aria-label') === 'Chat with Nordlys', 'its name');
    const before = getComputedStyle(launcher(there)).backgroundColor;
    expect(there.element.snapshot()).to.equal(null);
    launcher(there).click();
    await there.asks();
    expect(getComputedStyle(launcher(there)).backgroundColor, 'the same as when it is open').to.equal(before);
    expect(before).not.to.equal(getComputedStyle(launcher(missing)).backgroundColor);
    expect(launcher(missing).getAttribute('aria-label')).to.equal('Chat with us');
  });

  for (const theme of ['nordlys', 'tuut', 'aldenwaard'])
    it(`wears ${theme}, light and dark, before it is opened as afterwards`, async () => {
      const plain = looksOf(await bubble()),
        visitor = await bubble({ theme: `/themes/${theme}.json` });
      await visitor.until(() => labelOf(launcher(visitor)) !== 'Chat with us', 'its name');
      const before = await bothLooks(visitor);
      expect(before[0]).not.to.deep.equal(plain);
      launcher(visitor).click();
      await visitor.asks();
      await visitor.until(
        () => getComputedStyle(visitor.one('.panel')).getPropertyValue('--smoc-link').startsWith('#'),
        'the whole theme',
      );
      expect(await bothLooks(visitor), 'open').to.deep.equal(before);
      launcher(visitor).click();
      await visitor.until(() => !isShown(visitor));
      expect(await bothLooks(visitor), 'closed again').to.deep.equal(before);
    });

  for (const [what, look] of Object.entries({
    'a pale brand colour': { color: '#ffd426' },
    'an accent that is nearly readable, in another notation': { color: '#14213f', accent: 'rgb(230 70 90)' },
    'a ground that is darker than its panel in the dark': { color: '#14213f', scheme: 'auto' },
    'an icon that cannot be seen on its ground': {
      color: '#123456',
      tokens: { 'button-ground': '#ff7a9a', 'button-text': '#ffffff' },
    },
    'a brand that is always dark': { color: '#5c1a27', scheme: 'dark' },
  }))
    it(`works out ${what} while nobody waits for it, as it does when it is open`, async () => {
      const visitor = await bubble({}, {});
      const opened = new Visitor(mount(flow(), { mode: 'bubble', open: '' }, { theme: { name: 'x', look } as never }));
      await opened.asks();
      await opened.until(
        () => getComputedStyle(opened.one('.panel')).getPropertyValue('--smoc-link').startsWith('#'),
        'the whole theme',
      );
      const wanted = await bothLooks(opened);
      visitor.element.theme = { name: 'x', look } as never;
      await visitor.until(
        () => looksOf(visitor).join() === wanted[0]?.join(),
        `${wanted[0]?.join()} instead of ${looksOf(visitor).join()}`,
      );
      expect(await bothLooks(visitor)).to.deep.equal(wanted);
      expect(visitor.element.snapshot()).to.equal(null);
    });

  it('changes its brand while it is closed, and goes along with an open chat', async () => {
    const plain = looksOf(await bubble()),
      visitor = await bubble({ theme: '/themes/nordlys.json' });
    await visitor.until(() => labelOf(launcher(visitor)) === 'Chat with Nordlys');
    visitor.element.theme = '/themes/tuut.json';
    await visitor.until(() => labelOf(launcher(visitor)) === 'Chat with Tuut', 'the other name');
    expect(getComputedStyle(launcher(visitor)).backgroundColor).to.equal('rgb(255, 122, 154)');
    launcher(visitor).click();
    await visitor.asks();
    expect(labelOf(dialog(visitor))).to.equal('Chat with Tuut');
    visitor.element.theme = '/themes/aldenwaard.json';
    await visitor.until(() => labelOf(dialog(visitor)) === 'Chat with Aldenwaard', 'the name on the window');
    await visitor.until(() => getComputedStyle(launcher(visitor)).backgroundColor === 'rgb(92, 26, 39)', 'its colour');
    launcher(visitor).click();
    visitor.element.theme = undefined;
    await visitor.until(() => labelOf(launcher(visitor)) === 'Chat with us', 'no name');
    await visitor.until(() => looksOf(visitor).join() === plain.join(), "the chat's own look");
  });

  it('speaks Dutch on a Dutch page', async () => {
    const visitor = await bubble({ lang: 'nl' });
    expect(launcher(visitor).getAttribute('aria-label')).to.equal('Chat met ons');
  });

  for (const tag of ['nl_NL', 'NL-be', 'nld'])
    it(`speaks Dutch in ${tag}`, async () => {
      const visitor = await bubble({ lang: tag });
      expect(labelOf(launcher(visitor))).to.equal('Chat met ons');
      expect(launcher(visitor).lang).to.match(/^nl(-NL|-BE)?$/);
    });

  it('follows the language that is set later, on the element or on the page, closed and open', async () => {
    const html = document.documentElement,
      { lang } = html;
    try {
      const visitor = await bubble({}, { language: 'en', texts: { nl: { 'Hello!': 'Hallo!' } } });
      expect(labelOf(launcher(visitor))).to.equal('Chat with us');
      visitor.element.lang = 'nl';
      await visitor.until(() => labelOf(launcher(visitor)) === 'Chat met ons', 'Dutch of the element');
      expect(launcher(visitor).lang).to.equal('nl');
      visitor.element.lang = '';
      await visitor.until(() => labelOf(launcher(visitor)) === 'Chat with us', 'English of the page');
      html.lang = 'nl-BE';
      await visitor.until(() => labelOf(launcher(visitor)) === 'Chat met ons', 'Dutch of the page');
      launcher(visitor).click();
      await visitor.says('Hallo!');
      await visitor.asks();
      visitor.element.lang = 'en';
      await visitor.says('Hello!');
      await visitor.until(() => labelOf(launcher(visitor)) === 'Close the chat', 'English');
      expect([dialog(visitor).lang, labelOf(dialog(visitor)), labelOf(visitor.one('.close'))]).to.deep.equal([
        'en',
        'Chat with us',
        'Close the chat',
      ]);
      visitor.element.lang = '';
      await visitor.says('Hallo!');
      html.lang = 'en';
      await visitor.says('Hello!');
      await visitor.until(
        () => dialog(visitor).lang === 'en' && labelOf(launcher(visitor)) === 'Close the chat',
        'English again',
      );
    } finally {
      html.lang = lang;
    }
  });

  it("speaks the flow's language once it is open, where the page names none or another", async () => {
    const html = document.documentElement,
      { lang } = html;
    try {
      for (const page of ['', 'en']) {
        html.lang = page;
        const visitor = await bubble({}, { language: 'nl' });
        launcher(visitor).click();
        await visitor.asks();
        await visitor.until(() => labelOf(launcher(visitor)) === 'Chat sluiten', 'Dutch');
        expect([
          dialog(visitor).lang,
          labelOf(dialog(visitor)),
          labelOf(visitor.one('.close')),
          visitor.one('.panel').lang,
        ]).to.deep.equal(['nl', 'Chat met ons', 'Chat sluiten', 'nl']);
        launcher(visitor).click();
        await visitor.until(() => !isShown(visitor));
        expect(labelOf(launcher(visitor))).to.equal('Chat met ons');
      }
    } finally {
      html.lang = lang;
    }
  });

  it('stands beside its button, inside the screen, wherever the page has put that', async () => {
    const visitor = await bubble();
    launcher(visitor).style.inset = '1em auto auto 1em';
    launcher(visitor).click();
    const below = () => dialog(visitor).getBoundingClientRect().top >= launcher(visitor).getBoundingClientRect().bottom;
    await visitor.until(() => below() && dialog(visitor).getBoundingClientRect().left >= 0, 'a place below the button');
    const { right, bottom } = dialog(visitor).getBoundingClientRect();
    expect(right).to.be.at.most(innerWidth);
    expect(bottom).to.be.at.most(innerHeight);
  });

  for (const height of [720, 800, 1080])
    it(`leaves the page's header in sight on a screen of ${height} px`, async () => {
      await setViewport({ width: 1280, height });
      const visitor = await bubble();
      launcher(visitor).click();
      await visitor.asks();
      await visitor.until(() => dialog(visitor).style.inset, 'its place');
      expect(dialog(visitor).offsetTop).to.be.at.least(80);
      expect(dialog(visitor).offsetHeight).to.be.at.least(540);
    });

  it('keeps its distance from the edges of a low screen', async () => {
    await setViewport({ width: 1000, height: 450 });
    const visitor = await bubble();
    launcher(visitor).click();
    await visitor.asks();
    await visitor.until(() => dialog(visitor).style.inset, 'its place');
    const { offsetTop, offsetHeight } = dialog(visitor);
    expect(offsetTop).to.be.at.least(12);
    expect(offsetTop + offsetHeight).to.be.at.most(launcher(visitor).offsetTop);
  });

  it('that the page opens on a phone marks none of its buttons', async () => {
    await setViewport(phone);
    const visitor = await bubble();
    visitor.element.open();
    await visitor.asks();
    expect(dialog(visitor).matches(':modal')).to.equal(true);
    expect(visitor.focused?.className).to.equal('window');
    expect(getComputedStyle(dialog(visitor)).outlineStyle).to.equal('none');
  });

  for (const width of [320, 360, 430])
    it(`has its letterhead between its buttons, ${width} px wide`, async () => {
      await setViewport({ width, height: 568 });
      const visitor = await bubble({ theme: '/themes/aldenwaard.json' }, { contact: { email: 'a@example.com' } });
      launcher(visitor).click();
      await visitor.until(() => visitor.has('.contact') && boxOf(visitor, '.brand img').width, 'the whole header');
      const logo = boxOf(visitor, '.brand img'),
        left = logo.left - boxOf(visitor, '.contact').right,
        right = boxOf(visitor, '[part=restart]').left - logo.right;
      expect(Math.min(left, right), 'room on both sides').to.be.at.least(4);
      expect(logo.width).to.be.at.least(Math.min(210, width - 165));
      if (width > 400)
        expect(Math.abs(logo.left + logo.right - width), 'in the middle where there is room').to.be.at.most(16);
      else expect(Math.abs(left - right)).to.be.at.most(8);
    });

  it('takes the whole screen of a phone, and has a button to close it that one sees', async () => {
    await setViewport(phone);
    const visitor = await bubble();
    launcher(visitor).click();
    await visitor.asks();
    const { width, height } = dialog(visitor).getBoundingClientRect();
    expect([width, height]).to.deep.equal([innerWidth, innerHeight]);
    expect(dialog(visitor).matches(':modal'), 'the page behind it can not be reached').to.equal(true);
    const close = visitor.button('Close the chat').closest('.close') ?? visitor.one('.close');
    const box = close.getBoundingClientRect();
    expect(Math.min(box.width, box.height)).to.be.at.least(40);
    expect(
      visitor.root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest('.close'),
      'nothing lies over it',
    ).to.equal(close);
    (close as HTMLElement).click();
    await visitor.until(() => !isShown(visitor));
    expect(visitor.focused).to.equal(launcher(visitor));
  });

  describe("above a phone's keyboard", () => {
    let seen: SeenScreen;
    beforeEach(async () => {
      await setViewport(phone);
      seen = new SeenScreen(phone);
    });
    afterEach(seeAgain);
    const typing = () =>
      bubble(
        {},
        {
          parts: {
            main: [...Array.from({ length: 20 }, (_, index) => `Message ${index}.`), { ask: 'Your name?', as: 'name' }],
          },
        },
      );

    it('has header and field in sight, and its last message', async () => {
      const visitor = await typing();
      launcher(visitor).click();
      await visitor.until(() => visitor.field && seen.listeners, 'a window that looks at the screen');
      await Promise.all(
        dialog(visitor)
          .getAnimations()
          .map(({ finished }) => finished),
      );
      const scroll = visitor.one('.scroll');
      scroll.scrollTop = scroll.scrollHeight;
      // The chat hears of it with the next frame, if it was not there already.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      seen.become({ height: 400 });
      expect(boxOf(visitor, '.window').height, 'a lower window').to.equal(400);
      seen.become({ offsetTop: 120 }, 'scroll');
      expect(boxOf(visitor, '.window').top, 'where one looks').to.equal(120);
      expect(boxOf(visitor, 'header').top).to.equal(120);
      expect(boxOf(visitor, '.dock').bottom).to.be.at.most(520);
      expect(boxOf(visitor, '.close').top).to.be.within(120, 140);
      const last = () => visitor.all('.row .bubble').at(-1)?.getBoundingClientRect().bottom ?? Infinity;
      await visitor.until(() => last() <= boxOf(visitor, '.dock').top, 'the question above its field');
      seen.become({ height: phone.height, offsetTop: 0 });
      expect([boxOf(visitor, '.window').top, boxOf(visitor, '.window').height]).to.deep.equal([0, phone.height]);
    });

    it('stays as it is when somebody looks at it through a magnifier', async () => {
      const visitor = await typing();
      launcher(visitor).click();
      await visitor.until(() => visitor.field && seen.listeners);
      seen.become({ height: 400, offsetTop: 60 });
      seen.become({ height: 200, width: phone.width / 2, scale: 2, offsetTop: 150, offsetLeft: 90 });
      const { offsetTop, offsetHeight, offsetWidth } = dialog(visitor);
      expect([offsetTop, offsetHeight, offsetWidth]).to.deep.equal([60, 400, phone.width]);
    });

    it('leaves nothing behind when it closes, and looks at no large screen', async () => {
      const visitor = await typing();
      launcher(visitor).click();
      await visitor.until(() => visitor.field && seen.listeners);
      seen.become({ height: 400 });
      visitor.one<HTMLElement>('.close').click();
      await visitor.until(() => !isShown(visitor));
      expect([seen.listeners, dialog(visitor).style.cssText]).to.deep.equal([0, '']);
      await setViewport(large);
      launcher(visitor).click();
      await visitor.until(() => dialog(visitor).style.inset, 'its place beside the button');
      // Placing beside the button listens to the screen as well, by itself.
      seen.become({ height: 400, offsetTop: 50 });
      expect(dialog(visitor).style.blockSize).to.equal('');
    });
  });

  it('changes over when the screen turns', async () => {
    const visitor = await bubble();
    launcher(visitor).click();
    await visitor.asks();
    await setViewport(phone);
    await visitor.until(() => dialog(visitor).matches(':modal'), 'a modal window');
    await setViewport(large);
    await visitor.until(() => !dialog(visitor).matches(':modal') && isShown(visitor), 'a window beside its button');
  });

  it('shares nothing with another one', async () => {
    const one = await bubble({ id: 'one' }),
      two = await bubble({ id: 'two' });
    launcher(one).click();
    await one.asks();
    one.press('Yes');
    await one.says('Fine.');
    expect(two.element.snapshot()).to.equal(null);
    expect(isShown(two)).to.equal(false);
  });

  it('ends with its element', async () => {
    const visitor = await bubble();
    launcher(visitor).click();
    await visitor.asks();
    visitor.element.remove();
    await visitor.until(() => !document.querySelector('smoc-chat'));
    expect(visitor.element.snapshot()).to.equal(null);
  });
});
