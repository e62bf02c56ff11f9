import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startFaultServer } from '../../tools/fault-server.mjs';
import { servePages, type ServedPages } from './served-pages.ts';

const ROUNDS = 12;
/**
 * Kilobytes of an answer, and when the visitor leaves: `same` is in the task in which it was given, `seen` is when its bubble shows.
 * What is larger than what may outlive a page (64 kB) can be relied on only once it was seen.
 */
const KINDS = [{ size: 1, leave: 'same' }, { size: 45, leave: 'same' }, { size: 200, leave: 'seen' }] as const;

/** Gives an answer and leaves, in the same task or when its bubble shows. */
const script = `
  const chat = document.querySelector('smoc-chat');
  const bubbles = () => chat.shadowRoot.querySelectorAll('[part~=own-message]').length;
  function leave(text, seen) {
    const before = bubbles();
    const go = () => location.assign('/elsewhere');
    chat.answer(text);
    if (!seen) return go();
    new MutationObserver(() => bubbles() > before && go()).observe(chat.shadowRoot, { childList: true, subtree: true });
  }`;
const nameOf = (round: number) => `round-${String(round).padStart(2, '0')}`;

const flow = { flow: 'letters', parts: { start: [{ ask: 'Your letter?', as: 'letter', type: 'long', max: 300_000 }, { submit: true }, { go: 'start' }] } };

describe('a visitor who sends an answer and leaves in the same moment', () => {
  let browser: Browser;
  let pages: ServedPages;
  let page: Page;
  let server: Awaited<ReturnType<typeof startFaultServer>>;
  const errors: string[] = [];

  before(async () => {
    server = await startFaultServer({ plan: () => undefined });
    const html = `<!doctype html><title>Letters</title><script type="module" src="/page.js"></script>
<smoc-chat keep="device" pace="instant" endpoint="${server.address}"><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>
<script>${script}</script>`;
    pages = await servePages('src/cdn.ts', { '/': html, '/elsewhere': '<!doctype html><title>Elsewhere</title>' });
    browser = await chromium.launch({ executablePath: requireBrowser(), args: browserArgs });
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
  });
  after(async () => {
    await browser.close();
    await pages.close();
    await server.stop();
  });

  const arrived = () => new Set([...server.ledger.values()].map(({ envelope }) => String(envelope.answers.letter ?? '').slice(0, 8)).filter(Boolean));

  it('has every answer that was seen or saved sent, at once or on the next visit, without one error', async (test) => {
    const field = page.locator('smoc-chat [part=field]');
    for (let round = 0; round < ROUNDS; round++) {
      await page.goto(pages.origin);
      await field.waitFor();
      await page.waitForLoadState('networkidle');
      const { size, leave } = KINDS[round % KINDS.length]!;
      const letter = `${nameOf(round)} ${'x'.repeat(size * 1024)}`;
      await page.evaluate(`leave(${JSON.stringify(letter)}, ${leave === 'seen'})`);
      await page.waitForURL('**/elsewhere');
    }
    const atOnce = arrived().size;
    await page.goto(pages.origin);
    await field.waitFor();
    await page.waitForLoadState('networkidle');
    test.diagnostic(`left ${ROUNDS} times, arrived at once ${atOnce}, after the next visit ${arrived().size}`);
    const missing = Array.from({ length: ROUNDS }, (_, round) => nameOf(round)).filter((name) => !arrived().has(name));
    assert.deepEqual(missing, []);
    assert.deepEqual(errors, []);
  });
});
