import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { closedAfter } from '../../tools/closed-after.ts';
import { faults, receiverAt, startFaultServer } from '../../tools/fault-server.mjs';
import { type Place, places, type Running, start } from '../../../examples/receiver/test/running.ts';
import { openBrowserPage, servePages, type BrowserPage, type ServedPages } from './served-pages.ts';

const WIDGETS = 20;
/** To each database, as promised; `LEADS=100` for a quick look. */
const LEADS = Number(process.env.LEADS ?? 1000);
/** Of each widget, before the page is reloaded and in all. */
const EARLY = Math.floor(LEADS / WIDGETS / 2);
const EACH = LEADS / WIDGETS;
const names = Object.keys(faults) as (keyof typeof faults)[];
const hard = (name: string) => faults[name]?.hard === true;

/** Number of a lead among all, from its answer. */
function numberOf(answers: Record<string, unknown>): number {
  const [, widget, lead] = /^w(\d+)-(\d+)$/.exec(String(answers.name)) ?? [];
  return Number(lead) * WIDGETS + Number(widget);
}

for (const [name, openPlace] of Object.entries(places))
  describe(`${LEADS} leads on a line that misbehaves by plan, to the receiver on ${name}`, () => {
    let place: Place;
    let receiver: Running;
    let pages: ServedPages;
    let browser: BrowserPage;
    let page: BrowserPage['page'];
    let server: Awaited<ReturnType<typeof startFaultServer>>;

    const opened = closedAfter();
    before(async () => {
      place = opened(await openPlace());
      // The test's visitors are faster than people.
      receiver = opened(await start(place, { MIN_FILL_MS: '0' }));
      pages = opened(
        await servePages('test/e2e/delivery/fault-page.ts', {
          '/': '<!doctype html><title>Leads</title><script type="module" src="/page.js"></script>',
        }),
      );
      browser = opened(await openBrowserPage());
      page = browser.page;
    });

    async function open(address: string): Promise<void> {
      await page.goto(pages.origin);
      await page.waitForFunction(() => 'harness' in globalThis);
      await page.evaluate(([count, endpoint]) => globalThis.harness.open(count, endpoint), [WIDGETS, address] as const);
    }

    it('all arrive, none twice, each with the same bytes on every try; hard refusals are parked, offered and sent when asked', async (test) => {
      let mended = false;
      // Every fault meets as many leads, on their first try or, for every third, on the first two. A refusal for good stays one: whoever gave the
      // first answer up, since it came too late, hears it too.
      const meets = (number: number) => [
        names[number % names.length]!,
        ...(number % 3 === 0 ? [names[(number + 5) % names.length]!] : []),
      ];
      server = opened(
        await startFaultServer({
          receive: receiverAt(`${receiver.url}/api/results`),
          plan(envelope, tries) {
            if (envelope.type !== 'form.submitted' || mended) return undefined;
            const met = meets(numberOf(envelope.answers)),
              refusal = met.slice(0, tries).find(hard);
            return refusal ?? met[tries - 1];
          },
        }),
      );
      await open(server.address);
      const talking = page.evaluate((leads) => globalThis.harness.talk(leads), EARLY);
      // Nobody listens for a while: connections are refused.
      await server.goAway(700);
      await talking;
      await page.evaluate((leads) => globalThis.harness.untilStored(leads), WIDGETS * EARLY);
      // The page is reloaded in the middle of it all.
      await open(server.address);
      await page.evaluate(([leads, first]) => globalThis.harness.talk(leads, first), [EACH - EARLY, EARLY] as const);
      await page.evaluate(() => globalThis.harness.untilQuiet());

      const leads = [...server.ledger.values()].filter(({ envelope }) => envelope.type === 'form.submitted');
      const { parked } = await page.evaluate(() => globalThis.harness.rows());
      const accepted = leads.filter(({ acknowledged }) => acknowledged).length;
      test.diagnostic(
        `sent ${leads.length}, accepted ${accepted}, parked ${parked}, requests ${server.counts.requests}`,
      );
      assert.equal(leads.length, LEADS, 'the ledger has every key');
      assert.equal(accepted + parked, LEADS, 'every lead is accepted or parked');
      assert.equal(
        parked,
        Array.from({ length: LEADS }, (_, number) => number).filter((number) => meets(number).some(hard)).length,
        'hard refusals are parked',
      );

      mended = true;
      const offered = await page.evaluate(() => globalThis.harness.retryParked());
      assert.equal(offered, parked, 'every parked lead is offered');
      await page.evaluate(() => globalThis.harness.untilQuiet());
      assert.deepEqual(await page.evaluate(() => globalThis.harness.rows()), { whole: true, queued: 0, parked: 0 });
      assert.deepEqual(await page.evaluate(() => globalThis.harness.statuses()), { delivered: LEADS });

      const people = new Map<unknown, string>();
      const doubled = leads.filter(
        ({ envelope }) => people.has(envelope.answers.name) || !people.set(envelope.answers.name, envelope.id),
      );
      const arrived = leads.filter(({ acknowledged }) => acknowledged).length;
      const missing = LEADS - people.size;
      const changed = leads.filter(({ bodies }) => bodies.size > 1).length;
      const most = await page.evaluate(() => globalThis.harness.atOnce());
      await receiver.stop();
      const rows = await place.rows<{ id: string; envelope: string }>(
        `select id, envelope from results where type = 'form.submitted' and set_aside is null`,
      );
      const bodies = new Map(leads.map((lead) => [lead.envelope.id as string, lead.bodies]));
      const foreign = rows.filter(({ id, envelope }) => !bodies.get(id)?.has(envelope)).length;
      test.diagnostic(
        `${place.name}: ${rows.length} rows, ${leads.length - new Set(rows.map(({ id }) => id)).size} missing, ${rows.length - people.size} second rows, ${foreign} not as sent`,
      );
      test.diagnostic(
        `sent ${leads.length}, arrived ${arrived}, lost ${missing}, doubled ${doubled.length}, bodies changed ${changed}, requests at a time for a key ${most}`,
      );
      assert.deepEqual([arrived, missing, doubled.length, changed, most], [LEADS, 0, 0, 0, 1]);
      assert.deepEqual([rows.length, foreign], [LEADS, 0]);
      assert.deepEqual(server.mistakes, []);
      assert.deepEqual(
        [server.counts.logins, server.counts.credentials],
        [0, 0],
        'no redirect followed, no credentials sent',
      );
      assert.deepEqual(browser.errors, []);
      assert.equal(await page.evaluate(() => globalThis.harness.durable()), true);
    });
  });
