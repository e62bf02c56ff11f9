import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { until } from '../../tools/until.ts';
import { hostileFile, hostileItem, hostileSteps } from './hostile-steps.ts';
import { openHostilePage, type Given, type HostilePage, type InPage, type Mounted } from './hostile-page.ts';
import { hostile, isStyle, isWordy, LONG } from './hostile-vectors.ts';

/*
 * Hostile words through every way by which a text, an address, a colour or a name enters a chat: nothing runs, nothing is asked of anybody
 * else, no element and no style comes of it, and words stay words. The ways through a file are read from the schemas (hostile-steps.ts).
 */

/** From where a variable has its value. */
const sources = ['query', 'context', 'reply', 'vars'] as const;

describe('hostile words', () => {
  let hostilePage: HostilePage, page: Page;
  const opened = closedAfter();
  before(async () => {
    hostilePage = await openHostilePage(opened);
    page = hostilePage.page;
  });
  const show = (flows: readonly Mounted[], words: string, given?: Given) => hostilePage.show(flows, words, given);
  const inspected = (words: string) => hostilePage.inspected(words);

  const flowOf = (step: object, vars: object = {}, before: readonly object[] = []) => ({
    flow: 'hostile',
    pace: 'instant',
    vars,
    parts: { a: [...before, step, { ask: 'Well?' }] },
  });

  it('written into a flow, at every key of every block and kind that takes words, run nowhere and stay words', async (t) => {
    const places = new Map<string, number>();
    const seen: Record<string, number> = {};
    for (const [round, words] of hostile.entries()) {
      const steps = hostileSteps(words, round % 2 === 1 || isStyle(words), places);
      const flows = steps.map(({ of, step }) => ({ of, flow: flowOf(step) }));
      const file = { of: 'file', flow: { ...flowOf({ ask: words }), ...hostileFile(words, places) } };
      const read = await show([...flows, file], words);
      for (const [of, count] of Object.entries(read)) seen[of] = (seen[of] ?? 0) + count;
    }
    const placed = [...places].map(([role, count]) => `${role} ${count}`).join(', ');
    t.diagnostic(
      `${hostile.length} vectors at ${[...places.values()].reduce((sum, count) => sum + count, 0)} places: ${placed}`,
    );
    const silent = Object.keys(seen).filter((of) => seen[of]! < hostile.length / 2);
    assert.deepEqual(silent, [], 'words that nobody reads prove nothing');
  });

  it('from the page’s address, its context, an endpoint and variables run nowhere and stay words', async (t) => {
    const places = new Map<string, number>();
    let read = 0;
    for (const [round, words] of hostile.entries()) {
      const steps = hostileSteps('{h}', round % 2 === 1 || isStyle(words), places);
      // A third of them each time: it is their words that come another way, and each of them meets dozens.
      const some = steps.filter((_, index) => index % 3 === round % 3);
      const flows = some.map(({ of: what, step }, index) => {
        const source = sources[(round + index) % sources.length]!;
        const vars = { query: { h: { query: 'h' } }, context: { h: '= context.h' }, vars: { h: words }, reply: {} }[
          source
        ];
        const before = source === 'reply' ? [{ request: 'reply', save: { h: 'h' } }] : [];
        return { of: `${what} from ${source}`, flow: flowOf(step, vars, before) };
      });
      const found = await show(flows, words, { context: { h: words }, endpoints: { h: words } });
      read += Object.values(found).reduce((sum, count) => sum + count, 0);
    }
    t.diagnostic(
      `${hostile.length} vectors from ${sources.length} sources at ${[...places.values()].reduce((sum, count) => sum + count, 0)} places, read ${read} times`,
    );
    assert.ok(read > 5 * hostile.length, 'words that nobody reads prove nothing');
  });

  /** Whether any of the hostile words can be read. */
  const readsAny = async () => {
    for (const words of hostile.filter(isWordy))
      if (Object.values(await inspected(words)).some((count) => count > 0)) return true;
    return false;
  };
  const asIs = (words: string) => words.slice(0, 60);

  for (const [what, steps] of Object.entries({
    'a list of options': [{ ask: 'Which?', options: '= items' }],
    'a list to put in order': [{ ask: 'Which first?', type: 'ranking', options: '= items' }],
    'a feed of products': [{ cards: '= items', as: 'it' }],
    'a feed to recommend from': [{ recommend: '= items', max: 99, as: 'it' }],
    rewards: [{ reward: '= items' }],
    'a timeline': [{ timeline: '= items' }],
    'a receipt': [{ receipt: '= items' }],
    'a chart': [{ chart: '= items' }],
  }))
    it(`that an endpoint answers with for ${what} run nowhere and stay words`, async () => {
      // Without a number there is nothing to show.
      const needed = /receipt|chart/.test(what) ? { price: 3, value: 3, quantity: 1 } : {};
      const items = hostile.map((words) => ({ ...hostileItem(words), ...needed }));
      const all = [{ items }];
      const save = { items: 'items' };
      await show(
        all.map((reply, index) => ({
          of: `${what} ${index}`,
          flow: flowOf(steps[0]!, {}, [{ request: 'reply', save }]),
          reply,
        })),
        '<svg onload=boom()>',
      );
      await until(readsAny, 'some of the words can be read');
    });

  it('that an endpoint answers with to a result, and about an invitation, run nowhere and stay words', async () => {
    const answers = hostile.map((words) => ({
      ok: true,
      say: words,
      set: { h: words, [words]: words },
      message: words,
      rewards: [hostileItem(words)],
      referral: { code: words, url: words },
      friends: { joined: 1, pending: 0, ready: 0, most: 3 },
      milestones: [{ at: 2, reached: false, title: words }],
      news: [{ id: words, type: words, text: words }],
    }));
    const flows = (step: object) =>
      answers.map((reply, index) => ({ of: String(index), flow: flowOf(step, { h: '' }), reply }));
    await show(flows({ submit: 'reply' }), 'x');
    await show(flows({ referrals: 'reply', text: 'Come' }), 'x');
    await show(flows({ news: '/no-news', status: 'reply', tell: [{ say: '{text} {type}' }] }), 'x');
  });

  it('that an endpoint suggests as addresses run nowhere and stay words', async () => {
    const suggestions = hostile.map((words) => ({ text: words, street: words, postalCode: words, city: words }));
    await show(
      [
        {
          of: 'suggest',
          flow: flowOf({ ask: 'Where?', type: 'address', country: 'NO', suggest: 'reply' }),
          reply: { suggestions },
        },
      ],
      'x',
    );
    await page.getByRole('combobox', { name: 'Street and number', exact: true }).pressSequentially('Karl');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await inspected('x');
  });

  it('that name files, or say where files and payments go, run nowhere and stay words', async () => {
    const flows = hostile.flatMap((words) => [
      {
        of: 'file',
        flow: flowOf({ ask: 'Show?', type: 'file', upload: 'reply' }),
        reply: { id: words, url: words, put: true },
      },
      {
        of: 'pay',
        flow: flowOf({ ask: 'Pay', type: 'payment', amount: 3, provider: 'reply' }),
        reply: { id: words, status: 'open', url: words },
      },
    ]);
    await show(flows, 'x');
    const tabs = await page.evaluate(async (all) => {
      const led: string[] = [];
      const tab = () => ({
        close: () => undefined,
        location: {
          set href(to: string) {
            led.push(new URL(to).protocol);
          },
        },
      });
      window.open = tab as never;
      for (const [index, chat] of [...document.querySelectorAll('smoc-chat')].entries()) {
        chat.shadowRoot!.querySelector<HTMLElement>('.pay')?.click();
        const input = chat.shadowRoot!.querySelector<HTMLInputElement>('[type=file]');
        if (!input) continue;
        const carried = new DataTransfer();
        carried.items.add(new File(['x'], all[index >> 1]!, { type: 'image/png' }));
        input.files = carried.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return led;
    }, hostile);
    assert.deepEqual(
      tabs.filter((protocol) => !/^https?:$/.test(protocol)),
      [],
    );
    await inspected('x');
  });

  it('that a visitor types, and finds again after a reload, stay what was typed', async () => {
    const questions = hostile.map((_, index) => ({ ask: `${index}?`, as: `a${index}`, type: 'long', max: 200 }));
    const again = hostile.map((_, index) => `Said: {a${index}}`);
    const flow = { flow: 'own', pace: 'instant', parts: { a: [...questions, ...again, { ask: 'Well?' }] } };
    const mount = async () => {
      await page.evaluate((given) => {
        const chat = document.createElement('smoc-chat');
        chat.setAttribute('keep', 'device');
        Object.assign(chat, { flow: given });
        chat.dataset['of'] = 'own';
        document.body.replaceChildren(chat);
      }, flow);
    };
    await mount();
    await page.evaluate(async (all) => {
      await customElements.whenDefined('smoc-chat');
      const chat = document.querySelector('smoc-chat')!;
      for (const [index, words] of all.entries()) {
        await chat.answer(words);
        // Signs that nobody sees are no answer.
        if (chat.snapshot()?.vars[`a${index}`] === undefined) await chat.answer('x');
      }
    }, hostile);
    for (const time of ['typed', 'found again']) {
      await page.getByText('Well?').first().waitFor();
      const words = hostile.filter(isWordy);
      for (const each of words) {
        const { own: count = 0 } = await inspected(asIs(each));
        assert.ok(count >= 2, `${each}: ${time}, read ${count} times`);
      }
      if (time === 'found again') break;
      await page.reload();
      await mount();
    }
  });

  describe('a megabyte long', () => {
    /** Times as long as a bare page takes for them; what grows with the square of a text takes hundreds. */
    const MOST = 5;
    /** Elements of a chat with one message and one question. */
    const FEW = 80;
    const long: readonly (readonly [where: string, step: object])[] = [
      ['in a value', { say: '{h}' }],
      ['in a text', { say: LONG }],
      ['in a text with a list', { say: `- one\n- ${LONG}` }],
      ['on a button', { ask: 'Which?', options: [{ label: LONG }, 'B'] }],
      ['in a title', { cards: [{ title: LONG, text: LONG }] }],
    ];
    for (const [where, step] of long)
      it(`${where} take a few times as long as in a bare page at most, a few elements, and run nowhere`, async (t) => {
        const cost = await page.evaluate(
          async ([given, words, most]) => {
            const here = globalThis as unknown as InPage;
            const drawn = () => new Promise(requestAnimationFrame);
            /** The best of three, or of ten as long as none is good `enough`: whatever else the machine does only adds to it. */
            const best = async (draw: () => unknown, enough = Infinity) => {
              let least = Infinity;
              for (let times = 0; times < 3 || (times < 10 && least > enough); times++) {
                document.body.replaceChildren();
                await drawn();
                const from = performance.now();
                await draw();
                document.body.getBoundingClientRect();
                await drawn();
                await drawn();
                least = Math.min(least, performance.now() - from);
              }
              return least;
            };
            const bare = await best(() => {
              const bubble = document.createElement('p');
              bubble.style.cssText = 'inline-size: 300px; overflow-wrap: anywhere';
              bubble.textContent = words;
              document.body.append(bubble);
            });
            const chat = await best(() => here.show([given], {}), most * bare);
            const root = document.querySelector('smoc-chat')!.shadowRoot!;
            return { bare, chat, nodes: root.querySelectorAll('*').length };
          },
          [{ of: 'long', flow: flowOf(step, { h: LONG }) }, LONG, MOST] as const,
        );
        t.diagnostic(`${cost.chat.toFixed()} ms and ${cost.nodes} elements; ${cost.bare.toFixed()} ms in a bare page`);
        assert.ok(cost.chat <= MOST * cost.bare, `${cost.chat} ms, where a bare page takes ${cost.bare}`);
        assert.ok(cost.nodes <= FEW, `${cost.nodes} elements`);
        await inspected(LONG);
      });
  });
});
