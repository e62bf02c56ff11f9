import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { seededChance } from '../../session/fake-clock.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startFaultServer } from '../../tools/fault-server.mjs';
import { servePages, type ServedPages } from './served-pages.ts';

const TABS = 6;
/** Conversations in each tab, with one lead each. */
const LEADS = 10;
/** Milliseconds from one closed tab to the next, and that a request takes: some are always under way when a tab is closed. */
const EVERY = 200;
const DELAY = 500;
/** Milliseconds until another tab must have taken over, and what a busy machine may add. */
const TAKE_OVER = 1000;
const SLACK = 500;
/** A request that is cut off with its tab reaches its end a little after the next one has begun. */
const CUT = 150;

describe('six tabs of one site, of which one is closed every 200 milliseconds', () => {
  let browser: Browser;
  let pages: ServedPages;
  const opened = closedAfter();
  before(async () => {
    pages = opened(await servePages('test/e2e/delivery/fault-page.ts', { '/': '<!doctype html><title>Leads</title><script type="module" src="/page.js"></script>' }));
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  for (const [how, script] of [['with Web Locks', ''], ['without Web Locks', 'Object.defineProperty(navigator, "locks", { value: undefined });']] as const) {
    it(`${how}: all 60 leads arrive, none is sent by two at a time, and what a closed tab was sending is taken over within a second`, async (test) => {
      // The first try of each fails: later ones are not sent once more by the tab that is left.
      const server = await startFaultServer({ plan: ({ type }, tries) => (type === 'form.submitted' && tries === 1 ? '502' : undefined), delay: DELAY });
      const context = await browser.newContext();
      const { random } = seededChance(11);
      await context.addInitScript(script);
      const leads = () => [...server.ledger.values()].filter(({ envelope }) => envelope.type === 'form.submitted');
      try {
        const tabs: { name: string; page: Page }[] = [];
        for (let tab = 0; tab < TABS; tab++) {
          const page = await context.newPage();
          await page.goto(`${pages.origin}/?speed=1&timeout=10000&tab=t${tab}`);
          await page.waitForFunction(() => 'harness' in globalThis);
          await page.evaluate(([count, address]) => globalThis.harness.open(count, address), [LEADS, `${server.address}?tab=t${tab}`] as const);
          tabs.push({ name: `t${tab}`, page });
        }
        for (const { page } of tabs) void page.evaluate(() => globalThis.harness.talk(1)).catch(() => undefined);
        await until(() => leads().length === TABS * LEADS && leads().every(({ calls: [first] }) => first!.ended < Infinity));

        const closed = new Map<string, number>();
        while (tabs.length > 1) {
          const [{ name, page }] = tabs.splice(Math.floor(random() * tabs.length), 1) as [typeof tabs[0]];
          closed.set(name, Date.now());
          await Promise.all([page.close(), pause(EVERY)]);
        }
        await tabs[0]!.page.evaluate(() => globalThis.harness.untilQuiet());

        const arrived = leads().filter(({ acknowledged }) => acknowledged).length;
        const people = new Set(leads().map(({ envelope }) => envelope.answers.name)).size;
        const calls = leads().flatMap((lead) => lead.calls.map((call, index) => ({ ...call, next: lead.calls[index + 1] })));
        // On its way out a tab sends once more what it does not know to be through: what counts here is who goes on.
        const parting = ({ from, at }: typeof calls[0] | NonNullable<typeof calls[0]['next']>) => at >= (closed.get(from) ?? Infinity);
        const overlap = Math.max(0, ...calls.map((call) => (call.next && !parting(call) && !parting(call.next) ? call.ended - call.next.at : 0)));
        /** From the end of a tab to the next request for what it was sending. */
        const waits = calls.flatMap(({ from, cut, next }) => (cut && next && closed.has(from) ? [next.at - closed.get(from)!] : []));
        test.diagnostic(`arrived ${arrived}, people ${people}, requests ${calls.length}, cut off and taken over ${waits.length}, slowest take-over ${Math.max(...waits)} ms, longest overlap ${overlap} ms`);
        assert.deepEqual([leads().length, arrived, people], [TABS * LEADS, TABS * LEADS, TABS * LEADS]);
        assert.ok(leads().every(({ bodies }) => bodies.size === 1), 'the same bytes on every try');
        assert.ok(overlap <= CUT, `two requests for one lead at a time, for ${overlap} ms`);
        assert.ok(waits.length > 0, 'a tab was closed while it sent');
        assert.ok(Math.max(...waits) <= TAKE_OVER + SLACK, `taken over after ${Math.max(...waits)} ms`);
        assert.deepEqual(server.mistakes, []);
      } finally {
        await context.close();
        await server.stop();
      }
    });
  }
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(test: () => boolean): Promise<void> {
  while (!test()) await pause(20);
}
