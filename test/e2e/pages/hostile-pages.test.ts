import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost, type StaticHost } from './static-host.ts';

/* The built chat on pages that scroll by themselves, and under the hands of people who type with input methods and on phones. */

const cdn = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));
const long = { ask: 'A long story?', type: 'long', as: 'story' };
const lines = Array.from({ length: 40 }, (_, at) => `Message ${at + 1}.`);

const pageOf = (steps: readonly unknown[], script = '') => `<!doctype html><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body { margin: 0; block-size: 6000px } smoc-chat { block-size: 500px }</style>
<script>${script}</script>
<smoc-chat pace="instant" keep="nothing"><script type="application/json">${JSON.stringify({ flow: 'f', parts: { main: steps } })}</script></smoc-chat>
<script type="module" src="/cdn/smoc-chat.js"></script>`;

/** As smooth scrolling libraries do it: they take the wheel, or the finger, and move the page by themselves. */
const smooth = (target: string, capture: boolean) => `
  let from = 0;
  ${target}.addEventListener('wheel', (event) => { event.preventDefault(); scrollBy(0, event.deltaY); }, { passive: false, capture: ${capture} });
  ${target}.addEventListener('touchstart', (event) => { from = event.touches[0].clientY; }, { passive: false, capture: ${capture} });
  ${target}.addEventListener('touchmove', (event) => {
    event.preventDefault();
    scrollBy(0, from - event.touches[0].clientY);
    from = event.touches[0].clientY;
  }, { passive: false, capture: ${capture} });`;

describe('the built chat', () => {
  let browser: Browser, site: StaticHost;
  const opened = closedAfter();
  before(async () => {
    site = opened(await startStaticHost({ '/cdn/': cdn }));
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  async function show(html: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = opened(await browser.newContext(options));
    const page = await context.newPage();
    site.pages.set('/', [html]);
    await page.goto(site.origin);
    await page.locator('smoc-chat [aria-live=polite]').waitFor({ state: 'attached' });
    return page;
  }
  const end = (transcript: Locator) =>
    transcript.evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
  /** Until the browser has drawn twice: what an event sets off has happened by then. */
  const drawn = (page: Page) =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

  for (const [where, target, capture] of [
    ['on window', 'window', false],
    ['on document', 'document', false],
    ['on document, capturing', 'document', true],
  ] as const) {
    it(`scrolls its transcript by the wheel, and at its end nothing else: a page that scrolls by itself ${where}`, async () => {
      const page = await show(pageOf([...lines, long], smooth(target, capture)));
      const transcript = page.locator('smoc-chat .scroll');
      await transcript.evaluate((element) => {
        element.scrollTop = 0;
      });
      await page.mouse.move(200, 200);
      await page.mouse.wheel(0, 120);
      await page.waitForFunction(
        () => document.querySelector('smoc-chat')!.shadowRoot!.querySelector('.scroll')!.scrollTop > 0,
      );
      await end(transcript);
      await page.mouse.wheel(0, 240);
      await drawn(page);
      assert.equal(await page.evaluate(() => scrollY), 0);
      await page.mouse.move(200, 560);
      await page.mouse.wheel(0, 120);
      await page.waitForFunction(() => scrollY > 0);
    });

    it(`scrolls its transcript by a finger, and the page stays: a page that scrolls by itself ${where}`, async () => {
      const page = await show(pageOf([...lines, long], smooth(target, capture)), {
        hasTouch: true,
        isMobile: true,
        viewport: { width: 390, height: 844 },
      });
      const transcript = page.locator('smoc-chat .scroll');
      await transcript.evaluate((element) => {
        element.scrollTop = 0;
      });
      const devtools = await page.context().newCDPSession(page);
      const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
        devtools.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 200, y }] });
      // Above the way down, which lies on the transcript's lower end.
      await finger('touchStart', 300);
      for (let y = 280; y >= 100; y -= 20) await finger('touchMove', y);
      await finger('touchEnd');
      await page.waitForFunction(
        () => document.querySelector('smoc-chat')!.shadowRoot!.querySelector('.scroll')!.scrollTop > 50,
      );
      assert.equal(await page.evaluate(() => scrollY), 0);
    });
  }

  describe('under the hint that more lies below', () => {
    const scrolled = (page: Page) => page.locator('smoc-chat .scroll').evaluate((element) => element.scrollTop);
    const middleOf = async (page: Page) => {
      const box = (await page.locator('smoc-chat .latest').boundingBox())!;
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    };

    for (const [how, script] of [
      ['as it is', ''],
      ['that scrolls by itself', smooth('document', true)],
    ] as const) {
      it(`scrolls its transcript by a finger, and not the page ${how}`, async () => {
        const page = await show(pageOf([...lines, long], script), {
          hasTouch: true,
          isMobile: true,
          viewport: { width: 390, height: 844 },
        });
        const [x, y] = await middleOf(page);
        const devtools = await page.context().newCDPSession(page);
        // A slow finger, which rests before it lets go: after a fast one the browser takes the next tap for a stop, and presses nothing.
        let timestamp = Date.now() / 1000 - 3;
        const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
          devtools.send('Input.dispatchTouchEvent', {
            type,
            timestamp: (timestamp += type === 'touchEnd' ? 1 : 0.1),
            touchPoints: at === undefined ? [] : [{ x, y: at }],
          });
        await finger('touchStart', y);
        for (let at = y - 20; at >= y - 200; at -= 20) await finger('touchMove', at);
        await finger('touchEnd');
        await drawn(page);
        assert.ok((await scrolled(page)) > 100);
        assert.equal(await page.evaluate(() => scrollY), 0);
        if (script) return;
        const before = await scrolled(page);
        // The reader went away from what is new: it is small now, and elsewhere.
        await page.locator('smoc-chat .latest.small-way').tap();
        await page.waitForFunction(
          (from) => document.querySelector('smoc-chat')!.shadowRoot!.querySelector('.scroll')!.scrollTop > from,
          before,
        );
      });
    }

    it('scrolls its transcript by the wheel, and not the page', async () => {
      const page = await show(pageOf([...lines, long]));
      await page.mouse.move(...(await middleOf(page)));
      await page.mouse.wheel(0, 120);
      await page.waitForFunction(
        () => document.querySelector('smoc-chat')!.shadowRoot!.querySelector('.scroll')!.scrollTop > 0,
      );
      await drawn(page);
      assert.equal(await page.evaluate(() => scrollY), 0);
    });

    it('scrolls a low chat as a whole by a finger', async () => {
      const page = await show(pageOf([...lines, long]).replace('block-size: 500px', 'block-size: 200px'), {
        hasTouch: true,
        isMobile: true,
        viewport: { width: 740, height: 320 },
      });
      await page.locator('smoc-chat .panel.low').waitFor();
      const [x, y] = await middleOf(page);
      const devtools = await page.context().newCDPSession(page);
      const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
        devtools.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x, y: at }] });
      await finger('touchStart', y);
      for (let at = y - 15; at >= y - 90; at -= 15) await finger('touchMove', at);
      await finger('touchEnd');
      await page.waitForFunction(
        () => document.querySelector('smoc-chat')!.shadowRoot!.querySelector('.panel')!.scrollTop > 0,
      );
      assert.equal(await page.evaluate(() => scrollY), 0);
    });

    it('has it on the screen where that cuts a low chat off', async () => {
      const page = await show(
        pageOf([...lines, long]).replace(
          'smoc-chat { block-size: 500px }',
          'smoc-chat { margin-block-start: 200px; block-size: 240px }',
        ),
        { viewport: { width: 740, height: 320 } },
      );
      await page.locator('smoc-chat .panel.low').waitFor();
      const isOnScreen = () => {
        const button = document.querySelector('smoc-chat')!.shadowRoot!.querySelector('.latest');
        const { top = 0, bottom = Infinity } = button?.getBoundingClientRect() ?? {};
        return top > 200 && bottom <= innerHeight;
      };
      await page.waitForFunction(isOnScreen);
      await page.evaluate(() => {
        scrollTo(0, 40);
      });
      await page.waitForFunction(isOnScreen);
    });
  });

  for (const [where, step, field, button] of [
    ['in the composer', { ask: 'Name?', as: 'name' }, '.dock .field', '.dock .send'],
    [
      'in a bubble of fields',
      { ask: 'Name?', fields: [{ as: 'name', label: 'Name' }] },
      '.form .field',
      '.form .primary',
    ],
    ['in a long text', { ask: 'Name?', as: 'name', type: 'long' }, '.dock .field', '.dock .send'],
  ] as const)
    it(`sends with one press of the button after Japanese was typed, ${where}`, async () => {
      const page = await show(pageOf([step, 'Hello {name}.']));
      await page.locator(`smoc-chat ${field}`).click();
      const devtools = await page.context().newCDPSession(page);
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
      await devtools.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
      await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await devtools.send('Input.insertText', { text: '日本' });
      await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      assert.equal(await page.locator('smoc-chat .own').count(), 0);
      await page.locator(`smoc-chat ${button}`).click();
      await page.locator('smoc-chat .bot', { hasText: 'Hello 日本.' }).waitFor();
    });

  describe('on a touch keyboard', () => {
    const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

    it('begins a new line by return in a long text, and sends by the button', async () => {
      const page = await show(pageOf([long, 'So: {story}.']), phone);
      const field = page.locator('smoc-chat .dock textarea');
      assert.equal(await field.getAttribute('enterkeyhint'), 'enter');
      await field.tap();
      await page.keyboard.type('One');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Two');
      assert.equal(await field.inputValue(), 'One\nTwo');
      await page.locator('smoc-chat .dock .send').tap();
      await page.locator('smoc-chat .bot', { hasText: 'So: One' }).waitFor();
    });

    it('sends a long text by Control and Enter of a keyboard that is attached', async () => {
      for (const step of [
        long,
        {
          ask: 'Tell me',
          fields: [
            { as: 'story', type: 'long', label: 'Story' },
            { as: 'more', label: 'More', skip: true },
          ],
        },
      ]) {
        const page = await show(pageOf([step, 'So: {story}.']), phone);
        await page.locator('smoc-chat textarea').tap();
        await page.keyboard.type('One');
        await page.keyboard.press('Enter');
        await page.keyboard.type('Two');
        await page.keyboard.press('Control+Enter');
        await page.locator('smoc-chat .bot', { hasText: 'So: One' }).waitFor();
      }
    });

    it('tells what return does in every line of a bubble, and does it there, also with words of one’s own', async () => {
      const fields = [
        { as: 'size', label: 'Size', options: ['S', 'M'], other: true },
        { as: 'city', label: 'City' },
        { as: 'colours', label: 'Colours', options: ['Red'], many: true, other: true },
      ];
      const page = await show(pageOf([{ ask: 'Which?', fields }, 'So {size}, {city}, {colours}.']), phone);
      await page.locator('smoc-chat .form .other').first().waitFor();
      const hints = await page
        .locator('smoc-chat .form .field')
        .evaluateAll((all) => all.map((each) => each.getAttribute('enterkeyhint')));
      assert.deepEqual(hints, ['next', 'next', 'send']);
      await page.locator('smoc-chat .form .other').first().tap();
      await page.keyboard.type('XL');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Oslo');
      await page.locator('smoc-chat .form .other').last().tap();
      await page.keyboard.type('Plum');
      await page.keyboard.press('Enter');
      await page.locator('smoc-chat .bot', { hasText: 'So XL, Oslo, Plum.' }).waitFor();
    });

    it('goes from field to field of a bubble, begins a new line in a long one, and sends from the last', async () => {
      const fields = [
        { as: 'name', label: 'Name' },
        { as: 'story', label: 'Story', type: 'long' },
        { as: 'city', label: 'City' },
      ];
      const page = await show(pageOf([{ ask: 'Who?', fields }, 'So {name}, {story}, {city}.']), phone);
      const hints = await page
        .locator('smoc-chat .form .field')
        .evaluateAll((all) => all.map((each) => each.getAttribute('enterkeyhint')));
      assert.deepEqual(hints, ['next', 'enter', 'send']);
      await page.locator('smoc-chat #f-name').tap();
      await page.keyboard.type('Ben');
      await page.keyboard.press('Enter');
      await page.keyboard.type('a');
      await page.keyboard.press('Enter');
      await page.keyboard.type('b');
      assert.equal(await page.locator('smoc-chat #f-story').inputValue(), 'a\nb');
      await page.locator('smoc-chat #f-city').tap();
      await page.keyboard.type('Oslo');
      await page.keyboard.press('Enter');
      await page.locator('smoc-chat .bot', { hasText: 'Oslo.' }).waitFor();
    });
  });

  it('leaves no listener on window while nobody is in it', async () => {
    const page = await show(pageOf([{ ask: 'Name?', as: 'name' }]));
    const devtools = await page.context().newCDPSession(page);
    const typesOnWindow = async () => {
      const { result } = await devtools.send('Runtime.evaluate', { expression: 'window' });
      const { listeners } = await devtools.send('DOMDebugger.getEventListeners', { objectId: result.objectId! });
      return listeners.map(({ type }) => type).filter((type) => /^(key|wheel|copy|paste|input)/.test(type));
    };
    await page.mouse.move(700, 600);
    assert.deepEqual(await typesOnWindow(), []);
    await page.locator('smoc-chat .dock .field').focus();
    assert.ok((await typesOnWindow()).includes('keydown'));
    await page.evaluate(() => (document.querySelector('smoc-chat') as HTMLElement).remove());
    await page.waitForFunction(() => true);
    assert.deepEqual(await typesOnWindow(), []);
  });
});
