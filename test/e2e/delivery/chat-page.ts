import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { onPglite, start, type Place } from '../../../examples/receiver/test/running.ts';
import type { closedAfter } from '../../tools/closed-after.ts';
import { receiverAt, startFaultServer } from '../../tools/fault-server.mjs';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startStaticHost } from '../pages/static-host.ts';

/* A shop's page with the built chat, a browser, and the example receiver behind a line that may be cut: what the tests of delivery share. */

const dist = fileURLToPath(new URL('../../../dist/cdn/', import.meta.url));

/** What the chat tells the page. */
export interface Told {
  readonly goals: string[];
  readonly problems: string[];
  /** Pieces of confetti, each a canvas over the panel. */
  bursts: number;
}

/** Writes down what the chat tells; the first script of a page, in all its visits. */
const witness = `globalThis.told = { goals: [], problems: [], bursts: 0 };
addEventListener('smoc-goal', ({ detail }) => told.goals.push(detail.goal));
addEventListener('smoc-error', ({ detail }) => told.problems.push(detail.code));
const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
  if (name === 'part' && value === 'celebration') told.bursts++;
  return setAttribute.call(this, name, value);
};`;

/** The page with a chat: `attributes` of its tag, and a script of the page's own after it. */
export const chatPage = (flow: object, attributes: string, script = ''): readonly string[] => [
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script>${witness}</script><script type="module" src="/cdn/smoc-chat.js"></script>
<smoc-chat keep="device" pace="instant" ${attributes}><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>
<script>${script}</script></html>`,
];

export const toldTo = (page: Page): Promise<Told> => page.evaluate('told');

/** What the visitor reads in the transcript. */
export const bubbles = (page: Page): Promise<string[]> => page.locator('smoc-chat [part~=bubble]').allTextContents();

export async function answers(page: Page, text: string): Promise<void> {
  await page.locator('smoc-chat [part=field]').fill(text);
  await page.keyboard.press('Enter');
}

export const reads = (page: Page, text: string): Promise<void> =>
  page.locator('smoc-chat').getByText(text, { exact: true }).first().waitFor();

/** Opens all that a file of tests needs; closed after them. `plan` says what a request meets on its way to the receiver. */
export async function openShop(
  opened: ReturnType<typeof closedAfter>,
  plan: Parameters<typeof startFaultServer>[0]['plan'],
) {
  const place: Place = opened(await onPglite());
  // The test's visitors are faster than people.
  const receiver = opened(await start(place, { MIN_FILL_MS: '0' }));
  const line = opened(await startFaultServer({ receive: receiverAt(`${receiver.url}/api/results`), plan }));
  const site = opened(await startStaticHost({ '/cdn/': dist }));
  const browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  const contexts: BrowserContext[] = [];
  return {
    line,
    site,
    /** A visitor with a profile that nobody has used. */
    async newVisitor(): Promise<BrowserContext> {
      const context = await browser.newContext();
      contexts.push(context);
      return context;
    },
    /** Names in the submissions that the receiver has taken, of all tests so far. */
    taken: () =>
      [...line.ledger.values()]
        .filter(({ envelope, acknowledged }) => envelope.type === 'form.submitted' && acknowledged)
        .map(({ envelope }) => String(envelope.answers.name)),
    /** Stops the receiver and reads what it has written down: names in its rows of submissions, for good. */
    async rows(): Promise<string[]> {
      await receiver.stop();
      const rows = await place.rows<{ envelope: string }>(
        `select envelope from results where type = 'form.submitted' and set_aside is null`,
      );
      return rows.map(({ envelope }) => (JSON.parse(envelope) as { answers: { name: string } }).answers.name);
    },
  };
}
