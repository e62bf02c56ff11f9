import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';

const flow = () => flowOf([{ ask: 'Well?', options: ['A', 'B'] }]);
/** Something that can be seen of the colours that a chat wears. */
const isDark = (element: Element | null): boolean => {
  const [red = 255] = (getComputedStyle(element as Element).backgroundColor.match(/\d+/g) ?? []).map(Number);
  return red < 128;
};
const panel = ({ element }: Visitor) => element.shadowRoot!.querySelector('.panel');

const style = document.createElement('style');
const meta = document.createElement('meta');
meta.name = 'color-scheme';
const page = (css: string) => {
  style.textContent = css;
  document.head.append(style);
};

afterEach(async () => {
  cleanUp();
  style.remove();
  meta.remove();
  document.documentElement.className = '';
  await emulateMedia({ colorScheme: 'light' });
});

describe("the page's own colours", () => {
  for (const [says, system, dark] of [
    ['', 'light', false],
    ['', 'dark', true],
    [':root { color-scheme: light }', 'dark', false],
    [':root { color-scheme: only light }', 'dark', false],
    [':root { color-scheme: dark }', 'light', true],
    [':root { color-scheme: light dark }', 'dark', true],
    [':root { color-scheme: light dark }', 'light', false],
    ['body { color-scheme: dark }', 'light', true],
    ['smoc-chat { color-scheme: dark }', 'light', true],
    ['@media (prefers-color-scheme: dark) { :root { color-scheme: light } }', 'dark', false],
  ] as const) {
    it(`are the chat's: ${says || 'a page that says nothing'}, on a system that is ${system}`, async () => {
      await emulateMedia({ colorScheme: system });
      page(says);
      const visitor = await visit(flow());
      expect(isDark(panel(visitor))).to.equal(dark);
      // Scroll bars and fields too.
      expect(getComputedStyle(visitor.one('.panel')).colorScheme).to.equal(dark ? 'dark' : 'light');
    });
  }

  for (const [content, system, dark] of [
    ['light', 'dark', false],
    ['dark', 'light', true],
    ['dark light', 'dark', true],
  ] as const) {
    it(`are the chat's where the page's head says ${content}, on a system that is ${system}`, async () => {
      await emulateMedia({ colorScheme: system });
      meta.content = content;
      document.head.append(meta);
      expect(isDark(panel(await visit(flow())))).to.equal(dark);
    });
  }

  it('are followed by each chat for itself', async () => {
    const dark = document.createElement('div');
    dark.style.colorScheme = 'dark';
    document.body.append(dark);
    const [first, second] = [await visit(flow()), new Visitor(mount(flow()))];
    dark.append(second.element);
    await second.says('Well?');
    await second.until(() => isDark(panel(second)));
    expect(isDark(panel(first))).to.equal(false);
    dark.remove();
  });

  it('are followed when the page changes them while the chat is open, by whatever means', async () => {
    page('.dark { color-scheme: dark } .light { color-scheme: light }');
    const visitor = await visit(flow());
    const root = document.documentElement;
    const becomes = (dark: boolean) => visitor.until(() => isDark(panel(visitor)) === dark, `dark: ${dark}`);
    root.className = 'dark';
    await becomes(true);
    root.className = 'light';
    await becomes(false);
    root.className = '';
    await emulateMedia({ colorScheme: 'dark' });
    await becomes(true);
    root.className = 'light';
    await becomes(false);
    root.className = '';
    await becomes(true);
    await emulateMedia({ colorScheme: 'light' });
    await becomes(false);
    meta.content = 'dark';
    document.head.append(meta);
    await becomes(true);
    meta.content = 'light';
    await becomes(false);
    await emulateMedia({ colorScheme: 'dark' });
    meta.content = 'light dark';
    await becomes(true);
    meta.remove();
    page(':root:not(.x) { color-scheme: light }');
    await becomes(false);
    expect(visitor.options).to.deep.equal(['A', 'B']);
  });

  it('are found again by a chat that was hidden while the page changed them', async () => {
    const visitor = await visit(flow());
    visitor.element.hidden = true;
    page(':root { color-scheme: dark }');
    await visitor.element.updateComplete;
    visitor.element.hidden = false;
    await visitor.until(() => isDark(panel(visitor)));
  });

  it('are worn with a theme too, which may be put on later', async () => {
    page(':root { color-scheme: dark }');
    const visitor = await visit(flow(), {}, { theme: { name: 'x', look: { color: '#7a0019' } } });
    expect(isDark(panel(visitor))).to.equal(true);
    visitor.element.theme = { name: 'y', look: { color: '#14213f', accent: '#2bd4a4' } };
    await visitor.until(() => getComputedStyle(visitor.element).getPropertyValue('--smoc-color') === '#14213f');
    expect(isDark(panel(visitor))).to.equal(true);
  });

  it('give way to a theme that is light by itself, and all of them to the attribute', async () => {
    page(':root { color-scheme: dark }');
    const visitor = await visit(flow(), {}, { theme: { name: 'x', look: { color: '#7a0019', scheme: 'light' } } });
    expect(isDark(panel(visitor))).to.equal(false);
    visitor.element.scheme = 'dark';
    await visitor.until(() => isDark(panel(visitor)));
    visitor.element.scheme = undefined;
    await visitor.until(() => !isDark(panel(visitor)));
    visitor.element.theme = undefined;
    await visitor.until(() => isDark(panel(visitor)));
    visitor.element.scheme = 'light';
    await visitor.until(() => !isDark(panel(visitor)));
  });

  it("are the launcher's before anybody opens it", async () => {
    page(':root { color-scheme: dark }');
    const look = {
      color: '#7a0019',
      accent: '#7a0019',
      tokens: {
        'button-ground': { light: '#ffffff', dark: '#000000' },
        'button-text': { light: '#000000', dark: '#ffffff' },
      },
    };
    const visitor = new Visitor(mount(flow(), { mode: 'bubble' }, { theme: { name: 'x', look } }));
    const button = () => visitor.element.shadowRoot!.querySelector('.launcher');
    await visitor.until(() => getComputedStyle(button()!).backgroundColor === 'rgb(0, 0, 0)');
    page(':root { color-scheme: light }');
    await visitor.until(() => getComputedStyle(button()!).backgroundColor === 'rgb(255, 255, 255)');
  });
});
