import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import type { Answer } from '../../../src/engine/input.ts';
import type { SmocChat } from '../../../src/smoc-chat.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { startFaultServer } from '../../tools/fault-server.mjs';
import { until } from '../../tools/until.ts';
import { BUILT_CHAT, servePages, type ServedPages } from './served-pages.ts';

/** Six kinds of questions, five times each. */
const kinds: readonly (readonly [step: (name: string) => object, answer: Answer])[] = [
  [(name) => ({ ask: `Your **${name}**?`, as: name }), 'Ørsted & Søn'],
  [
    (name) => ({
      ask: `${name}?`,
      as: name,
      options: ['Red', { label: 'Blue', value: 2, then: [`Blue for ${name}.`] }],
    }),
    2,
  ],
  [(name) => ({ ask: `${name}?`, as: name, many: true, options: ['S', 'M', 'L'] }), ['S', 'L']],
  [(name) => ({ ask: `${name}?`, as: name, type: 'number' }), 42],
  [
    (name) => ({
      ask: `${name}?`,
      fields: [
        { as: `${name}_first`, label: 'First' },
        { as: `${name}_last`, label: 'Last' },
      ],
    }),
    null,
  ],
  [(name) => ({ consent: `Is ${name} fine?`, as: name, no: 'No' }), true],
];
const STEPS = 30;
const steps = Array.from({ length: STEPS }, (_, index) => {
  const [step, answer] = kinds[index % kinds.length]!,
    name = `q${index}`;
  return { step: step(name), answer: answer ?? { [`${name}_first`]: 'Anna', [`${name}_last`]: 'Lie' } };
});

describe('a page that is reloaded', () => {
  let browser: Browser;
  let pages: ServedPages;
  let server: Awaited<ReturnType<typeof startFaultServer>>;
  let down = false;
  const opened = closedAfter();
  before(async () => {
    server = opened(await startFaultServer({ plan: () => (down ? '503' : undefined) }));
    const page = (
      flow: object,
    ) => `<!doctype html><title>Questions</title><button>Elsewhere</button><script type="module" src="/smoc-chat.js"></script>
<smoc-chat keep="device" pace="instant" endpoint="${server.address}"><script type="application/json">${JSON.stringify(flow)}</script></smoc-chat>`;
    const contact = [
      { ask: 'Name?', as: 'name' },
      { ask: 'Shoe size?', as: 'shoe' },
      { submit: true },
      { ask: 'More?', as: 'more' },
    ];
    pages = opened(
      await servePages(BUILT_CHAT, {
        '/': page({ flow: 'questions', parts: { start: steps.map(({ step }) => step) } }),
        '/contact': page({ flow: 'contact', parts: { start: contact } }),
        '/edited': page({ flow: 'contact', parts: { start: contact.filter(({ as }) => as !== 'shoe') } }),
      }),
    );
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  it(`after each of ${STEPS} steps shows the same transcript and question, knows the same answers, and takes no focus that it did not have`, async () => {
    const page = await browser.newPage();
    await page.goto(pages.origin);
    /** What there is to see and to know, once `count` answers are there. */
    const look = (count: number) =>
      page.evaluate(async (least) => {
        const chat = document.querySelector('smoc-chat') as SmocChat;
        for (;;) {
          const bubbles = [...(chat.shadowRoot?.querySelectorAll<HTMLElement>('[part~=bubble]') ?? [])].map(
            (bubble) => bubble.innerText,
          );
          const own = chat.shadowRoot?.querySelectorAll('[part~=own-message]').length;
          const { vars, pending, consents } = chat.snapshot() ?? {};
          const waits = chat.shadowRoot?.querySelector('[part=field],[part~=option],[part~=button],input');
          if (own === least && pending && (pending.kind === 'end' || (pending.kind === 'question' && waits)))
            return { bubbles, vars, pending, consents };
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }, count);
    for (const [index, { answer }] of steps.entries()) {
      await page.evaluate((given) => (document.querySelector('smoc-chat') as SmocChat).answer(given), answer as string);
      const there = await look(index + 1);
      await page.getByRole('button', { name: 'Elsewhere' }).focus();
      await page.reload();
      assert.deepEqual(await look(index + 1), there, `after step ${index}`);
      assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body', `focus after step ${index}`);
    }
    await page.close();
  });

  it('delivers what an earlier flow asked, although a newer one no longer does', async () => {
    const page = await browser.newPage();
    await page.goto(`${pages.origin}/contact`);
    down = true;
    await page.evaluate(async () => {
      const chat = document.querySelector('smoc-chat') as SmocChat;
      await chat.answer('Anna');
      await chat.answer('38');
    });
    await page.locator('smoc-chat').locator('[part~=status]', { hasText: 'Kept.' }).waitFor();
    down = false;
    await page.goto(`${pages.origin}/edited`);
    const lead = () =>
      [...server.ledger.values()].find(
        ({ envelope, acknowledged }) => envelope.type === 'form.submitted' && acknowledged,
      );
    await until(() => lead() !== undefined, 'the lead arrives');
    assert.deepEqual(lead()!.envelope.answers, { name: 'Anna', shoe: '38' });
    await page.close();
  });
});
