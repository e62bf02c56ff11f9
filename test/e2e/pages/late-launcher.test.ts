import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { until } from '../../tools/until.ts';
import { startStaticHost, type StaticHost } from './static-host.ts';

const cdn = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));
const flow = JSON.stringify({
  flow: 'late',
  parts: { start: [{ ask: 'Your name?', as: 'name' }, 'Good to see you, {name}.'] },
});

describe('a bubble that is open, and whose window comes last of all its code', () => {
  let browser: Browser, site: StaticHost;
  const opened = closedAfter();
  before(async () => {
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
    site = opened(await startStaticHost({ '/cdn/': cdn }));
  });

  it('tells screen readers what is said', async () => {
    site.pages.set('/', [
      `<!doctype html><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
      <script type="module" src="/cdn/smoc-chat.js"></script><smoc-chat mode="bubble" pace="instant" open><script type="application/json">${flow}</script></smoc-chat>`,
    ]);
    const page = await browser.newPage();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/chunks/launcher-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.origin);
    // All else is there, and has had the frames that it takes to be drawn.
    const others = readdirSync(`${cdn}chunks`).filter((name) => /^(chat|interaction-.*)\.js$/.test(name));
    assert.equal(others.length, 2);
    await page.evaluate(async (names) => {
      for (const name of names) await import(`/cdn/chunks/${name}`);
      for (let frames = 0; frames < 30; frames++) await new Promise(requestAnimationFrame);
    }, others);
    release();

    const chat = page.locator('smoc-chat');
    await chat.locator('.window').waitFor();
    const told = await chat.evaluateHandle(({ shadowRoot }) => {
      const texts: string[] = [];
      new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes)
          if ((target as Element).closest?.('[aria-live=polite]'))
            texts.push(...Array.from(addedNodes, ({ textContent }) => textContent ?? ''));
      }).observe(shadowRoot as ShadowRoot, { childList: true, subtree: true });
      return texts;
    });
    const field = chat.getByRole('textbox', { name: 'Your name?' });
    await field.fill('Anna');
    await field.press('Enter');
    await chat.getByText('Good to see you, Anna.').first().waitFor();
    await until(
      async () => (await told.jsonValue()).some((text) => text.includes('Good to see you, Anna.')),
      'the answer is told',
    );
    await page.close();
  });
});
