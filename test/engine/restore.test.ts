import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Flow } from '../../src/flow/flow.ts';
import { allWorks, newState, transition } from '../../src/engine/engine.ts';
import { TRANSCRIPT_PAGE } from '../../src/engine/state.ts';
import { drive, START, type DriveOptions } from './drive.ts';
import { flowOf, instant, steps } from './flow-of.ts';
import { everything, jeansFlow, vipFlow } from './flows.ts';
import { nextAct } from './walk.ts';

/* `Drive` tries every transition on a copy that went through JSON, and freezes what it hands in: what is walked here is also checked there. */

const chances = fc.array(
  fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.double({ min: 0, max: 0.9999, noNaN: true })),
  { minLength: 1, maxLength: 40 },
);
const open: DriveOptions = {
  slow: true,
  submit: () => undefined,
  request: () => undefined,
  context: { query: { from: 'mail', ref: 'R1' } },
  chance: 0.3,
};

describe('a conversation that is restored at any moment goes on as if nothing had happened', () => {
  for (const [name, flow] of [
    ['vip-launch', vipFlow],
    ['jeans-advice', jeansFlow],
    ['everything', everything],
  ] as const) {
    it(`in ${name}, wherever it goes`, () => {
      fc.assert(
        fc.property(chances, fc.boolean(), (walk, paced) => {
          const chat = drive(flow, { ...open, pace: paced ? { perCharacter: 5, most: 900, between: 200 } : instant });
          for (const chance of walk) chat.send(nextAct(chat, chance));
          expect(
            chat.lines
              .filter((line) => !/^>/.test(line))
              .join('\n')
              .replaceAll('{server}', '')
              .replaceAll('**{brand}**', ''),
          ).not.to.match(/[{}\0]/);
          expect(chat.entries.map(({ id }) => id)).to.deep.equal(chat.entries.map((_, index) => index + 1));
          const ids = chat.envelopes.map(({ id }) => id);
          expect(new Set(ids).size, 'no envelope id twice').to.equal(ids.length);
        }),
        { numRuns: 30 },
      );
    });
  }
});

describe('a long conversation', () => {
  it('replaces only the last piece of its transcript', () => {
    const chat = drive(steps({ ask: 'Again?', options: [{ label: 'y', then: 'main' }] }));
    while (chat.entries.length < 3 * TRANSCRIPT_PAGE) {
      const before = chat.state.transcript;
      chat.answer('y');
      before.slice(0, -1).forEach((chunk, index) => expect(chat.state.transcript[index]).to.equal(chunk));
    }
    expect(chat.state.transcript.slice(0, -1).every((chunk) => chunk.length === TRANSCRIPT_PAGE)).to.equal(true);
  });
});

describe('a start', () => {
  it('looks at nothing of a flow but the steps that it comes by', () => {
    const touched: string[] = [];
    const watched = (name: string, of: object): object =>
      new Proxy(of, {
        get: (target, key) => (touched.push(name), Reflect.get(target, key) as unknown),
        ownKeys: (target) => (touched.push(name), Reflect.ownKeys(target)),
      });
    const source = flowOf({
      flow: 'x',
      parts: {
        main: ['Hi', { ask: 'Go?', options: [{ label: 'y', then: 'far' }] }, 'later'],
        far: ['Far'],
        other: [{ say: 'Other', id: 'o' }],
      },
    });
    const parts = Object.fromEntries(Object.entries(source.parts).map(([name, list]) => [name, watched(name, list)]));
    const flow = { ...source, parts } as Flow,
      stamp = { at: START, uuid: '', chance: 0 };
    let [state] = transition(
      flow,
      newState(flow, '', { lang: 'en', tone: '', brand: '', pace: instant }),
      { type: 'start', context: {}, session: 's', ...stamp },
      allWorks,
    );
    expect([...new Set(touched)]).to.deep.equal(['main']);
    [state] = transition(flow, state, { type: 'answer', value: 'y', ...stamp }, allWorks);
    expect([...new Set(touched)]).to.deep.equal(['main', 'far']);
    expect(state.pending?.kind).to.equal('end');
  });
});
