import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { startFaultServer } from '../../tools/fault-server.mjs';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { until } from '../../tools/until.ts';
import { BUILT_CHAT, hearErrors, servePages, type ServedPages } from './served-pages.ts';

/** How often the page is left, as promised; `ROUNDS=12` for a quick look. */
const ROUNDS = Number(process.env.ROUNDS ?? 100);
/** How often one visitor leaves: whoever is back has all their letters drawn again, and a hundred of them are not what is tried here. */
const EACH = 10;
/** Kilobytes of an answer. The last is more than a request may have that outlives its page. */
const SIZES = [1, 60, 200];

/** Counts what the page encrypts: keystreams and other texts that are done, and how many are under way. */
function countSealing(): void {
  const { subtle } = crypto;
  const encrypt = subtle.encrypt.bind(subtle);
  const counts = Object.assign(window, { streams: 0, sealed: 0, sealing: 0 });
  subtle.encrypt = async (...given) => {
    counts.sealing++;
    try {
      return await encrypt(...given);
    } finally {
      counts.sealing--;
      if ((given[0] as Algorithm).name === 'AES-CTR') counts.streams++;
      else counts.sealed++;
    }
  };
}
/**
 * Whether the chat has made ready what it needs in the moment of leaving: a keystream, and its key sealed. A draft is sealed, too, so both are asked
 * for by name. Nobody types 60 kB faster.
 */
function isReady(): boolean {
  const { streams, sealed, sealing } = window as unknown as { streams: number; sealed: number; sealing: number };
  return streams >= 1 && sealed >= 1 && !sealing;
}

/** Sends what stands in the field and leaves in the same task. `late`: encryption answers after the page is gone, as it may on a slow device. */
function sendAndLeave(late: boolean): void {
  if (late) crypto.subtle.encrypt = () => new Promise(() => {});
  document.querySelector('smoc-chat')!.shadowRoot!.querySelector<HTMLFormElement>('[part=composer]')!.requestSubmit();
  location.assign('/elsewhere');
}

const nameOf = (round: number) => `round-${String(round).padStart(3, '0')}`;
const flow = {
  flow: 'letters',
  parts: {
    start: [{ ask: 'Your letter?', as: 'letter', type: 'long', max: 300_000 }, { submit: true }, { go: 'start' }],
  },
};

describe(`a visitor who sends an answer and leaves in the same task, ${ROUNDS} times`, () => {
  let browser: Browser;
  let pages: ServedPages;
  let server: Awaited<ReturnType<typeof startFaultServer>>;

  const opened = closedAfter();
  before(async () => {
    server = opened(await startFaultServer({ plan: () => undefined }));
    const html = `<!doctype html><title>Letters</title><script type="module" src="/smoc-chat.js"></script>
<smoc-chat keep="device" pace="instant" endpoint="${server.address}"><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>`;
    pages = opened(
      await servePages(BUILT_CHAT, { '/': html, '/elsewhere': '<!doctype html><title>Elsewhere</title>' }),
    );
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  const arrived = () =>
    new Set(
      [...server.ledger.values()]
        .map(({ envelope }) => String(envelope.answers.letter ?? '').slice(0, 9))
        .filter(Boolean),
    );

  it('has every answer sent whole, at once or on the next visit, without one error', async (test) => {
    const errors: string[] = [];
    let atOnce = 0;
    for (let first = 0; first < ROUNDS; first += EACH) {
      const context = await browser.newContext();
      const page = await context.newPage();
      hearErrors(page, errors);
      await page.addInitScript(countSealing);
      const field = page.locator('smoc-chat [part=field]');
      const visit = async () => {
        await page.goto(pages.origin);
        await field.waitFor();
      };
      const rounds = Math.min(first + EACH, ROUNDS);
      for (let round = first; round < rounds; round++) {
        await visit();
        const size = SIZES[round % SIZES.length]! * 1024;
        // The code that makes it ready may come after the first words: whoever writes a letter goes on.
        await until(async () => {
          await field.pressSequentially('Dear all');
          return page.evaluate(isReady);
        }, 'a keystream');
        await field.fill(nameOf(round).padEnd(size, '.'));
        await page.evaluate(sendAndLeave, round % 2 === 0);
        await page.waitForURL('**/elsewhere');
      }
      atOnce += arrived().size - first;
      await visit();
      await until(() => arrived().size === rounds, `all ${rounds} arrive`);
      await context.close();
    }
    test.diagnostic(
      `left ${ROUNDS} times, arrived at once or on one of the next visits ${atOnce}, after the last one ${arrived().size}`,
    );
    const missing = Array.from({ length: ROUNDS }, (_, round) => nameOf(round)).filter((name) => !arrived().has(name));
    assert.deepEqual(missing, []);
    const sizes = new Set(
      [...server.ledger.values()].map(({ envelope }) => String(envelope.answers.letter ?? '').length / 1024),
    );
    assert.deepEqual(
      [...sizes].filter(Boolean).sort((one, other) => one - other),
      SIZES,
    );
    assert.deepEqual(errors, []);
  });
});
