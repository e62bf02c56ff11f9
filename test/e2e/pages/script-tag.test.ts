import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { GO_ON, startStaticHost, type StaticHost } from './static-host.ts';
import { wrongsOf } from './wrongs-of.ts';

/* The built files on plain pages, as people write them: with the script above and below the chat, twice, in two versions, from elsewhere. */

const cdn = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));

const builds = {
  'the module build': (folder: string, attributes = '') => `<script type="module" src="${folder}smoc-chat.js"${attributes}></script>`,
  'the one-file build': (folder: string, attributes = '') => `<script src="${folder}smoc-chat.iife.js"${attributes}></script>`,
};

/** `{brand}` comes from the theme's file, which is looked up beside the script. */
const flow = (id: string) => JSON.stringify({
  flow: id, parts: { start: [{ ask: 'Welcome to {brand}. Shall we begin?', options: [{ label: 'Yes please', then: ['Off we go, **now**!', { ask: 'Your name?' }] }] }] },
});
const head = '<!doctype html><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">';
/** Two, with a flow file and with a flow in the page; nothing comes after the last tag. */
const chats = `<smoc-chat theme="nordlys" pace="instant" src="/flow.json"></smoc-chat>
<smoc-chat theme="nordlys" pace="instant"><script type="application/json">${flow('in-page')}</script></smoc-chat>`;
/** Lets the next part of the page come once the element is registered. */
const thenGoOn = `<script>customElements.whenDefined('smoc-chat').then(() => fetch('${GO_ON}'));</script>`;
/** Adds more to the page when all of it is there, as a tag manager does. */
const later = (html: string) =>
  `<script>onload = () => document.body.append(document.createRange().createContextualFragment(${JSON.stringify(html).replaceAll('</', '<\\/')}));</script>`;

for (const [build, script] of Object.entries(builds)) {
  describe(`${build} on a plain page, with a flow file and with a flow in the page`, () => {
    let browser: Browser, site: StaticHost, elsewhere: StaticHost;
    const opened = closedAfter();
    before(async () => {
      assert.ok(existsSync(`${cdn}smoc-chat.iife.js`), 'dist/cdn is missing or not complete: npm run build');
      browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
      site = opened(await startStaticHost({ '/cdn/': cdn, '/1.0/': cdn, '/1.1/': cdn }));
      elsewhere = opened(await startStaticHost({ '/cdn/': cdn }));
      site.pages.set('/flow.json', [flow('file')]);
    });

    /** Opens a page of these parts and talks to each chat on it. Gives how many talked, and whatever went wrong. */
    async function visit(...parts: string[]) {
      const page = await browser.newPage();
      page.setDefaultTimeout(10_000);
      const wrong = wrongsOf(page);
      try {
        site.pages.set('/', parts);
        await page.goto(site.origin);
        const all = await page.locator('smoc-chat').all();
        for (const chat of all) {
          await chat.getByText('Welcome to Nordlys. Shall we begin?').first().waitFor();
          await chat.getByRole('button', { name: 'Yes please' }).click();
          await chat.getByText('Off we go, now!').first().waitFor();
          await chat.getByRole('textbox', { name: 'Your name?' }).waitFor();
        }
        return { talked: all.length, wrong };
      } catch (error) {
        throw new Error([...wrong, (error as Error).message].join('\n'), { cause: error });
      } finally {
        await page.close();
      }
    }
    const well = { talked: 2, wrong: [] };

    it('talks when the script stands above the chats', async () => {
      assert.deepEqual(await visit(head + script('/cdn/') + chats), well);
    });

    it('talks when the script stands below the chats', async () => {
      assert.deepEqual(await visit(head + chats + script('/cdn/')), well);
    });

    it('talks when the script has run before the parser comes to the chats', async () => {
      assert.deepEqual(await visit(head + script('/cdn/', ' async') + thenGoOn, chats), well);
    });

    it('talks when the network stops for a while in the middle of the flow in the page', async () => {
      const middle = chats.lastIndexOf('Shall');
      assert.deepEqual(await visit(head + script('/cdn/', ' async') + thenGoOn + chats.slice(0, middle), chats.slice(middle)), well);
    });

    it('talks when the script comes long after the page', async () => {
      assert.deepEqual(await visit(head + chats + later(script('/cdn/'))), well);
    });

    it('talks when the chats come long after the script', async () => {
      assert.deepEqual(await visit(`${head}${script('/cdn/')}<p>${later(chats)}`), well);
    });

    it('talks once when the script is there twice', async () => {
      assert.deepEqual(await visit(head + script('/cdn/') + chats + script('/cdn/')), well);
    });

    it('talks when there are two versions of it, in the chats of both', async () => {
      assert.deepEqual(await visit(head + script('/1.0/') + chats + script('/1.1/') + chats), { ...well, talked: 4 });
    });

    it('talks when it comes from another origin', async () => {
      assert.deepEqual(await visit(head + script(`${elsewhere.origin}/cdn/`) + chats), well);
    });
  });
}
