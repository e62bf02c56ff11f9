import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost, type StaticHost } from './static-host.ts';

/* A page that goes to the edges of a phone's screen, behind clock and camera. */

const flow = JSON.stringify({ flow: 'edges', parts: { start: [{ ask: 'Your name?', as: 'name' }] } });

describe('a bubble that is open on a phone with a camera in its screen', () => {
  let browser: Browser, site: StaticHost;
  const opened = closedAfter();
  before(async () => {
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': fileURLToPath(new URL('../../../dist/cdn/', import.meta.url)) }));
  });

  it("has its header below that camera, on the header's colour, and its buttons where a finger reaches them", async () => {
    site.pages.set('/', [
      `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width,viewport-fit=cover"><title>Shop</title><link rel="icon" href="data:,">
      <script type="module" src="/cdn/smoc-chat.js"></script><smoc-chat mode="bubble" theme="tuut" pace="instant" open><script type="application/json">${flow}</script></smoc-chat>`,
    ]);
    const page = await browser.newPage({ viewport: { width: 390, height: 760 }, isMobile: true, hasTouch: true });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setSafeAreaInsetsOverride' as never, { insets: { top: 47 } } as never);
    await page.goto(site.origin);
    const chat = page.locator('smoc-chat'),
      top = async (selector: string) => (await chat.locator(selector).boundingBox())?.y ?? 0;
    await chat.getByRole('textbox', { name: 'Your name?' }).waitFor();
    await chat
      .locator('.window')
      .evaluate((window) => Promise.all(window.getAnimations().map(({ finished }) => finished)));
    assert.deepEqual([await top('.window'), await top('header')], [0, 47]);
    assert.ok((await top('.close')) > 47, 'the close button');
    const [edge, header] = await chat.evaluate(({ shadowRoot }) =>
      ['.window', 'header'].map((selector) => {
        const { borderTopColor, backgroundColor } = getComputedStyle(
          (shadowRoot as ShadowRoot).querySelector(selector) as Element,
        );
        return selector === 'header' ? backgroundColor : borderTopColor;
      }),
    );
    assert.equal(edge, header);
    await page.close();
  });
});
