import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Flow } from '../../src/flow/flow.ts';
import { readFlow } from '../../src/flow/read-flow.ts';
import { newState, openQuestion, transition } from '../../src/engine/engine.ts';
import { firstWorks } from '../../src/engine/blocks.ts';
import { forgetPersonal } from '../../src/engine/forget.lazy.ts';
import { drive } from './drive.ts';
import { freeze } from './flow-of.ts';
import { everything, jeansFlow, vipFlow } from './flows.ts';
import { nextAct } from './walk.ts';

/* Flows as nobody should write them: the cheap look lets them through, so the engine must cope. `Drive` throws for a state that is no JSON. */

const names = [
  'ask',
  'set',
  'if',
  'split',
  'open',
  'request',
  'submit',
  'track',
  'consent',
  'share',
  'reward',
  'return',
  'end',
  'go',
  'say',
  'image',
  'alt',
  'link',
  'when',
  'wait',
  'goal',
  'celebrate',
  'id',
  'as',
  'type',
  'options',
  'many',
  'other',
  'skip',
  'fields',
  'label',
  'value',
  'then',
  'else',
  'fail',
  'save',
  'send',
  'query',
  'headers',
  'data',
  'text',
  'title',
  'code',
  'until',
  'button',
  'via',
  'in',
  'tries',
  'min',
  'max',
  'step',
  'pattern',
  'check',
  'default',
  'error',
  'required',
  'route',
  'purpose',
  'no',
  'name',
  'share',
  'kind',
  'cards',
  'hidden',
  'timeout',
  'method',
  'constructor',
  'toString',
  'length',
];
const word = fc.constantFrom(
  'main',
  'welcome',
  'in',
  'a',
  'name',
  'choice',
  'email',
  'phone',
  'number',
  'hidden',
  'consent',
  'all',
  '= a',
  '= a.b + 1',
  '= (',
  'a is set',
  'not a',
  'x = ',
  '{a}',
  '{a|b}',
  '{',
  '}',
  '{a, plural, one {#} other {# x}}',
  '{a:date}',
  '{a:money X}',
  '**a',
  '[a](b)',
  '\0' + '7\0',
  '\ud800',
  '',
  ' ',
  '/x?{a}',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'prototype',
  '1',
  '-1',
  '1e999',
  'confetti',
  'none',
  'same',
);
const any = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.constantFrom(null, true, false, 0, 1, -1, 0.5, 1e21, 1001),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 5 }),
  ),
})).value;
const step = fc.oneof(word, fc.dictionary(fc.constantFrom(...names), any, { minKeys: 1, maxKeys: 7 }));
const chance = fc.tuple(
  fc.double({ min: 0, max: 0.9999, noNaN: true }),
  fc.double({ min: 0, max: 0.9999, noNaN: true }),
);
const chances = fc.array(chance, { minLength: 3, maxLength: 14 });

const settings = { lang: 'nl', tone: 'formal', brand: 'Nordlys', pace: { perCharacter: 1, most: 5, between: 1 } },
  stamp = { at: 1, uuid: '00000000-0000-4000-8000-000000000000', chance: 0.4 };

/** The beginning, by the works that are there for the first message. */
function early(flow: Flow): void {
  const [state] = transition(
    flow,
    newState(flow, 'p', settings),
    { type: 'start', context: { query: { a: 'q' } }, values: { a: 'x' }, session: 's', ...stamp },
    firstWorks,
  );
  openQuestion(flow, state, firstWorks);
  freeze(state);
}

function play(source: unknown, walk: readonly (readonly [number, number])[]): boolean {
  const { flow } = readFlow(source);
  if (!flow) return false;
  early(flow);
  const chat = drive(flow, {
    odd: true,
    slow: true,
    submit: () => undefined,
    request: () => undefined,
    context: { query: { a: 'q' } },
    values: { a: { b: 2 } },
  });
  for (const each of walk) chat.send(nextAct(chat, each));
  chat.lines.join();
  forgetPersonal(chat.state);
  return true;
}

/** Puts `value` where `way` leads, each number choosing a key. */
function mutate(node: unknown, way: readonly number[], value: unknown): unknown {
  const [first, ...rest] = way;
  if (first === undefined || !node || typeof node !== 'object' || !Object.keys(node).length) return value;
  const keys = Object.keys(node),
    key = keys[Math.floor(first * keys.length)]!;
  return Array.isArray(node)
    ? node.map((inner: unknown, index) => (String(index) === key ? mutate(inner, rest, value) : inner))
    : { ...node, [key]: mutate((node as Record<string, unknown>)[key], rest, value) };
}

describe('the engine throws on no flow that the first look lets through', () => {
  it('made of odd steps', () => {
    let played = 0;
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 5 }),
        fc.array(step, { maxLength: 3 }),
        chances,
        (main, a, walk) => {
          played += +play({ flow: 'x', parts: { main, a }, texts: { nl: { a: 'b' } } }, walk);
        },
      ),
      { numRuns: 500 },
    );
    if (played < 40) throw new Error(`only ${played} were let through`);
  });

  for (const [name, flow] of [
    ['vip-launch', vipFlow],
    ['jeans-advice', jeansFlow],
    ['everything', everything],
  ] as const) {
    it(`made of ${name} with odd values in it`, () => {
      let played = 0;
      const way = (minLength: number) =>
        fc.array(fc.double({ min: 0, max: 0.9999, noNaN: true }), { minLength, maxLength: 8 });
      const change = fc.oneof(
        fc.tuple(fc.constant('parts'), way(3), any),
        fc.tuple(fc.constantFrom('vars', 'texts'), way(1), any),
        fc.tuple(
          fc.constantFrom('language', 'start', 'tone', 'role', 'vars', 'texts', 'messages', 'bot', 'pace'),
          fc.constant([]),
          any,
        ),
      );
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), chances, (changes, walk) => {
          played += +play(
            changes.reduce(
              (piece, [key, where, value]) => ({ ...piece, [key]: mutate(piece[key], where, value) }),
              JSON.parse(JSON.stringify(flow)) as Record<string, unknown>,
            ),
            walk,
          );
        }),
        { numRuns: 120 },
      );
      if (played < 40) throw new Error(`only ${played} were let through`);
    });
  }
});
