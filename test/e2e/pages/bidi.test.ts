import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { closedAfter } from '../../tools/closed-after.ts';
import { until } from '../../tools/until.ts';
import { bidiVectors, fewBidiVectors } from './bidi-vectors.ts';
import { hostileFile, hostileSteps } from './hostile-steps.ts';
import { openHostilePage, type HostilePage, type Mounted } from './hostile-page.ts';

/*
 * Words of somebody else that would turn around or hide what stands beside them, measured where the browser has drawn it: the author's
 * words around each value stand in their own order, on their own side of it, in a chat of either direction.
 */

const BEFORE = 'Aabc';
const AFTER = 'Zxyz';
/** The author's words around a value. */
const around = (value: string) => `${BEFORE} ${value} ${AFTER}`;

/** What the page offers to those who measure it. */
interface Measuring {
  /** How many texts with the author's words around a value were measured, and what is wrong with them. */
  measure(before: string, after: string): { readonly count: number; readonly wrong: readonly string[] };
  /** The same of file names: their kinds stand at their ends, and are the last thing that is read. */
  measureNames(kind: string): { readonly count: number; readonly wrong: readonly string[] };
}

const measuring = `
  const boxesOf = (node, from, length) => Array.from({ length }, (_, at) => {
    const range = document.createRange();
    range.setStart(node, from + at);
    range.setEnd(node, from + at + 1);
    return range.getBoundingClientRect();
  });
  const isSameLine = (one, other) => Math.abs(one.top - other.top) < 4;
  const isAfter = (box, before) => !before || !isSameLine(box, before) || box.left >= before.right - 0.6;
  const inOrder = (boxes) => boxes.every((box, at) => box.width > 0 && isAfter(box, boxes[at - 1]));
  const textsIn = function* (root) {
    for (const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walker.nextNode();) yield walker.currentNode;
  };
  globalThis.measure = (before, after) => {
    const wrong = [];
    let count = 0;
    for (const chat of document.querySelectorAll('smoc-chat')) {
      const scroll = chat.shadowRoot.querySelector('.scroll');
      // What stands far off is laid out too.
      for (const each of chat.shadowRoot.querySelectorAll('.closed')) each.style.contentVisibility = 'visible';
      if (scroll && scroll.scrollWidth > scroll.clientWidth + 1) wrong.push(chat.dataset.of + ' overflows');
      for (const node of textsIn(chat.shadowRoot)) {
        const text = node.data;
        for (let from = text.indexOf(before); from >= 0; from = text.indexOf(before, from + 1)) {
          const to = text.indexOf(after, from);
          if (to < 0 || !node.parentElement.checkVisibility()) continue;
          const start = boxesOf(node, from, before.length);
          const end = boxesOf(node, to, after.length);
          // For screen readers alone, or in a box that scrolls away what is too much.
          if (start[0].width === 0 || node.parentElement.closest('.sr')) continue;
          // One value as a whole, a price or a day in words: its order is its own affair.
          if (node.parentElement.closest('.price, .source bdi')) continue;
          count++;
          const last = start.at(-1);
          const isWrong = !inOrder(start) || !inOrder(end) || (isSameLine(last, end[0]) && end[0].left < last.right);
          if (isWrong) wrong.push(chat.dataset.of + ' ' + node.parentElement.outerHTML.slice(0, 60) + ': ' + JSON.stringify(text.slice(from, to + after.length)).replace(/[^ -~]/gu, (sign) => '\\\\u{' + sign.codePointAt(0).toString(16) + '}'));
        }
      }
    }
    return { count, wrong };
  };
  globalThis.measureNames = (kind) => {
    const wrong = [];
    let count = 0;
    for (const chat of document.querySelectorAll('smoc-chat'))
      for (const name of chat.shadowRoot.querySelectorAll('.file-name'))
        for (const node of textsIn(name)) {
          const from = node.data.lastIndexOf(kind);
          const signs = boxesOf(node, 0, node.data.length).filter(({ width }) => width > 0);
          const boxes = boxesOf(node, from, kind.length);
          count++;
          const furthest = Math.max(...signs.filter((box) => isSameLine(box, boxes[0])).map(({ right }) => right));
          if (!inOrder(boxes) || boxes.at(-1).right < furthest - 0.6 || /[\\u202a-\\u202e]/.test(node.data)) wrong.push(JSON.stringify(node.data));
        }
    return { count, wrong };
  };
`;

describe('words of somebody else that have a direction of their own', () => {
  let hostilePage: HostilePage, page: Page;
  const opened = closedAfter();
  before(async () => {
    hostilePage = await openHostilePage(opened);
    page = hostilePage.page;
    await page.setViewportSize({ width: 1000, height: 900 });
    await page.evaluate(measuring);
  });

  const measure = () =>
    page.evaluate(([one, other]) => (globalThis as unknown as Measuring).measure(one, other), [BEFORE, AFTER] as const);
  /** Shows all of them until at least so many values stand among the author's words, and gives how many were measured. */
  async function measured(flows: readonly Mounted[], least: number, given = {}): Promise<number> {
    await hostilePage.show(flows, 'x', given);
    await until(async () => (await measure()).count >= least, `${least} values are shown`);
    const { count, wrong } = await measure();
    assert.deepEqual(wrong, []);
    return count;
  }

  const flowOf = (steps: readonly unknown[], vars: object = {}) => ({
    flow: 'bidi',
    pace: 'instant',
    vars,
    parts: { a: [...steps, { ask: 'Well?' }] },
  });
  const varsOf = (values: readonly string[]) => Object.fromEntries(values.map((value, at) => [`v${at}`, value]));
  const inDirection = { ltr: { lang: 'en' }, rtl: { lang: 'ar' } };

  for (const [direction, attributes] of Object.entries(inDirection)) {
    it(`turn around and hide nothing in a text, in all forms that there are, ${direction}`, async (t) => {
      const some = Array.from({ length: Math.ceil(bidiVectors.length / 300) }, (_, at) =>
        bidiVectors.slice(300 * at, 300 * (at + 1)),
      );
      const flows = some.map((values) =>
        flowOf(
          values.map((_, at) => around(`{v${at}}`)),
          varsOf(values),
        ),
      );
      const shown = flows.map((flow, at) => ({ of: `say ${at}`, flow, attributes }));
      const count = await measured(shown, bidiVectors.length);
      t.diagnostic(`${count} texts`);
      assert.ok(bidiVectors.length >= 970);
      assert.equal(count, bidiVectors.length);
    });

    it(`turn around and hide nothing at any key of any block and kind that takes words, ${direction}`, async (t) => {
      let count = 0;
      // Half of them each way: that they are isolated at all, the test before tells.
      const half = fewBidiVectors.filter((_, at) => at % 2 === (direction === 'ltr' ? 0 : 1));
      for (const [round, value] of half.entries()) {
        const words = around('{h}');
        const places = new Map<string, number>();
        const steps = hostileSteps(words, round % 2 === 1, places);
        const flows = steps.map(({ of, step }) => ({ of, flow: flowOf([step], { h: value }), attributes }));
        const file = { ...flowOf([{ ask: words }], { h: value }), ...hostileFile(words, places) };
        count += await measured([...flows, { of: 'file', flow: file, attributes }], 50);
      }
      t.diagnostic(`${count} texts`);
    });
  }

  it('turn around and hide nothing where a visitor types them as a name', async () => {
    const questions = fewBidiVectors.map((_, at) => ({ ask: `${at}?`, as: `a${at}`, type: 'long' }));
    const says = fewBidiVectors.map((_, at) => around(`{a${at}}`));
    const flow = { flow: 'typed', pace: 'instant', parts: { a: [...questions, ...says, { ask: 'Well?' }] } };
    await hostilePage.show([{ of: 'typed', flow }], 'x');
    await page.evaluate(async (all) => {
      const chat = document.querySelector('smoc-chat')!;
      for (const words of all) await chat.answer(words);
    }, fewBidiVectors);
    await page.getByText('Well?').first().waitFor();
    const found = await page.evaluate(([one, other]) => (globalThis as unknown as Measuring).measure(one, other), [
      BEFORE,
      AFTER,
    ] as const);
    assert.deepEqual(found, { count: fewBidiVectors.length, wrong: [] });
  });

  it('turn around and hide nothing where an endpoint, the page or its address brings them', async () => {
    for (const value of fewBidiVectors) {
      const count = await measured(
        [
          { of: 'reply', flow: flowOf([{ request: 'reply', save: { h: 'h' } }, around('{h}')]), reply: { h: value } },
          {
            of: 'set',
            flow: flowOf([{ submit: 'reply' }, around('{h}')], { h: '' }),
            reply: { ok: true, set: { h: value } },
          },
          { of: 'context', flow: flowOf([around('{context.h}')]) },
        ],
        3,
        { context: { h: value } },
      );
      assert.equal(count, 3);
    }
  });

  it('turn around and hide nothing of the answers beside them', async () => {
    const lists = fewBidiVectors.map((value) => [value, around('and')]);
    const flow = (at: number) => ({
      flow: 'many',
      pace: 'instant',
      vars: { items: lists[at] },
      parts: { a: [{ ask: 'Which?', as: 'w', many: true, options: '= items' }, { ask: 'Well?' }] },
    });
    await hostilePage.show(
      lists.map((_, at) => ({ of: `many ${at}`, flow: flow(at) })),
      'x',
    );
    await page.evaluate(async (all) => {
      for (const [at, chat] of [...document.querySelectorAll('smoc-chat')].entries()) await chat.answer(all[at]!);
    }, lists);
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll('smoc-chat')].filter((chat) => chat.shadowRoot!.querySelector('.own .bubble'))
          .length === count,
      lists.length,
    );
    const found = await page.evaluate(([one, other]) => (globalThis as unknown as Measuring).measure(one, other), [
      BEFORE,
      AFTER,
    ] as const);
    assert.deepEqual(found, { count: lists.length, wrong: [] });
  });

  it('give no file another kind than it has', async (t) => {
    const names = bidiVectors.map((value) => `${value.replace(/[\n\u2029/]/g, '')}gpj.exe`);
    const flow = flowOf([{ ask: 'Show?', type: 'file', upload: 'reply', many: true }]);
    await hostilePage.show([{ of: 'file', flow, reply: { id: '1', url: '/nowhere' } }], 'x');
    await page.evaluate((all) => {
      const input = document.querySelector('smoc-chat')!.shadowRoot!.querySelector<HTMLInputElement>('[type=file]')!;
      const carried = new DataTransfer();
      for (const name of all) carried.items.add(new File(['x'], name, { type: 'image/png' }));
      input.files = carried.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, names);
    await page.locator('smoc-chat .file-name').first().waitFor();
    const found = await page.evaluate(() => (globalThis as unknown as Measuring).measureNames('.exe'));
    t.diagnostic(`${found.count} names`);
    assert.deepEqual(found.wrong, []);
    assert.ok(found.count > 0);
  });
});
