import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { VERSION } from '../../../src/shared/version.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { GO_ON, startStaticHost, type StaticHost } from './static-host.ts';
import { wrongsOf } from './wrongs-of.ts';

/* The built files on plain pages, as people write them: with the script above and below the chat, twice, in two versions, from elsewhere. */

const cdn = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));
const NEXT_VERSION = '9.8.7';

/** A release with another number and other names of its chunks, in a folder of its own. */
function nextRelease(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smoc-chat-'));
  cpSync(cdn, folder, { recursive: true });
  const chunks = readdirSync(join(folder, 'chunks'));
  const named = new RegExp(`(?<![\\w-])(${chunks.join('|').replaceAll('.', '\\.')})`, 'g');
  for (const name of [...chunks.map((chunk) => `chunks/${chunk}`), 'smoc-chat.js', 'smoc-chat.iife.js']) {
    const code = readFileSync(join(folder, name), 'utf8').replaceAll(VERSION, NEXT_VERSION).replace(named, 'next-$1');
    rmSync(join(folder, name));
    writeFileSync(join(folder, name.replace('chunks/', 'chunks/next-')), code);
  }
  return folder;
}

const builds = {
  'the module build': (folder: string, attributes = '') =>
    `<script type="module" src="${folder}smoc-chat.js"${attributes}></script>`,
  'the one-file build': (folder: string, attributes = '') =>
    `<script src="${folder}smoc-chat.iife.js"${attributes}></script>`,
};

/** `{brand}` comes from the theme's file, which is looked up beside the script. */
const flow = (id: string) =>
  JSON.stringify({
    flow: id,
    parts: {
      start: [
        {
          ask: 'Welcome to {brand}. Shall we begin?',
          options: [
            {
              label: 'Yes please',
              then: ['Off we go, **now**!', { ask: 'Your name?', as: 'name' }, { submit: true }, 'See you.'],
            },
          ],
        },
      ],
    },
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
      const next = nextRelease();
      opened({
        close: () => {
          rmSync(next, { recursive: true });
        },
      });
      browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
      site = opened(await startStaticHost({ '/cdn/': cdn, '/1.0/': cdn, '/next/': `${next}/` }));
      elsewhere = opened(await startStaticHost({ '/cdn/': cdn }));
      site.pages.set('/flow.json', [flow('file')]);
    });

    /** Opens a page of these parts and talks to each chat on it. Gives how many talked, and whatever went wrong. */
    async function visit(...parts: string[]) {
      const page = await browser.newPage();
      const asked: string[] = [],
        versions: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.route('**/results', async (route) => {
        const { id, type, meta } = route.request().postDataJSON() as {
          id: string;
          type: string;
          meta: { widgetVersion: string };
        };
        if (type === 'form.submitted') versions.push(meta.widgetVersion);
        await route.fulfill({ json: { ok: true, id } });
      });
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
          if ((await chat.getAttribute('endpoint')) === null) continue;
          await chat.getByRole('textbox', { name: 'Your name?' }).fill('Anna');
          await chat.getByRole('textbox', { name: 'Your name?' }).press('Enter');
          await chat.getByText('See you.').first().waitFor();
        }
        // Not what closing the page breaks off.
        return { talked: all.length, wrong: [...wrong], asked, versions };
      } catch (error) {
        throw new Error([...wrong, (error as Error).message].join('\n'), { cause: error });
      } finally {
        await page.close();
      }
    }
    const well = { talked: 2, wrong: [] };
    const talk = async (...parts: string[]) => {
      const { talked, wrong } = await visit(...parts);
      return { talked, wrong };
    };

    it('talks when the script stands above the chats', async () => {
      assert.deepEqual(await talk(head + script('/cdn/') + chats), well);
    });

    it('talks when the script stands below the chats', async () => {
      assert.deepEqual(await talk(head + chats + script('/cdn/')), well);
    });

    it('talks when the script has run before the parser comes to the chats', async () => {
      assert.deepEqual(await talk(head + script('/cdn/', ' async') + thenGoOn, chats), well);
    });

    it('talks when the network stops for a while in the middle of the flow in the page', async () => {
      const middle = chats.lastIndexOf('Shall');
      assert.deepEqual(
        await talk(head + script('/cdn/', ' async') + thenGoOn + chats.slice(0, middle), chats.slice(middle)),
        well,
      );
    });

    it('talks when the script comes long after the page', async () => {
      assert.deepEqual(await talk(head + chats + later(script('/cdn/'))), well);
    });

    it('talks when the chats come long after the script', async () => {
      assert.deepEqual(await talk(`${head}${script('/cdn/')}<p>${later(chats)}`), well);
    });

    it('talks once when the script is there twice', async () => {
      assert.deepEqual(await talk(head + script('/cdn/') + chats + script('/cdn/')), well);
    });

    it('talks when there are two versions of it, all chats in that of the first script, and in nothing of the other', async () => {
      const sending = chats.replaceAll('<smoc-chat ', '<smoc-chat endpoint="/results" ');
      for (const [first, second, version] of [
        ['/1.0/', '/next/', VERSION],
        ['/next/', '/1.0/', NEXT_VERSION],
      ] as const) {
        const { talked, wrong, asked, versions } = await visit(
          head + script(first) + sending + script(second) + sending,
        );
        assert.deepEqual(
          { talked, wrong, versions },
          { talked: 4, wrong: [], versions: [version, version, version, version] },
        );
        assert.equal(
          asked.filter((path) => path.startsWith(second)).length,
          1,
          `besides its script, ${asked.join()} of the second release was fetched`,
        );
      }
    });

    it('talks when it comes from another origin', async () => {
      assert.deepEqual(await talk(head + script(`${elsewhere.origin}/cdn/`) + chats), well);
    });
  });
}
