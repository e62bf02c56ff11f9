import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startFaultServer } from '../../tools/fault-server.mjs';
import { BUILT_CHAT, servePages, type ServedPages } from './served-pages.ts';

/** Milliseconds in which a visitor must know, and have a way out. */
const SOON = 10_000;

const flow = {
  flow: 'vip',
  contact: { email: 'vip@nordlys.example', phone: '+47 22 33 44 55' },
  parts: { start: ['Welcome.', { ask: 'Name?', as: 'name' }, { submit: true }, 'Bye.'] },
};

describe('an endpoint that something in the browser blocks', () => {
  let browser: Browser;
  let pages: ServedPages;
  let server: Awaited<ReturnType<typeof startFaultServer>>;
  const opened = closedAfter();
  before(async () => {
    server = opened(await startFaultServer({ plan: () => undefined }));
    const page = (
      head: string,
    ) => `<!doctype html><title>VIP</title>${head}<script type="module" src="/smoc-chat.js"></script>
<smoc-chat keep="device" pace="instant" endpoint="${server.address}"><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>
<script>globalThis.problems = []; document.querySelector('smoc-chat').addEventListener('smoc-error', ({ detail }) => problems.push(detail.code))</script>`;
    pages = opened(
      await servePages(BUILT_CHAT, {
        '/': page(''),
        '/strict': page('<meta http-equiv="Content-Security-Policy" content="connect-src \'self\'">'),
      }),
    );
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  for (const [what, path, block] of [
    ['an extension', '/', (page: Page) => page.route(server.address, (route) => route.abort('blockedbyclient'))],
    ["the page's own policy", '/strict', async () => {}],
  ] as const) {
    it(`${what}: the lead is kept, the owner is told, and within ten seconds the visitor can copy, mail or call`, async () => {
      server.ledger.clear();
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        const errors: string[] = [];
        page.on('pageerror', ({ message }) => errors.push(message));
        await block(page);
        await page.goto(pages.origin + path);
        const chat = page.locator('smoc-chat');
        await chat.locator('[part=field]').fill('Anna');
        await page.keyboard.press('Enter');
        await chat.getByRole('button', { name: 'Copy my answers' }).waitFor({ timeout: SOON });
        await chat.locator('[part~=status]', { hasText: 'Kept. It will be sent as soon as possible.' }).waitFor();
        assert.equal(
          await chat.getByRole('link', { name: 'vip@nordlys.example' }).getAttribute('href'),
          'mailto:vip@nordlys.example?body=name%3A%20Anna',
        );
        assert.equal(await chat.getByRole('link', { name: '+47 22 33 44 55' }).getAttribute('href'), 'tel:+4722334455');
        assert.deepEqual(await page.evaluate('problems'), ['endpoint-unreachable']);
        assert.deepEqual([server.ledger.size, errors], [0, []]);

        // Another page of the site, where nothing is in the way.
        const free = await context.newPage();
        await free.goto(pages.origin);
        await free.locator('smoc-chat').locator('[part=status]', { hasText: 'Sent' }).waitFor();
        assert.deepEqual([...server.ledger.values()].map(({ envelope }) => envelope.answers.name).filter(Boolean), [
          'Anna',
        ]);
      } finally {
        await context.close();
      }
    });
  }
});
