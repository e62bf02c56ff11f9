import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { until } from '../../tools/until.ts';
import { startStaticHost, type StaticHost } from './static-host.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const flow = JSON.stringify({ flow: 'queued', pace: 'instant', parts: { start: [{ ask: 'Your name?', as: 'name' }] } });
/** What the documentation tells authors to write. */
const snippet = /## Calling it before the script has loaded[^]*?```js\n([^]*?)```/.exec(
  readFileSync(root('docs/element.md'), 'utf8'),
)?.[1];

describe('the snippet of the documentation for calls before the script is there', () => {
  let browser: Browser, site: StaticHost;
  const opened = closedAfter();
  before(async () => {
    assert.ok(snippet, 'docs/element.md has no such snippet');
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': root('dist/cdn/') }));
    site.pages.set('/', [
      `<!doctype html><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"><button id="help">Help</button>
      <smoc-chat mode="bubble" keep="nothing"><script type="application/json">${flow}</script></smoc-chat>
      <script type="module" src="/cdn/smoc-chat.js"></script><script>${snippet}</script>`,
    ]);
  });

  /** A page whose script comes when `release` is called. */
  async function visit(): Promise<{ page: Page; wrongs: string[]; release(): void }> {
    const page = await browser.newPage();
    const wrongs: string[] = [];
    page.on('pageerror', (error) => wrongs.push(error.message));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/smoc-chat.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.origin, { waitUntil: 'commit' });
    await page.locator('#help').waitFor();
    return { page, wrongs, release };
  }

  it('opens the chat as soon as it is there, after a press that came too early', async () => {
    const { page, wrongs, release } = await visit();
    await until(() => page.evaluate(() => !!document.querySelector<HTMLElement>('#help')?.onclick), 'the snippet ran');
    await page.locator('#help').click();
    assert.equal(await page.locator('smoc-chat .window').count(), 0);
    release();
    await page.locator('smoc-chat').getByRole('textbox', { name: 'Your name?' }).waitFor();
    assert.deepEqual(wrongs, []);
    await page.close();
  });

  it('lets the page’s own button open it like its own: focus goes in, Escape brings it back', async () => {
    const { page, wrongs, release } = await visit();
    release();
    await page.locator('smoc-chat .launcher').waitFor();
    await page.locator('#help').focus();
    await page.keyboard.press('Enter');
    await page.locator('smoc-chat').getByRole('textbox', { name: 'Your name?' }).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);
    await until(async () => (await focused()) === 'smoc-chat', 'the focus is in the chat');
    await page.keyboard.press('Escape');
    await until(async () => (await focused()) === 'help', 'the focus is back on the button');
    assert.equal(await page.locator('smoc-chat').evaluate((chat) => chat.hasAttribute('open')), false);
    assert.deepEqual(wrongs, []);
    await page.close();
  });
});
