import { describe, it } from 'node:test';
import { expect } from 'chai';
import { firstWorks } from '../../src/engine/blocks.ts';
import { laterWorks } from '../../src/engine/blocks.lazy.ts';
import { allWorks, newState, openQuestion, transition, withWorks, type Works } from '../../src/engine/engine.ts';
import { inputs } from '../../src/engine/inputs.lazy.ts';
import type { Effect } from '../../src/engine/effect.ts';
import { STATE_FORMAT, type ChatState } from '../../src/engine/state.ts';
import { flowOf, instant, steps } from './flow-of.ts';

const stamp = { at: Date.UTC(2027, 1, 1), uuid: '00000000-0000-4000-8000-000000000000', chance: 0 };
const settings = { lang: 'en', tone: '', brand: 'Nordlys', pace: instant };
const paced = { ...settings, pace: { perCharacter: 1, most: 9, between: 9 } };
const begin = (flow: ReturnType<typeof steps>, works: Works, values = {}) =>
  transition(
    flow,
    newState(flow, 'p', settings),
    { type: 'start', context: {}, values, session: 's', ...stamp },
    works,
  );
const says = ({ transcript }: ChatState) =>
  transcript.flat().map((entry) => ('text' in entry ? entry.text : entry.kind));
const needs = (effects: readonly Effect[]) => effects.flatMap((effect) => (effect.type === 'need' ? effect.works : []));

/** Steps whose works come after the first message, with what they need. */
const later: readonly (readonly [step: object, works: readonly string[]])[] = [
  [{ say: 'x', goal: 'g' }, ['goal']],
  [{ celebrate: true }, ['goal']],
  [{ request: '/x' }, ['request']],
  [{ submit: true }, ['submit']],
  [{ share: '/x', goal: 'g' }, ['share', 'goal']],
  [{ reward: 'x', open: '/y' }, ['reward']],
  [{ open: '/x' }, ['open']],
  [{ handover: 'shop' }, ['handover']],
  [{ cards: [{ title: 'A' }], as: 'pick' }, ['cards']],
  [{ video: '/x.mp4', until: 'ended' }, ['video']],
  [{ audio: '/x.mp3' }, ['audio']],
  [{ embed: '/x', until: 'done' }, ['embed']],
  [{ ask: 'How?', type: 'rating' }, ['ask/rating']],
  [{ ask: 'You?', fields: [{ as: 'n' }, { as: 'g', type: 'rating' }] }, ['ask/rating']],
];
/** Steps that need none but those that are there. */
const soon: readonly unknown[] = [
  'Hi **{brand}**, {name|you}, on {day:date}',
  { say: 'Look', image: '/a.webp', alt: 'A', link: '/{name|b}', wait: 1, id: 'x', note: 'n' },
  { if: [{ when: 'n = 1', then: ['x'] }], else: ['No'] },
  { set: { n: 1 } },
  { split: [{ then: ['a'] }, { then: ['b'] }] },
  { track: 'seen' },
  { ask: 'Which?', options: '= list' },
  { ask: 'You?', fields: [{ as: 'a', type: 'email' }] },
  { consent: 'You may mail me.', as: 'optin' },
  { go: 'id' },
  { if: 'n is empty', then: 'nowhere' },
  { file: '/x', say: 'x' },
  { end: true },
];
/** With the kinds of question that the chat can fetch. */
const early = withWorks(firstWorks, { questionTypes: ['rating'] });

const values = { day: '2027-03-04', list: ['a'] };
const flowWith = (step: unknown) =>
  flowOf({ flow: 'x', parts: { main: ['Hi', step, 'Bye'], other: ['Other', { say: 'Id', id: 'id' }] } });

describe('a conversation whose works are not all there', () => {
  for (const step of soon) {
    it(`goes the same way with those of the first message: ${JSON.stringify(step)}`, () => {
      const flow = flowWith(step);
      expect(begin(flow, firstWorks, values)).to.deep.equal(begin(flow, allWorks, values));
    });
  }

  for (const [step, works] of later) {
    it(`waits before ${JSON.stringify(step)}, says what it needs, and goes on as if it had been there`, () => {
      const flow = flowWith(step);
      const [waiting, effects] = begin(flow, early);
      expect(says(waiting)).to.deep.equal(['Hi']);
      expect(waiting.pending).to.deep.equal({ kind: 'block', step: 'main/1', works });
      expect(needs(effects)).to.deep.equal(works);
      const [on, more] = transition(flow, waiting, { type: 'ready', ...stamp }, allWorks);
      const [whole, all] = begin(flow, allWorks);
      expect({ ...on, steps: 0 }).to.deep.equal({ ...whole, steps: 0 });
      expect([...effects, ...more].filter(({ type }) => type !== 'need')).to.deep.equal(all);
    });
  }

  it('goes on waiting where what comes is not yet all', () => {
    const flow = flowWith({ handover: 'shop' });
    const [waiting] = begin(flow, firstWorks);
    const [still] = transition(flow, waiting, { type: 'ready', ...stamp }, withWorks(firstWorks, laterWorks));
    expect(still).to.equal(waiting);
  });

  it('says what it needs once more when it comes back from the device', () => {
    const flow = flowWith({ handover: 'shop' });
    const [waiting] = begin(flow, firstWorks);
    expect(inputs.pendingEffect(flow, waiting, firstWorks)).to.deep.equal({ type: 'need', works: ['handover'] });
  });

  it('loses no answer: one that comes before its works is an error of the program', () => {
    const flow = steps({ ask: 'Name?', as: 'name' });
    const [asked] = begin(flow, firstWorks);
    expect(() => transition(flow, asked, { type: 'answer', value: 'Ben', ...stamp }, firstWorks)).to.throw(/"answer"/);
  });
});

describe('what a restored conversation waits for', () => {
  it('is its pause or its request, with nothing done twice', () => {
    const flow = steps('a', { request: '/x/{q}', query: ['q'], timeout: 2 }, 'c');
    const { pendingEffect } = inputs;
    let [state, effects] = transition(
      flow,
      newState(flow, 'p', paced),
      { type: 'start', context: {}, values: { q: 'a b' }, session: 's', ...stamp },
      allWorks,
    );
    expect(pendingEffect(flow, state, allWorks)).to.deep.equal(effects.at(-1));
    expect(effects.at(-1)).to.deep.include({ type: 'request', name: '/x/a%20b' });
    [state, effects] = transition(flow, state, { type: 'responded', key: 1, reply: {}, ...stamp }, allWorks);
    expect(pendingEffect(flow, state, allWorks)).to.deep.equal({ type: 'pause', key: 2, ms: 10 });
    [state] = transition(flow, state, { type: 'elapsed', key: 2, ...stamp }, allWorks);
    expect(pendingEffect(flow, state, allWorks)).to.equal(undefined);
  });
});

describe('a restored conversation at a question whose kind has not come yet', () => {
  const flow = steps({ ask: 'How?', type: 'rating', as: 'grade' }, 'Thanks.');
  const [asked] = begin(flow, allWorks);
  const resuming = withWorks(early, laterWorks);

  it('asks for it, and asks the question once it is there', () => {
    expect(inputs.pendingEffect(flow, asked, resuming)).to.deep.equal({ type: 'need', works: ['ask/rating'] });
    expect(openQuestion(flow, asked, resuming)).to.equal(null);
    const works = withWorks(resuming, { questions: allWorks.questions, judges: allWorks.judges });
    expect(inputs.pendingEffect(flow, asked, works)).to.equal(undefined);
    expect(openQuestion(flow, asked, works)).to.deep.include({ kind: 'field', step: 'main/0' });
  });
});

describe('a conversation that was saved by another version', () => {
  const flow = steps('a', 'b', { ask: 'Name?', as: 'name' }, 'Hi {name}');
  const asked = begin(flow, allWorks)[0];

  it('is taken up at the same place where its stages had numbers', () => {
    // Format 1 had no number of its own; 7 was the end of a step, 0 that the next one is due.
    const { format: _, ...rest } = asked;
    const old = { ...rest, stage: 7 } as unknown as ChatState;
    const state = inputs.readSaved(old) as ChatState;
    expect(state).to.deep.equal(asked);
    const [on] = transition(flow, state, { type: 'answer', value: 'Ben', ...stamp }, allWorks);
    expect(says(on).at(-1)).to.equal('Hi {name}');
    expect(inputs.readSaved({ ...old, stage: 0 } as unknown as ChatState)?.stage).to.equal(null);
  });

  it('is begun anew, never misread, where its build is not known here', () => {
    expect(inputs.readSaved({ ...asked, format: STATE_FORMAT + 1 } as unknown as ChatState)).to.equal(null);
    const { format: _, ...rest } = asked;
    expect(inputs.readSaved({ ...rest, stage: 'words' } as unknown as ChatState)).to.equal(null);
    expect(inputs.readSaved({ ...rest, stage: 99 } as unknown as ChatState)).to.equal(null);
  });

  it('is itself where it was saved by this one', () => {
    expect(inputs.readSaved(asked)).to.equal(asked);
  });
});
