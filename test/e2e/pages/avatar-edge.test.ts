import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost, type StaticHost } from './static-host.ts';

const flow = JSON.stringify({
  flow: 'face',
  pace: 'instant',
  bot: { name: 'Noa', avatar: '/face.svg' },
  parts: { start: [{ ask: 'Your name?', as: 'name' }] },
});
const pale = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#fff" d="M0 0h9v9H0z"/></svg>`;

describe('a pale avatar on a pale ground', () => {
  let browser: Browser, site: StaticHost;
  const opened = closedAfter();
  before(async () => {
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': fileURLToPath(new URL('../../../dist/cdn/', import.meta.url)) }));
    site.pages.set('/face.svg', [pale]);
    site.pages.set('/', [
      `<!doctype html><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"><style>smoc-chat { --smoc-own-ground: #d00; --smoc-background: #fff }</style>
      <script type="module" src="/cdn/smoc-chat.js"></script><smoc-chat scheme="light" keep="nothing"><script type="application/json">${flow}</script></smoc-chat>`,
    ]);
  });

  for (const deviceScaleFactor of [1, 1.5, 2, 3])
    it(`has no line in the brand's colour around it, at ${deviceScaleFactor} pixels a pixel`, async () => {
      const page = await browser.newPage({ deviceScaleFactor });
      await page.goto(site.origin);
      const chat = page.locator('smoc-chat');
      await chat.getByRole('textbox', { name: 'Your name?' }).waitFor();
      await chat.locator('.avatar img').evaluate((image: HTMLImageElement) => image.decode());
      /** How many pixels of the avatar are plainly redder than they are green. */
      const reds = async () => {
        const shot = await chat.locator('.avatar').screenshot();
        return page.evaluate(async (base64) => {
          const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
          const context = new OffscreenCanvas(image.width, image.height).getContext(
            '2d',
          ) as OffscreenCanvasRenderingContext2D;
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          let count = 0;
          for (let at = 0; at < data.length; at += 4) if ((data[at] as number) - (data[at + 1] as number) > 12) count++;
          return count;
        }, shot.toString('base64'));
      };
      assert.equal(await reds(), 0);
      // Without its picture the brand's colour is there, under the letter.
      await chat.locator('.avatar img').evaluate((image) => {
        image.remove();
      });
      assert.ok((await reds()) > 300);
      await page.close();
    });
});
