import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startFaultServer } from '../../tools/fault-server.mjs';
import { until } from '../../tools/until.ts';
import { BUILT_CHAT, servePages, type ServedPages } from './served-pages.ts';

const flow = {
  flow: 'vip',
  parts: {
    start: ['Welcome.', { ask: 'Name?', as: 'name' }, { ask: 'Size?', as: 'size' }, { submit: true }, 'Thank you.'],
  },
};

/* What a browser may do instead of keeping something. Each is a whole script that runs before the page's own. */
const openThrows = 'IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };';
const openHangs = 'IDBFactory.prototype.open = () => new EventTarget();';
const openBlocked = `IDBFactory.prototype.open = () => {
  const request = new EventTarget();
  setTimeout(() => request.dispatchEvent(new Event("blocked")));
  return request;
};`;
const openFails = `IDBFactory.prototype.open = () => {
  const request = Object.assign(new EventTarget(), { error: new DOMException("corrupt", "UnknownError") });
  setTimeout(() => request.dispatchEvent(new Event("error")));
  return request;
};`;
const diskFull = 'IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };';
const noLocalStorage =
  'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });';
const noEncryption = 'Object.defineProperty(crypto, "subtle", { value: undefined });';

const cases: readonly (readonly [what: string, script: string, keeps?: boolean])[] = [
  ['opening throws', openThrows],
  ['opening never answers', openHangs],
  ['opening is blocked by another tab', openBlocked],
  ['opening fails', openFails],
  ['the disk is full', diskFull],
  ['localStorage throws', noLocalStorage, true],
  ['there is no encryption', noEncryption],
  ['all of it', openBlocked + diskFull + noLocalStorage + noEncryption],
];

describe('a browser that refuses to keep anything', () => {
  let browser: Browser;
  let pages: ServedPages;
  let server: Awaited<ReturnType<typeof startFaultServer>>;
  const opened = closedAfter();
  before(async () => {
    server = opened(await startFaultServer({ plan: () => undefined }));
    pages = opened(
      await servePages(BUILT_CHAT, {
        '/': `<!doctype html><title>VIP</title><link rel="icon" href="data:,"><script type="module" src="/smoc-chat.js"></script>
<smoc-chat keep="device" pace="instant" endpoint="${server.address}"><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>`,
      }),
    );
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  for (const [index, [what, script, keeps = false]] of cases.entries()) {
    it(`${what}: the lead is sent, and the visitor reads what can not be kept`, async () => {
      const context = await browser.newContext();
      const lead = () => [...server.ledger.values()].find(({ envelope }) => envelope.answers.name === `Anna ${index}`);
      const errors: string[] = [];
      try {
        await context.addInitScript(script);
        const page = await context.newPage();
        page.on('pageerror', ({ message }) => errors.push(message));
        page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
        await page.goto(pages.origin);
        const chat = page.locator('smoc-chat');
        for (const answer of [`Anna ${index}`, 'Large']) {
          await chat.locator('[part=field]').fill(answer);
          await page.keyboard.press('Enter');
          await chat.locator('[part=bubble]', { hasText: answer }).waitFor();
        }
        await chat.locator('[part=bubble]', { hasText: 'Thank you.' }).waitFor();
        const note = chat.getByText('Nothing is kept if you leave this page');
        if (keeps) assert.equal(await note.count(), 0);
        else await note.waitFor();
        await until(() => lead()?.acknowledged === true, 'the lead is sent');
      } finally {
        await context.close();
      }
      assert.equal(lead()?.tries, 1);
      assert.deepEqual(errors, []);
    });
  }
});
