import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { ChatState } from '../../../src/engine/state.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { openHostilePage, type HostilePage } from './hostile-page.ts';
import { hostile, isWordy } from './hostile-vectors.ts';

/*
 * What is kept on the device, after somebody else has written to it: with the page's own key, so that it can be read, or as records that no
 * version of the chat has written. Nothing of it runs, and the visitor has a conversation either way.
 */
const CANARY = 'canary words';
const steps = [
  `Say ${CANARY}.`,
  { ask: `Any ${CANARY}?`, as: 'said' },
  { say: 'Look', image: '/canary words.png', alt: CANARY, link: '/canary words' },
  { cards: [{ title: CANARY, text: CANARY, image: '/canary words.png', open: '/canary words' }] },
  { reward: 'canary words', title: CANARY, open: '/canary words' },
  { ask: 'More?', options: ['A', 'B'] },
];

/** How one conversation is written anew. */
interface Tampering {
  /** Every text with the canary words becomes this one. */
  readonly words?: string;
  /** One part of the state becomes this value. */
  readonly part?: keyof ChatState;
  readonly value?: unknown;
  /** The record itself becomes this one, or is changed so. */
  readonly record?: 'newer' | 'foreign' | 'cut' | 'empty' | 'chunks';
}

/** Of a state, also those that it only has at times. */
const parts: readonly (keyof ChatState)[] = [
  ...(['format', 'flow', 'session', 'settings', 'context', 'vars', 'answered', 'personal', 'at', 'stage'] as const),
  ...(['steps', 'returns', 'pending', 'transcript', 'consents', 'goals', 'deliveries', 'submission'] as const),
  ...(['awaited', 'acted', 'lost', 'marks', 'listening', 'trail', 'redo', 'sent', 'completed'] as const),
  ...(['abandoned', 'held', 'keys', 'misses', 'reported'] as const),
];
const odd: readonly unknown[] = [null, 7, 'x', [], {}, [null], { a: { b: [1] } }, '<img src=x onerror=boom()>'];

const tamperings: readonly Tampering[] = [
  ...hostile.map((words) => ({ words })),
  ...(['newer', 'foreign', 'cut', 'empty', 'chunks'] as const).map((record) => ({ record })),
  ...parts.flatMap((part) => odd.map((value) => ({ part, value }))),
];

describe('a store that somebody else has written to', () => {
  let hostilePage: HostilePage;
  const opened = closedAfter();
  before(async () => {
    hostilePage = await openHostilePage(opened);
  });

  const conversations = tamperings.map((_, index) => ({
    of: `${index}`,
    flow: { flow: `kept-${index}`, pace: 'instant', parts: { a: steps } },
    attributes: { keep: 'device' },
  }));
  /** So many on the page at a time. */
  const MANY = 40;

  async function eachMany(visit: (some: typeof conversations) => Promise<void>) {
    for (let at = 0; at < conversations.length; at += MANY) await visit(conversations.slice(at, at + MANY));
  }

  it(`runs nothing, and leaves the visitor a conversation: ${tamperings.length} ways of tampering`, async (t) => {
    const { page } = hostilePage;
    await eachMany(async (some) => {
      await hostilePage.show(some, 'x');
      await page.evaluate(async (words) => {
        await Promise.all([...document.querySelectorAll('smoc-chat')].map((chat) => chat.answer(words)));
      }, CANARY);
      await page.waitForFunction(() =>
        [...document.querySelectorAll('smoc-chat')].every((chat) => chat.shadowRoot!.querySelector('.ask .option')),
      );
    });
    await page.evaluate(
      async ([all, canary]) => {
        const ask = <T>(request: IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error as Error);
          });
        interface Sealed {
          iv: Uint8Array<ArrayBuffer>;
          data: ArrayBuffer;
        }
        const database = await ask(indexedDB.open('smoc-chat'));
        const store = (name: string) => database.transaction(name, 'readwrite').objectStore(name);
        const key = await ask<CryptoKey>(store('keys').get('content'));
        const unseal = async ({ iv, data }: Sealed) =>
          JSON.parse(
            new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)),
          ) as unknown;
        const seal = async (value: unknown): Promise<Sealed> => {
          const iv = crypto.getRandomValues(new Uint8Array(12));
          const text = new TextEncoder().encode(JSON.stringify(value));
          return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text) };
        };
        const written = (value: unknown, words: string): unknown => {
          if (typeof value === 'string') return value.includes(canary) ? words : value;
          if (!value || typeof value !== 'object') return value;
          if (Array.isArray(value)) return value.map((each) => written(each, words));
          return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, written(inner, words)]));
        };
        const names = (await ask(store('conversations').getAllKeys())) as string[];
        for (const [index, { words, part, value, record }] of all.entries()) {
          const name = names.find((each) => new RegExp(`kept-${index}(?!\\d)`).test(each))!;
          const head = await ask<Sealed & { chunks: number }>(store('conversations').get(name));
          const state = (await unseal(head)) as Record<string, unknown>;
          if (words !== undefined) {
            await ask(store('conversations').put({ ...head, ...(await seal(written(state, words))) }, name));
            for (let chunk = 0; chunk < head.chunks; chunk++) {
              const sealed = await ask<Sealed>(store('chunks').get([name, chunk]));
              await ask(store('chunks').put(await seal(written(await unseal(sealed), words)), [name, chunk]));
            }
          } else if (part === 'transcript') await ask(store('chunks').put(await seal(value), [name, 0]));
          else if (part !== undefined) {
            await ask(store('conversations').put({ ...head, ...(await seal({ ...state, [part]: value })) }, name));
          } else
            await ask(
              store('conversations').put(
                {
                  newer: { ...head, format: 99 },
                  foreign: 'somebody else’s',
                  cut: { ...head, data: head.data.slice(0, 30) },
                  empty: {},
                  chunks: { ...head, chunks: 99 },
                }[record!],
                name,
              ),
            );
        }
        database.close();
      },
      [tamperings, CANARY] as const,
    );
    await page.evaluate(() => {
      for (const name of Object.keys(localStorage))
        localStorage.setItem(name, '{"__proto__":"<img src=x onerror=boom()>"}');
    });
    await page.reload();
    let restored = 0;
    await eachMany(async (some) => {
      await hostilePage.show(some, 'x');
      const silent = await page.evaluate(() =>
        [...document.querySelectorAll('smoc-chat')]
          .filter((chat) => !chat.shadowRoot!.querySelector('.ask *, .dock .field'))
          .map((chat) => Number(chat.dataset['of'])),
      );
      assert.deepEqual(
        silent.map((index) => tamperings[index]),
        [],
      );
      for (const { of } of some) {
        const { words } = tamperings[+of]!;
        if (words && isWordy(words)) restored += (await hostilePage.inspected(words))[of]! > 0 ? 1 : 0;
      }
    });
    assert.ok(restored > 9, 'words that nobody reads prove nothing');
    t.diagnostic(`${tamperings.length} ways, ${restored} conversations restored with hostile words`);
  });
});
