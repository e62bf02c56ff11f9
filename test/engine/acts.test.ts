import { describe, it } from 'node:test';
import { expect } from 'chai';
import { loadActs, newState, openQuestion, plainText, transition, valuesScope } from '../../src/engine/engine.ts';
import type { Question } from '../../src/engine/question.ts';
import type { ChatState } from '../../src/engine/state.ts';
import { flowOf, instant, steps } from './flow-of.ts';

/* No import here may bring the acts along: the first tests are about what is there without them. */

const stamp = { at: Date.UTC(2027, 1, 1), uuid: '00000000-0000-4000-8000-000000000000', chance: 0 };
const settings = { lang: 'en', tone: '', brand: 'Nordlys', pace: instant };
const paced = { ...settings, pace: { perCharacter: 1, most: 9, between: 9 } };
const begin = (flow: ReturnType<typeof steps>, context = {}, values = {}, told = settings) =>
  transition(flow, newState(flow, 'p', told), { type: 'start', context, values, session: 's', ...stamp });
const says = ({ transcript }: ChatState) =>
  transcript.flat().map((entry) => ('text' in entry ? entry.text : entry.kind));

const plainSteps: readonly unknown[] = [
  'Hi **{brand}**, {name|you} [x](/y)',
  { say: 'Look', image: '/a.webp', alt: 'A', link: '/b', wait: 1, id: 'x', note: 'n' },
  { if: 'n is empty', then: ['Well'], else: ['No'] },
  { if: 'n = 1', then: 'gone' },
  { say: 'no', when: 'n is set' },
  { say: { en: 'Hi', nl: 'Hoi' } },
  { end: true },
  { go: 'other' },
];
const plainAsks: readonly Record<string, unknown>[] = [
  {
    ask: 'Which?',
    as: 'which',
    options: [
      'a',
      { label: 'B', value: 2, then: ['b'], color: '#fff', text: 'more' },
      { label: 'C', when: 'n is set' },
      { label: 'D', value: false, image: '/d.webp', open: '/d' },
    ],
  },
  { ask: 'Name?', as: 'name', placeholder: 'p', max: 40, autocomplete: 'given-name', error: 'e' },
  { ask: 'Mail?', type: 'email', button: 'Go', hint: 'h', keyboard: 'email' },
  { ask: true, type: 'long', skip: 'No', as: 'kept' },
  { ask: 'Which?', options: ['a'], other: 'Mine', layout: 'row' },
];
const otherSteps: { readonly [name: string]: unknown } = {
  'a verb that comes later': { set: { n: 1 } },
  goal: { say: 'x', goal: 'g' },
  celebrate: { celebrate: true },
  request: { request: 'x' },
  submit: { submit: true },
  share: { share: '/x' },
  consent: { consent: 'Yes' },
  reward: { reward: 'x' },
  track: { track: 'x' },
  open: { open: '/x' },
  return: { return: true },
  split: { split: [] },
  'a verb of the future': { video: '/x', say: 'x' },
  'a goal with a question': { ask: 'x', goal: 'g' },
  'a format': 'On {day:date}',
  'a plural': { ask: '{n, plural, one {#} other {#}}' },
  'a name without value': 'Hi {nobody}',
  'a lone brace': 'Hi }',
  'a list': 'Hi {list}',
  'a translation with a format': 'Plain',
  'a very long text': 'x'.repeat(4001),
  'values in a label': { ask: 'x', options: ['{brand}'] },
  'labels by language': { ask: 'x', options: [{ label: { en: 'a', nl: 'b' } }] },
  'a label of the picture': { ask: 'x', options: [{ image: '/a', alt: 'a' }] },
  'options of a variable': { ask: 'x', options: '= list' },
  'no options left': { ask: 'x', options: [{ label: 'a', when: 'n is set' }] },
  'a sum for a value': { ask: 'x', options: [{ label: 'a', value: '= 1' }] },
  'an odd question': { ask: 'x', type: 'date' },
  numbers: { ask: 'x', type: 'number' },
  several: { ask: 'x', many: true, options: ['a'] },
  fields: { ask: 'x', fields: [{ as: 'a' }] },
  'a default': { ask: 'x', default: 'a' },
  'a wait by variable': { wait: '= n' },
  'an address with values': { image: '/{day}' },
  'branches of a condition': { if: [{ when: 'n = 1', then: ['x'] }] },
  'a step by its id': { go: 'id' },
  'an unknown place': { if: 'n is empty', then: 'nowhere' },
};
const values = { day: '2027-03-04', list: ['a'], kept: 'before' };
const flowWith = (step: unknown) =>
  flowOf({
    flow: 'x',
    parts: { main: ['Hi', step, 'Bye'], other: ['Other', { say: 'Id', id: 'id' }] },
    texts: { en: { Plain: 'On {day:date}' } },
  });
const questions = plainAsks.map((step): [Question | null, ReturnType<typeof steps>, ChatState] => {
  const flow = steps(step),
    [state] = begin(flow, {}, values);
  return [openQuestion(flow, state), flow, state];
});

describe('without the acts', () => {
  for (const step of plainSteps) {
    it(`a conversation goes on with ${JSON.stringify(step)}`, () => {
      const [state] = begin(flowWith(step), {}, values);
      expect(state.pending).to.deep.equal({ kind: 'end' });
    });
  }

  plainAsks.forEach((step, index) => {
    it(`it asks ${JSON.stringify(step)}`, () => {
      expect(questions[index]![0]?.kind).to.equal('field');
    });
  });

  for (const [name, step] of Object.entries(otherSteps)) {
    it(`it stops, typing, before ${name}`, () => {
      const [state] = begin(flowWith(step), {}, values);
      expect(says(state)).to.deep.equal(['Hi']);
      expect(state.pending).to.deep.include({ kind: 'pause', typing: true });
    });
  }

  it('it begins where it shall as soon as it is known where that is', () => {
    const flow = flowOf({ flow: 'x', start: 'id', parts: { main: ['Hi'], other: [{ say: 'Id', id: 'id' }] } });
    expect(begin(flow)[0]).to.deep.include({ transcript: [], pending: { kind: 'pause', key: 0, ms: 0, typing: true } });
  });

  it('a text that needs them shows no braces', () => {
    expect(
      plainText(steps('x'), settings, 'On {day:date}, {n, plural, one {#} other {# x}}', valuesScope(values)),
    ).not.to.match(/[{}]/);
  });
});

describe('with the acts', () => {
  for (const [name, step] of Object.entries(otherSteps)) {
    it(`a start goes on where its draft stopped: ${name}`, async () => {
      const acts = await loadActs(),
        flow = flowWith(step);
      const [whole] = transition(
        flow,
        newState(flow, 'p', settings),
        { type: 'start', context: {}, values, session: 's', ...stamp },
        undefined,
        acts,
      );
      expect(whole.pending?.kind).not.to.equal('pause');
      expect(says(whole)[0]).to.equal('Hi');
    });
  }

  it('a plain question is the same question', async () => {
    await loadActs();
    for (const [question, flow, state] of questions) expect(openQuestion(flow, state)).to.deep.equal(question);
  });

  it('plain steps do the same', async () => {
    const acts = await loadActs();
    for (const step of [...plainSteps, ...plainAsks]) {
      const flow = flowWith(step),
        start = { type: 'start', context: {}, values, session: 's', ...stamp } as const;
      const draft = transition(flow, newState(flow, 'p', paced), start),
        whole = transition(flow, newState(flow, 'p', paced), start, undefined, acts);
      // A draft keeps no values, and does not tell of its end.
      const comparable = ([state, effects]: typeof draft) => [
        {
          ...state,
          transcript: state.transcript.map((chunk) => chunk.map((entry) => ({ ...entry, values: undefined }))),
        },
        effects.filter((effect) => effect.type !== 'emit' || effect.event !== 'end'),
      ];
      expect(comparable(draft)).to.deep.equal(comparable(whole));
    }
  });
});

describe('what a restored conversation waits for', () => {
  it('is its pause or its request, with nothing done twice', async () => {
    const acts = await loadActs(),
      { pendingEffect } = acts,
      flow = steps('a', { request: '/x/{q}', query: ['q'], timeout: 2 }, 'c');
    let [state, effects] = transition(
      flow,
      newState(flow, 'p', paced),
      { type: 'start', context: {}, values: { q: 'a b' }, session: 's', ...stamp },
      undefined,
      acts,
    );
    expect(pendingEffect(flow, state)).to.deep.equal(effects.at(-1));
    expect(effects.at(-1)).to.deep.include({ type: 'request', name: '/x/a%20b' });
    [state, effects] = transition(flow, state, { type: 'responded', key: 1, reply: {}, ...stamp }, undefined, acts);
    expect(pendingEffect(flow, state)).to.deep.equal({ type: 'pause', key: 2, ms: 10 });
    [state] = transition(flow, state, { type: 'elapsed', key: 2, ...stamp }, undefined, acts);
    expect(pendingEffect(flow, state)).to.equal(null);
  });
});
