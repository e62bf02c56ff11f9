import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { seededChance } from '../../session/fake-clock.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startFaultServer } from '../../tools/fault-server.mjs';
import { until } from '../../tools/until.ts';
import { servePages, type ServedPages } from './served-pages.ts';

const TABS = 6;
/** Conversations in each tab, with one lead each. */
const LEADS = 10;
/** Least milliseconds from one closed tab to the next. */
const EVERY = 200;
/** Milliseconds that a request takes while tabs are being closed, and otherwise: six at a time is all that a browser has for a host. */
const LONG = 500;
const SHORT = 20;
/** A request that came so many milliseconds ago is not answered yet: its tab is closed before it is. */
const FRESH = 100;
/** Milliseconds within which the quickest of the take-overs must be done, and each one, on a machine however busy: less than a request's time-out. */
const QUICKEST = 1000;
const SLOWEST = 8000;

describe('six tabs of one site, of which five are closed one after the other, each while it sends', () => {
  let browser: Browser;
  let pages: ServedPages;
  const opened = closedAfter();
  before(async () => {
    pages = opened(
      await servePages('test/e2e/delivery/fault-page.ts', {
        '/': '<!doctype html><title>Leads</title><script type="module" src="/page.js"></script>',
      }),
    );
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  for (const [how, script] of [
    ['with Web Locks', ''],
    ['without Web Locks', 'Object.defineProperty(navigator, "locks", { value: undefined });'],
  ] as const) {
    it(`${how}: all 60 leads arrive, none is sent by two at a time, and what a closed tab was sending is taken over within a second`, async (test) => {
      // Two leads of each tab get through only once tabs are being closed: then there is something to send, and what is cut off is not a first try.
      let closing: 'not yet' | 'now' | 'done' = 'not yet';
      const server = await startFaultServer({
        plan: ({ type, answers }, tries) =>
          type === 'form.submitted' && (tries === 1 || (closing === 'not yet' && /^w[05]-/.test(answers.name)))
            ? '502'
            : undefined,
        async hold(from) {
          const at = Date.now();
          await pause(closing === 'now' ? LONG : SHORT);
          // However long the tab takes to close: what it was sending is not answered.
          if (at <= (closed.get(from) ?? 0)) await never;
        },
      });
      const closed = new Map<string, number>();
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
          await page.evaluate(([count, address]) => globalThis.harness.open(count, address), [
            LEADS,
            `${server.address}?tab=t${tab}`,
          ] as const);
          tabs.push({ name: `t${tab}`, page });
        }
        for (const { page } of tabs) void page.evaluate(() => globalThis.harness.talk(1)).catch(() => undefined);
        await until(
          () => leads().length === TABS * LEADS && leads().every(({ calls: [first] }) => first!.ended < Infinity),
          'each lead was tried once',
        );

        closing = 'now';
        const since = Date.now();
        const sends = ({ name }: (typeof tabs)[0]) =>
          leads().some(({ calls }) =>
            calls.some(
              ({ from, at, ended }) => from === name && ended === Infinity && at > Math.max(since, Date.now() - FRESH),
            ),
          );
        while (tabs.length > 1) {
          let sending: typeof tabs = [];
          await until(() => (sending = tabs.filter(sends)).length > 0, 'a tab sends');
          const tab = sending[Math.floor(random() * sending.length)]!;
          tabs.splice(tabs.indexOf(tab), 1);
          closed.set(tab.name, Date.now());
          await Promise.all([tab.page.close(), pause(EVERY)]);
        }
        closing = 'done';
        await tabs[0]!.page.evaluate(() => globalThis.harness.untilQuiet());

        const arrived = leads().filter(({ acknowledged }) => acknowledged).length;
        const people = new Set(leads().map(({ envelope }) => envelope.answers.name)).size;
        const calls = leads().flatMap((lead) =>
          lead.calls.map((call, index) => ({ ...call, next: lead.calls[index + 1] })),
        );
        // On its way out a tab sends once more what it does not know to be through: what counts here is who goes on.
        const parting = ({ from, at }: (typeof calls)[0] | NonNullable<(typeof calls)[0]['next']>) =>
          at >= (closed.get(from) ?? Infinity);
        // What is cut off with its tab is noticed some time after the tab was closed.
        const ended = (call: (typeof calls)[0]) =>
          call.cut ? Math.min(call.ended, closed.get(call.from) ?? Infinity) : call.ended;
        const overlap = Math.max(
          0,
          ...calls.map((call) => (call.next && !parting(call) && !parting(call.next) ? ended(call) - call.next.at : 0)),
        );
        /** From the end of a tab to the next request for what it was sending; a tab that had it in between, and was closed before it sent, counts too. */
        const ends = [...closed.values()];
        const cutOff = calls.filter((call) => call.cut && call.at <= (closed.get(call.from) ?? 0));
        const waits = cutOff.flatMap(({ from, next }) =>
          next && next.from !== from ? [next.at - Math.max(...ends.filter((end) => end <= next.at))] : [],
        );
        test.diagnostic(
          `arrived ${arrived}, people ${people}, requests ${calls.length}, cut off and taken over ${waits.length}, slowest take-over ${Math.max(...waits)} ms, longest overlap ${overlap} ms`,
        );
        assert.deepEqual([leads().length, arrived, people], [TABS * LEADS, TABS * LEADS, TABS * LEADS]);
        assert.ok(
          leads().every(({ bodies }) => bodies.size === 1),
          'the same bytes on every try',
        );
        assert.ok(overlap === 0, `two requests for one lead at a time, for ${overlap} ms`);
        assert.equal(new Set(cutOff.map(({ from }) => from)).size, TABS - 1, 'each tab was closed while it sent');
        assert.ok(
          Math.min(...waits) <= QUICKEST && Math.max(...waits) <= SLOWEST,
          `taken over after ${waits.join(', ')} ms`,
        );
        assert.deepEqual(server.mistakes, []);
      } finally {
        await context.close();
        await server.stop();
      }
    });
  }
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const never = new Promise<never>(() => {});
