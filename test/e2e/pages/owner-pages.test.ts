import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import type Axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { MENU } from '../../../examples/receiver/owner/menu.ts';
import { startReceiver } from '../../../examples/receiver/start-receiver.ts';
import { dataFolder } from '../../../examples/receiver/test/data-folder.ts';
import { fillShop, SHOP_IN_USE } from '../../../examples/receiver/test/shop-in-use.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A computer, and the narrowest phone. */
const WIDTHS = [1200, 320];
const SCHEMES = ['light', 'dark'] as const;

declare const axe: typeof Axe;

/** What axe finds in a page, in words. Another scheme has other colours, and nothing else that is not the same. */
async function flaws(page: Page, colorScheme: (typeof SCHEMES)[number]): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  const { violations } = await page.evaluate(
    (isAgain) =>
      axe.run({
        // To describe whatever is right takes longer than to look for what is wrong.
        resultTypes: ['violations'],
        ...(isAgain ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
      }),
    colorScheme !== SCHEMES[0],
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

/** What reaches beyond the screen, so that the whole page has to be moved to and fro. */
const beyondTheScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
          .map((element) => `reaches beyond the screen: ${element.outerHTML.slice(0, 120)}`),
  );

describe('Every page of a shop in use', () => {
  let browser: Browser;
  let url = '';
  let ownerUrl = '';
  let pages: Awaited<ReturnType<typeof fillShop>>;
  const opened = closedAfter();
  before(async () => {
    const dataDir = await dataFolder('smoc-desk-');
    opened({ close: () => rmSync(dataDir, { recursive: true, force: true }) });
    const receiver = opened(await startReceiver({ ...SHOP_IN_USE, dataDir }));
    ({ url, ownerUrl } = receiver);
    pages = await fillShop(receiver);
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  /** Opens each page on a screen of this width and says what is wrong with it, in light and dark. */
  async function wrongs(paths: readonly string[], width: number): Promise<string[]> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(ownerUrl);
    await page.waitForURL(`${url}/owner`);
    const all: string[] = [];
    for (const path of paths) {
      const response = await page.goto(url + path);
      assert.ok(response!.status() === 200 || response!.status() === 404, `${path}: ${response!.status()}`);
      // Each page as it is with all of it open, too: what a press shows has to be as good as the rest.
      await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
      await page.evaluate(AXE);
      const found = await beyondTheScreen(page);
      for (const colorScheme of SCHEMES)
        found.push(...(await flaws(page, colorScheme)).map((flaw) => `${colorScheme}: ${flaw}`));
      all.push(...found.map((flaw) => `${path}: ${flaw}`));
    }
    await context.close();
    return all;
  }

  for (const width of WIDTHS) {
    it(`can be read and used by everybody on ${width} pixels, in light and dark: the owner's`, async () => {
      const menu = MENU.flatMap(({ entries }) => entries.map(({ href }) => href));
      assert.deepEqual(await wrongs([...menu, ...pages.owner], width), []);
    });

    it(`can be read and used by everybody on ${width} pixels, in light and dark: those behind personal links`, async () => {
      assert.deepEqual(await wrongs(pages.personal, width), []);
    });
  }
});
