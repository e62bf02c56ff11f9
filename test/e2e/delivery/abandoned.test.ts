import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { SmocChat } from '../../../src/smoc-chat.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startFaultServer } from '../../tools/fault-server.mjs';
import { until } from '../../tools/until.ts';
import { BUILT_CHAT, servePages, type ServedPages } from './served-pages.ts';

const flow = {
  flow: 'vip',
  parts: {
    start: [
      { ask: 'Name?', as: 'name' },
      { consent: 'You may keep this.', as: 'keep', no: 'No' },
      { ask: 'Size?', as: 'size' },
      { submit: true },
      { ask: 'More?', as: 'more' },
    ],
  },
};

describe('a visitor who leaves in the middle', () => {
  let browser: Browser;
  let pages: ServedPages;
  let server: Awaited<ReturnType<typeof startFaultServer>>;
  let context: BrowserContext;
  let page: Page;

  const opened = closedAfter();
  before(async () => {
    server = opened(await startFaultServer({ plan: () => undefined }));
    pages = opened(
      await servePages(BUILT_CHAT, {
        '/': `<!doctype html><title>VIP</title><script type="module" src="/smoc-chat.js"></script>
<smoc-chat keep="device" pace="instant" endpoint="${server.address}"><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>`,
        '/elsewhere': '<!doctype html><title>Elsewhere</title>',
      }),
    );
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });
  beforeEach(async () => {
    server.ledger.clear();
    context = await browser.newContext();
    page = await context.newPage();
    await page.goto(pages.origin, { waitUntil: 'networkidle' });
  });
  afterEach(() => context.close());

  const answers = (...given: (string | boolean)[]) =>
    page.evaluate(async (list) => {
      for (const answer of list) await document.querySelector<SmocChat>('smoc-chat')!.answer(answer);
    }, given);
  /** Goes elsewhere; resolves when nothing is on its way any more. */
  const leaves = () => page.goto(`${pages.origin}/elsewhere`, { waitUntil: 'networkidle' });
  const comesBack = () => page.goto(pages.origin, { waitUntil: 'networkidle' });
  const types = () => [...server.ledger.values()].map(({ envelope }) => envelope.type as string).sort();
  /** A page that is idle does not wait for the requests of the one before it. */
  const heardOf = (type: string) => until(() => types().includes(type), `${type} arrives`);

  it('is heard of at once, once, and may still finish', async () => {
    await answers('Anna', true);
    await leaves();
    await Promise.all(['flow.abandoned', 'flow.started'].map(heardOf));
    assert.deepEqual(types(), ['flow.abandoned', 'flow.started'], 'by a request that outlives the page');
    const partial = [...server.ledger.values()].find(({ envelope }) => envelope.type === 'flow.abandoned')!.envelope;
    assert.deepEqual([partial.answers, partial.consents.length], [{ name: 'Anna', keep: true }, 1]);
    await comesBack();
    await leaves();
    await comesBack();
    await answers('M');
    await leaves();
    await heardOf('form.submitted');
    assert.deepEqual(types(), ['flow.abandoned', 'flow.started', 'form.submitted']);
  });

  for (const [when, ...given] of [
    ['before any consent', 'Anna'],
    ['after a refused consent', 'Anna', false],
    ['when all is sent', 'Anna', true, 'M'],
  ] as const) {
    it(`${when} leaves nothing behind`, async () => {
      await answers(...given);
      await leaves();
      await comesBack();
      // The way was open.
      await heardOf('flow.started');
      assert.equal(types().includes('flow.abandoned'), false);
    });
  }
});
