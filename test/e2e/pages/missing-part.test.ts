import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { until } from '../../tools/until.ts';
import { startStaticHost, type StaticHost } from './static-host.ts';

/* A piece of the chat that cannot be had: a deploy has replaced its file, or the network is gone. */

const flow = {
  flow: 'pieces',
  language: 'en',
  parts: {
    start: [
      { ask: 'What is your name?', as: 'name' },
      { ask: 'Which ones?', as: 'likes', many: true, options: ['Coats', 'Hats'] },
      'Noted, {name}.',
    ],
  },
};
const NOTICE = 'A part of this chat has not loaded. We keep trying.';

describe('a part of the chat that cannot be loaded', () => {
  let browser: Browser, site: StaticHost;
  const opened = closedAfter();
  before(async () => {
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': fileURLToPath(new URL('../../../dist/cdn/', import.meta.url)) }));
    site.pages.set('/', [
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script>told = []; addEventListener('smoc-error', ({ detail }) => told.push(detail.code + ' ' + detail.message));</script>
<script type="module" src="/cdn/smoc-chat.js"></script>
<smoc-chat pace="instant" keep="nothing"><p>Write to us.</p><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>`,
    ]);
  });

  /** A page on which the named chunks are gone until `back()`, with a clock of its own. */
  async function visit(chunk: string) {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    let isGone = true;
    const asked: string[] = [];
    await page.clock.install();
    await page.route(new RegExp(`/chunks/${chunk}[.-]`), (route) => {
      asked.push(route.request().url());
      return isGone ? route.fulfill({ status: 404, body: '' }) : route.continue();
    });
    await page.goto(site.origin);
    return { page, asked, back: () => (isGone = false) };
  }
  const told = (page: Page) => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  const chatOf = (page: Page) => page.locator('smoc-chat');
  const answerName = async (page: Page) => {
    await chatOf(page).getByText('What is your name?').first().waitFor();
    await page.clock.runFor(1000);
    await chatOf(page).getByRole('textbox').fill('Anna');
    await chatOf(page).getByRole('textbox').press('Enter');
  };
  const shortly = async (page: Page) => {
    for (let at = 0; at < 20; at++) await page.clock.runFor(100);
  };

  it('is asked for a few times in ten minutes, told to the visitor with a button and to the author once, and comes by the button', async () => {
    const { page, asked, back } = await visit('pickers');
    await answerName(page);
    await shortly(page);
    await chatOf(page).getByText(NOTICE).waitFor();
    for (let minute = 0; minute < 10; minute++) await page.clock.runFor(60_000);
    await until(() => asked.length === 6, 'six tries');
    assert.deepEqual(
      (await told(page)).map((line) => line.split(' ')[0]),
      ['part-missing'],
    );
    assert.match((await told(page)).join(), /pickers/);
    // The conversation lives on: the page can go elsewhere in it.
    back();
    await chatOf(page).getByRole('button', { name: 'Try again' }).click();
    await chatOf(page).getByRole('checkbox', { name: 'Coats' }).check();
    await chatOf(page).getByRole('button', { name: 'Done' }).click();
    await shortly(page);
    await chatOf(page).getByText('Noted, Anna.').first().waitFor();
    assert.equal(await chatOf(page).getByText(NOTICE).count(), 0);
    assert.equal(asked.length, 7);
    await page.close();
  });

  it('comes by itself at once when the network is back', async () => {
    const { page, asked, back } = await visit('pickers');
    await answerName(page);
    await shortly(page);
    await chatOf(page).getByText(NOTICE).waitFor();
    await page.context().setOffline(true);
    for (let minute = 0; minute < 3; minute++) await page.clock.runFor(60_000);
    const tries = asked.length;
    assert.ok(tries <= 6, `${tries} tries while offline`);
    back();
    await page.context().setOffline(false);
    await chatOf(page).getByRole('checkbox', { name: 'Coats' }).waitFor();
    assert.ok(asked.length <= tries + 1);
    await page.close();
  });

  for (const [chunk, part] of [
    ['interaction', 'interaction'],
    ['en', 'strings'],
  ] as const) {
    it(`is told where the first message stands already: ${chunk}`, async () => {
      const { page, asked, back } = await visit(chunk);
      await chatOf(page).getByText('What is your name?').first().waitFor();
      await shortly(page);
      await chatOf(page).getByText(NOTICE).waitFor();
      for (let minute = 0; minute < 5; minute++) await page.clock.runFor(60_000);
      assert.ok(asked.length <= 6, `${asked.length} tries`);
      assert.match((await told(page)).join(), new RegExp(`^part-missing .*${part}`));
      back();
      await chatOf(page).getByRole('button', { name: 'Try again' }).click();
      await shortly(page);
      await answerName(page);
      await page.close();
    });
  }

  for (const chunk of ['chat', 'launcher'])
    it(`leaves the page's own words until it comes, and tells the author once: ${chunk}`, async () => {
      site.pages.set('/bubble', [site.pages.get('/')![0]!.replace('<smoc-chat ', '<smoc-chat mode="bubble" open ')]);
      const page = await browser.newPage();
      await page.clock.install();
      let isGone = true;
      let asked = 0;
      await page.route(new RegExp(`/chunks/${chunk}[.-]`), (route) => {
        asked++;
        return isGone ? route.fulfill({ status: 404, body: '' }) : route.continue();
      });
      await page.goto(`${site.origin}/${chunk === 'launcher' ? 'bubble' : ''}`);
      await page.getByText('Write to us.').waitFor();
      await until(() => asked > 0, 'the first try');
      for (let minute = 0; minute < 5; minute++) await page.clock.runFor(60_000);
      assert.ok(asked <= 7, `${asked} tries`);
      assert.equal((await told(page)).length, 1);
      isGone = false;
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await shortly(page);
      await chatOf(page).getByText('What is your name?').first().waitFor();
      await page.close();
    });
});
