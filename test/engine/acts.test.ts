import { expect } from '@open-wc/testing';
import { loadActs, newState, openQuestion, transition } from '../../src/engine/engine.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { ChatState } from '../../src/engine/state.ts';
import { instant, START, steps } from './drive.ts';

const stamp = { at: START, uuid: '00000000-0000-4000-8000-000000000000', chance: 0 };
const start = (...list: unknown[]) => {
  const flow = steps(...list);
  return { flow, result: transition(flow, newState(flow, 'p', { lang: 'en', tone: '', brand: '', pace: instant }), { type: 'start', context: {}, session: 's', ...stamp }) };
};
const says = ({ transcript }: ChatState) => transcript.flat().map((entry) => ('text' in entry ? entry.text : entry.kind));

describe('before the acts are loaded', () => {
  it('a conversation comes up to its first question', () => {
    const { flow, result: [state, effects] } = start('Hi {n|you}', { say: 'Look', image: '/a', alt: 'A', link: '/b', wait: 1, id: 'x', note: 'n' }, { if: 'n is empty', then: ['Well'], else: ['No'] }, { ask: 'Which?', options: ['a', 'b'], as: 'which' });
    expect(says(state)).to.deep.equal(['Hi {n|you}', 'Look', 'image', 'Well', 'Which?']);
    expect(openQuestion(flow, state)?.kind).to.equal('field');
    expect(effects.map(({ type }) => type)).not.to.include('load');
  });

  it('it ends where it ends', () => {
    expect(start('Hi', { end: true }, 'never').result[0].pending).to.deep.equal({ kind: 'end' });
  });

  for (const [name, step] of Object.entries({
    set: { set: { n: 1 } }, goal: { say: 'x', goal: 'g' }, celebrate: { celebrate: true }, request: { request: 'x' }, submit: { submit: true }, share: { share: '/x' }, consent: { consent: 'Yes' },
    reward: { reward: 'x' }, track: { track: 'x' }, open: { open: '/x' }, return: { return: true }, split: { split: [] }, 'a verb of the future': { video: '/x', say: 'x' }, 'an asked goal': { ask: 'x', goal: 'g' },
  })) {
    it(`they are asked for when a step needs them: ${name}`, async () => {
      const { flow, result: [state, effects] } = start('Hi', step, 'Bye');
      expect(says(state)).to.deep.equal(['Hi']);
      expect(state.pending).to.deep.equal({ kind: 'pause', key: 1, ms: 0, typing: true });
      expect(effects.at(-1)).to.deep.equal({ type: 'load', key: 1 });
      const [next, more] = transition(flow, state, { type: 'elapsed', key: 1, ...stamp }, undefined, await loadActs());
      expect(more.map(({ type }: Effect) => type)).not.to.include('load');
      expect(next.pending).not.to.deep.equal(state.pending);
      // Too early: nothing is lost, and they are asked for again.
      expect(transition(flow, state, { type: 'elapsed', key: 1, ...stamp })[1]).to.deep.equal([{ type: 'load', key: 2 }]);
    });
  }

  it('nothing goes on that the visitor has acted in', async () => {
    const flow = steps({ ask: 'a' }, 'b', 'c'), acts = await loadActs();
    const settings = { lang: 'en', tone: '', brand: '', pace: { perCharacter: 1, most: 9, between: 9 } };
    let [state] = transition(flow, newState(flow, 'p', settings), { type: 'start', context: {}, session: 's', ...stamp });
    [state] = transition(flow, state, { type: 'answer', value: 'x', ...stamp }, undefined, acts);
    const [held, effects] = transition(flow, state, { type: 'elapsed', key: 2, ...stamp });
    expect(says(held)).to.deep.equal(['a', 'answer']);
    expect(effects).to.deep.equal([{ type: 'load', key: 3 }]);
    expect(says(transition(flow, held, { type: 'elapsed', key: 3, ...stamp }, undefined, acts)[0])).to.deep.equal(['a', 'answer', 'b']);
  });

  it('language, tone and pace change without them', () => {
    const { flow, result: [state] } = start({ ask: 'a' }), settings = { ...state.settings, lang: 'nl' };
    expect(transition(flow, state, { type: 'settings', settings, ...stamp })[0].settings).to.equal(settings);
  });
});

describe('what a restored conversation waits for', () => {
  it('is its pause or its request, with nothing done twice', async () => {
    const { pendingEffect } = await loadActs(), flow = steps('a', { request: '/x/{q}', query: ['q'], timeout: 2 }, 'c');
    const settings = { lang: 'en', tone: '', brand: '', pace: { perCharacter: 1, most: 9, between: 9 } };
    let [state, effects] = transition(flow, newState(flow, 'p', settings), { type: 'start', context: {}, values: { q: 'a b' }, session: 's', ...stamp }, undefined, await loadActs());
    expect(pendingEffect(flow, state)).to.deep.equal(effects.at(-1));
    expect(effects.at(-1)).to.deep.include({ type: 'request', name: '/x/a%20b' });
    [state, effects] = transition(flow, state, { type: 'responded', key: 1, reply: {}, ...stamp }, undefined, await loadActs());
    expect(pendingEffect(flow, state)).to.deep.equal({ type: 'pause', key: 2, ms: 10 });
    [state] = transition(flow, state, { type: 'elapsed', key: 2, ...stamp }, undefined, await loadActs());
    expect(pendingEffect(flow, state)).to.equal(null);
  });
});
