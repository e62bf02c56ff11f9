import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startFaultServer } from '../../tools/fault-server.mjs';
import { servePages, type ServedPages } from './served-pages.ts';

const TABS = 6;
const LEADS = 10;

describe('six tabs of one site, closed one after another while they send', () => {
  let browser: Browser;
  let pages: ServedPages;
  before(async () => {
    pages = await servePages('test/e2e/delivery/fault-page.ts', { '/': '<!doctype html><title>Leads</title><script type="module" src="/page.js"></script>' });
    browser = await chromium.launch({ executablePath: requireBrowser(), args: browserArgs });
  });
  after(async () => {
    await browser.close();
    await pages.close();
  });

  for (const [how, script] of [['with Web Locks', ''], ['without Web Locks', 'Object.defineProperty(navigator, "locks", { value: undefined });']] as const) {
    it(`${how}: every answer that was seen arrives, none twice; the tabs that are left take over`, async (test) => {
      const server = await startFaultServer({ plan: () => undefined, delay: 120 });
      const context = await browser.newContext();
      const given = new Set<string>();
      const waiting = new Map<number, () => void>();
      const reached = (count: number) => new Promise<void>((resolve) => (given.size >= count ? resolve() : waiting.set(count, resolve)));
      await context.exposeFunction('given', (answer: string) => {
        given.add(answer);
        waiting.get(given.size)?.();
      });
      await context.addInitScript(script);
      try {
        const tabs: Page[] = [];
        for (let tab = 0; tab < TABS; tab++) {
          const page = await context.newPage();
          await page.goto(`${pages.origin}/?speed=1&timeout=10000&tab=t${tab}`);
          await page.waitForFunction(() => 'harness' in globalThis);
          await page.evaluate((address) => globalThis.harness.open(1, address), server.address);
          tabs.push(page);
        }
        // A tab that is closed ends its talk; what it has shown by then must arrive.
        const talks = tabs.map((page) => page.evaluate((leads) => globalThis.harness.talk(leads), LEADS).catch(() => undefined));
        for (let tab = 0; tab < TABS - 1; tab++) {
          await reached((tab + 1) * 6);
          await tabs[tab]!.close();
        }
        await Promise.all(talks);
        await tabs[TABS - 1]!.evaluate(() => globalThis.harness.untilQuiet());
        const leads = [...server.ledger.values()].filter(({ envelope }) => envelope.type === 'form.submitted');
        const people = leads.map(({ envelope }) => String(envelope.answers.name));
        const lost = [...given].filter((answer) => !people.includes(answer));
        const doubled = people.length - new Set(people).size;
        test.diagnostic(`seen ${given.size}, arrived ${new Set(people).size}, lost ${lost.length}, doubled ${doubled}, requests ${server.counts.requests}`);
        assert.ok(given.size >= LEADS);
        assert.deepEqual([lost, doubled], [[], 0]);
        assert.ok(leads.every(({ bodies }) => bodies.size === 1));
      } finally {
        await context.close();
        await server.stop();
      }
    });
  }
});
