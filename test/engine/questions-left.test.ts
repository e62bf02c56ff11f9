import { describe, it } from 'node:test';
import { expect } from 'chai';
import { questionsLeft } from '../../src/engine/questions-left.lazy.ts';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

type Given = Parameters<ReturnType<typeof drive>['answer']>[0];

/** What is left after each of these answers. */
function leftAfter(flow: Parameters<typeof drive>[0], ...answers: Given[]): number[] {
  const chat = drive(flow);
  const left = () => questionsLeft(flow, chat.state);
  const counts = [left()];
  for (const answer of answers) {
    chat.answer(answer);
    counts.push(left());
  }
  return counts;
}

describe('questions that are left', () => {
  it('are counted to the end, the open one among them', () => {
    expect(leftAfter(steps({ ask: 'A?' }, 'Well.', { ask: 'B?' }, { consent: 'C.' }), 'a', 'b', true)).to.deep.equal([
      3, 2, 1, 0,
    ]);
  });

  it('are those of the longest way, and a shorter one is a leap', () => {
    const flow = flowOf({
      flow: 'ways',
      parts: {
        main: [
          {
            ask: 'Which?',
            options: [
              { label: 'short', then: 'last' },
              { label: 'long', then: [{ ask: 'One?' }, { ask: 'Two?' }] },
            ],
          },
          { ask: 'Three?' },
          { go: 'last' },
        ],
        last: [{ ask: 'Last?' }],
      },
    });
    expect(leftAfter(flow, 'short', 'x')).to.deep.equal([5, 1, 0]);
    expect(leftAfter(flow, 'long', '1', '2', '3', 'x')).to.deep.equal([5, 4, 3, 2, 1, 0]);
  });

  it('end where a way leads back to where it came from', () => {
    const flow = flowOf({
      flow: 'round',
      parts: {
        main: [
          {
            ask: 'Guess?',
            id: 'guess',
            options: [
              { label: 'right', then: 'done' },
              { label: 'wrong', then: 'guess' },
            ],
          },
        ],
        done: [{ ask: 'Name?' }],
      },
    });
    expect(leftAfter(flow, 'wrong', 'wrong', 'right', 'x')).to.deep.equal([2, 2, 2, 1, 0]);
  });

  it('are not those that nobody is asked', () => {
    expect(
      leftAfter(
        steps({ ask: 'A?' }, { ask: 'B?', type: 'hidden', default: 'x', as: 'b' }, { end: true }, { ask: 'C?' }),
        'a',
      ),
    ).to.deep.equal([1, 0]);
  });

  it('are counted once in a flow of many ways', () => {
    const parts = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `p${at}`,
        [
          {
            ask: `${at}?`,
            options: [
              { label: 'a', then: `p${at + 1}` },
              { label: 'b', then: `p${Math.min(60, at + 2)}` },
            ],
          },
        ],
      ]),
    );
    const flow = flowOf({ flow: 'many', parts: { ...parts, p60: ['Bye.'] } });
    expect(leftAfter(flow)).to.deep.equal([60]);
  });

  it('are counted in a list of any length', () => {
    const flow = steps(...Array.from({ length: 50_000 }, () => ({ ask: 'More?' })));
    expect(leftAfter(flow)).to.deep.equal([50_000]);
  });
});
