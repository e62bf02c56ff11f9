import { describe, it } from 'node:test';
import { expect } from 'chai';
import { allWorks, newState, transition } from '../../src/engine/engine.ts';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

describe('going somewhere', () => {
  it('goes to parts, to steps inside parts, and into lists inside steps, and carries on below them', () => {
    const flow = flowOf({
      flow: 'x',
      parts: {
        main: ['a', { go: 'deep' }, 'never'],
        other: [{ if: 'no is set', then: ['skipped', { say: 'deep', id: 'deep' }, 'below'] }, 'after', { go: 'mid' }],
        third: ['skipped', { say: 'mid', id: 'mid' }],
      },
    });
    expect(drive(flow).lines).to.deep.equal(['a', 'deep', 'below', 'after', 'mid']);
  });

  it('does the way of a step before its go', () => {
    const flow = flowOf({
      flow: 'x',
      parts: { main: [{ say: 'a', if: 'x is empty', then: ['b'], go: 'next' }, 'never'], next: ['c'] },
    });
    expect(drive(flow).lines).to.deep.equal(['a', 'b', 'c']);
  });

  it('returns to where the last jump came from, one after the other', () => {
    const flow = flowOf({
      flow: 'x',
      parts: {
        main: ['a', { go: 'one' }, 'e', { return: true }, 'f'],
        one: ['b', { go: 'two' }, 'd', { return: true }],
        two: ['c', { return: true }],
      },
    });
    expect(drive(flow).lines).to.deep.equal(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('remembers the last twenty ways back and no more', () => {
    const flow = flowOf({ flow: 'x', parts: { main: [{ ask: 'Again?', options: [{ label: 'y', then: 'main' }] }] } });
    const chat = drive(flow).answer(...Array.from({ length: 30 }, () => 'y'));
    expect(chat.state.returns).to.have.length(20);
  });

  it('tells the author of a place that is not there, and goes on', () => {
    const chat = drive(steps({ go: 'nowhere' }, { ask: 'x', options: [{ label: 'a', then: 'gone' }] }, 'b')).answer(
      'a',
    );
    expect(chat.lines).to.deep.equal(['x', '> a', 'b']);
    expect(chat.reports).to.deep.equal(['unknown-target main/0', 'unknown-target main/1']);
  });

  for (const name of ['constructor', '__proto__', 'toString'])
    it(`finds no place called ${name} that the author did not write`, () => {
      expect(drive(steps({ go: name }, 'b')).lines).to.deep.equal(['b']);
    });

  it("begins at a part of the page's choice, else of the author's, else at the first", () => {
    const flow = flowOf({ flow: 'x', start: 'b', parts: { a: ['A'], b: ['B', { say: 'C', id: 'c' }] } });
    expect(drive(flow).lines).to.deep.equal(['B', 'C']);
    expect(drive(flow, { part: 'a' }).lines).to.deep.equal(['A']);
    expect(drive(flow, { part: 'c' }).lines).to.deep.equal(['C']);
    const lost = drive(flow, { part: 'gone' });
    expect(lost.lines).to.deep.equal(['B', 'C']);
    expect(lost.reports).to.deep.equal(['unknown-target ']);
    expect(drive(flowOf({ flow: 'x', parts: { a: ['A'], b: ['B'] } })).lines).to.deep.equal(['A']);
  });

  it('ends at the end of a part, or where it says so', () => {
    const chat = drive(steps('a', { if: 'x is empty', then: ['b', { end: true }, 'never'] }, 'never'));
    expect(chat.lines).to.deep.equal(['a', 'b']);
    expect(chat.state.pending).to.deep.equal({ kind: 'end' });
    expect(chat.state.at).to.deep.equal([]);
    expect(chat.events('end')).to.deep.equal([{ step: 'main/1/then/1' }]);
  });
});

describe('an endless loop without a question', () => {
  it('is stopped and told, and the conversation ends', () => {
    const chat = drive(
      flowOf({ flow: 'x', parts: { main: ['a', { go: 'round' }], round: [{ set: { n: 1 } }, { go: 'round' }] } }),
    );
    expect(chat.state.pending).to.deep.equal({ kind: 'end' });
    expect(chat.reports)
      .to.have.length(1)
      .and.to.satisfy(([report]: string[]) => report!.startsWith('endless-loop round/'));
  });

  it('is stopped too where it pauses in between', () => {
    const flow = steps({ say: 'Hi', go: 'main' }),
      stamp = { at: 1, uuid: '', chance: 0 };
    const settings = { lang: 'en', tone: '', brand: '', pace: { perCharacter: 1, most: 1, between: 1 } };
    let [state] = transition(
      flow,
      newState(flow, '', settings),
      { type: 'start', context: {}, session: 's', ...stamp },
      allWorks,
    );
    while (state.pending?.kind === 'pause')
      [state] = transition(flow, state, { type: 'elapsed', key: state.pending.key, ...stamp }, allWorks);
    expect(state.pending).to.deep.equal({ kind: 'end' });
    expect(state.transcript.flat().filter(({ kind }) => kind === 'say')).to.have.length(1000);
    expect(state.transcript.flat().at(-1)?.kind, 'words for the visitor').to.equal('unavailable');
  });

  it('is none where a visitor answers every time', () => {
    const chat = drive(
      steps({ ask: 'a', as: 'n', options: ['x'] }, ...Array.from({ length: 300 }, () => ({ set: { n: 1 } })), {
        go: 'main',
      }),
    );
    for (let round = 0; round < 6; round++) chat.answer('x');
    expect(chat.question).not.to.equal(null);
    expect(chat.reports).to.deep.equal([]);
  });
});
