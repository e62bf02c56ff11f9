import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from './flow-of.ts';

const errors = {
  required: 'REQUIRED',
  type: 'TYPE',
  min: 'MIN',
  max: 'MAX',
  step: 'STEP',
  pattern: 'PATTERN',
  check: 'CHECK',
};

/** What is said of an answer, alone and as a field. */
function saidOf(step: object, given: unknown, more: object = { errors }): unknown[] {
  const alone = drive(steps({ ask: 'Well?', as: 'x', ...step, ...more })).answer(given as never).state;
  const among = drive(steps({ ask: 'Well?', fields: [{ as: 'x', label: 'X', ...step, ...more }] })).answer({
    x: given,
  } as never).state;
  return [alone, among].map(({ pending }) => (pending?.kind === 'question' ? pending.problems[0]?.text : undefined));
}

describe('what the author says of an answer, by the rule that it breaks', () => {
  for (const [step, given, said] of [
    [{}, '', 'REQUIRED'],
    [{ min: 3 }, 'ab', 'MIN'],
    [{ max: 3 }, 'abcd', 'MAX'],
    [{ pattern: '[0-9]+' }, 'abc', 'PATTERN'],
    [{ check: "value != 'abc'" }, 'abc', 'CHECK'],
    [{ type: 'long', max: 3 }, 'abcd', 'MAX'],
    [{ type: 'email' }, 'anna@', 'TYPE'],
    [{ type: 'email' }, '', 'REQUIRED'],
    [{ type: 'url' }, 'no', 'TYPE'],
    [{ type: 'phone' }, 'no', 'TYPE'],
    [{ type: 'phone', country: 'NO' }, '4061', 'MIN'],
    [{ type: 'phone', country: 'NO' }, '4061234567', 'MAX'],
    [{ type: 'phone', country: 'NO' }, 'no', 'TYPE'],
    [{ type: 'number' }, 'no', 'TYPE'],
    [{ type: 'number', min: 5 }, '4', 'MIN'],
    [{ type: 'number', max: 5 }, '6', 'MAX'],
    [{ type: 'number', step: 5 }, '6', 'STEP'],
    [{ type: 'number', check: 'value > 5' }, '4', 'CHECK'],
    [{ type: 'slider', step: 5 }, 6, 'STEP'],
    [{ type: 'date', min: '2027-03-04' }, '2027-03-03', 'MIN'],
    [{ type: 'date' }, 'no', 'TYPE'],
    [{ type: 'time', max: '17:00' }, '18:00', 'MAX'],
    [{ type: 'address', country: 'NO' }, { street: 'A', city: '', postalCode: '0154', country: 'NO' }, 'REQUIRED'],
    [{ type: 'address', country: 'NO' }, { street: 'A', city: 'B', postalCode: '1', country: 'NO' }, 'TYPE'],
    [{ options: ['A', 'B'] }, 'C', 'TYPE'],
    [{ options: ['A', 'B', 'C'], many: { min: 2 } }, ['A'], 'MIN'],
    [{ options: ['A', 'B', 'C'], many: { max: 1 } }, ['A', 'B'], 'MAX'],
  ] as const)
    it(`is ${said} for ${JSON.stringify(given)} with ${JSON.stringify(step)}`, () => {
      expect(saidOf(step, given)).to.deep.equal([said, said]);
    });

  it('is "error" where it has no words for the rule, and those of the chat without it', () => {
    const some = { errors: { min: 'MIN' }, error: 'ELSE' };
    expect(saidOf({ min: 3 }, 'ab', some)).to.deep.equal(['MIN', 'MIN']);
    expect(saidOf({ min: 3 }, '', some)).to.deep.equal(['ELSE', 'ELSE']);
    expect(saidOf({ min: 3 }, '', { errors: { min: 'MIN' } })).to.deep.equal([undefined, undefined]);
  });

  it('is checked: rules that there are, in texts by language too', () => {
    const problems = (more: object) =>
      checkFlow(steps({ ask: 'Well?', as: 'x', type: 'number', ...more }, '{x}')).problems.map(({ path }) => path);
    expect(problems({ errors })).to.deep.equal([]);
    const ask = { en: 'Well?', nl: 'Nou?' };
    expect(problems({ ask, errors: { min: { en: 'From 5', nl: 'Vanaf 5' } } })).to.deep.equal([]);
    expect(problems({ ask, errors: { min: 'From 5' } })).to.deep.equal(['/parts/main/0/errors/min']);
    expect(problems({ errors: { least: 'From 5' } })).to.have.length(1);
    expect(problems({ errors: 'No.' })).to.have.length(1);
    expect(problems({ errors: { min: 'From {nothing}' } })).to.have.length(1);
  });
});
