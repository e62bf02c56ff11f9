import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const asked = (step: object) => drive(steps({ ask: 'How was it?', type: 'rating', as: 'grade', ...step }, 'Thanks.'));
const grades = (step: object) => {
  const { question } = asked(step);
  const field = question?.kind === 'field' ? question.field : undefined;
  return field?.type === 'rating' ? `${field.first} to ${field.last} as ${field.icon}` : undefined;
};

describe('a rating', () => {
  for (const [step, expected] of [
    [{}, '1 to 5 as number'],
    [{ scale: 11, start: 0 }, '0 to 10 as number'],
    [{ scale: 3, icon: 'face' }, '1 to 3 as face'],
    [{ icon: 'thumb' }, '0 to 1 as thumb'],
    [{ icon: '🍕', scale: 4 }, '1 to 4 as 🍕'],
    // What nobody can tell apart is asked as numbers, and what finds no room is cut.
    [{ icon: 'face', scale: 7 }, '1 to 7 as number'],
    [{ scale: 500 }, '1 to 20 as number'],
    // Where numbers have no next one any more.
    [{ start: 2 ** 53 }, '1000000 to 1000004 as number'],
    [{ scale: 'x', start: 'y' }, '1 to 5 as number'],
  ] as const)
    it(`goes from ${expected} with ${JSON.stringify(step)}`, () => {
      expect(grades(step)).to.equal(expected);
    });

  for (const [step, given, value, shown] of [
    [{}, 4, 4, '4 / 5'],
    [{}, '4', 4, '4 / 5'],
    [{}, ' ٤ ', 4, '4 / 5'],
    [{ scale: 11, start: 0 }, '0', 0, '0 / 10'],
    [{ icon: 'star' }, 5, 5, '★ 5 / 5'],
    [{ icon: 'thumb' }, 0, 0, '👎'],
    [{ icon: 'face', scale: 2 }, 2, 2, '🙂'],
  ] as const)
    it(`keeps ${value} for ${JSON.stringify(given)} and shows "${shown}"`, () => {
      const chat = asked(step).answer(given);
      expect(chat.state.vars.grade).to.equal(value);
      expect(chat.lines).to.deep.equal(['How was it?', `> ${shown}`, 'Thanks.']);
      expect(chat.state.personal).to.deep.equal([]);
    });

  for (const given of [0, 6, 4.5, '4.5', 'x', -1, [4], { a: 1 }, true])
    it(`does not take ${JSON.stringify(given)}`, () => {
      expect(asked({}).answer(given as never).problems).to.deep.equal(['errOption']);
    });

  it('must be given, unless it may be left out', () => {
    expect(asked({}).answer('').problems).to.deep.equal(['required']);
    expect(asked({ skip: true }).answer(null).state.vars.grade).to.equal(null);
  });

  it('stands among other fields, and leads on by tests', () => {
    const chat = drive(
      steps(
        {
          ask: 'Tell us',
          fields: [
            { as: 'grade', type: 'rating', label: 'Grade' },
            { as: 'why', skip: true },
          ],
        },
        { if: 'grade <= 2', then: ['Sorry.'] },
      ),
    ).answer({ grade: 2, why: '' });
    expect(chat.lines.slice(1)).to.deep.equal(['> Grade: 2 / 5 | –', 'Sorry.']);
  });

  it('is known to the checker with its keys, and without those of other kinds', () => {
    const problems = (step: object) =>
      checkFlow(steps({ ask: 'How?', type: 'rating', as: 'grade', ...step }, '{grade}')).problems.filter(
        ({ severity }) => severity === 'error',
      );
    expect(problems({ scale: 5, icon: 'star', low: 'Poor', high: 'Great', now: true })).to.deep.equal([]);
    expect(problems({ scale: 1 })).to.have.length(1);
    expect(
      problems({ options: ['A'] })
        .map(({ message }) => message)
        .join(),
    ).to.include('choice');
  });
});
