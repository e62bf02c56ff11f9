import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { handlesOf } from '../../src/questions/slider/slider.work.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const asked = (step: object, lang = 'en') =>
  drive(steps({ ask: 'How much?', type: 'slider', as: 'amount', ...step }, 'Thanks.'), { lang });
function handles(step: object) {
  const { question } = asked(step);
  const field = question?.kind === 'field' ? question.field : undefined;
  return field?.type === 'slider' ? [field.min, field.max, field.step, ...handlesOf(field)] : undefined;
}
const budget = { min: 0, max: 500, step: 10, currency: 'EUR' };

describe('a slider', () => {
  for (const [step, expected] of [
    [{}, [0, 100, 1, 50]],
    [{ min: 10, max: 20, start: 12 }, [10, 20, 1, 12]],
    [{ range: true }, [0, 100, 1, 0, 100]],
    [{ range: true, start: [20, 80] }, [0, 100, 1, 20, 80]],
    [{ range: true, default: [80, 20] }, [0, 100, 1, 20, 80]],
    [{ default: 70, start: 30 }, [0, 100, 1, 70]],
    [{ start: '= 10 + 5' }, [0, 100, 1, 15]],
    // Handles stand on steps, within the limits, and the last step need not be the author's `max`.
    [{ max: 95, step: 10, start: 400 }, [0, 90, 10, 90]],
    [{ min: 0, max: 1, step: 0.1, start: 0.3 }, [0, 1, 0.1, 0.3]],
    [{ min: -5, max: 5, start: -9 }, [-5, 5, 1, -5]],
    // What cannot be used is passed over.
    [{ step: 0 }, [0, 100, 1, 50]],
    [{ step: -3 }, [0, 100, 1, 50]],
    [{ start: 'x', default: { a: 1 } }, [0, 100, 1, 50]],
    [{ range: true, default: 30, start: 20 }, [0, 100, 1, 0, 100]],
  ] as const)
    it(`has ${expected.join(', ')} as limits, step and handles with ${JSON.stringify(step)}`, () => {
      expect(handles(step)).to.deep.equal(expected);
    });

  it('goes on where it stood when it is asked again', () => {
    const chat = drive(steps({ ask: 'How much?', type: 'slider', as: 'amount', id: 'a' }, { go: 'a' })).answer(30);
    const { question } = chat;
    const field = question?.kind === 'field' && question.field.type === 'slider' ? question.field : undefined;
    expect(field && handlesOf(field)).to.deep.equal([30]);
  });

  for (const [step, given, lang, value, shown] of [
    [{}, 80, 'en', 80, '80'],
    [{}, '80', 'en', 80, '80'],
    [{}, ' ٨٠ ', 'en', 80, '80'],
    [budget, '€ 80', 'en', 80, '€80'],
    [budget, '80 EUR', 'nl', 80, '€ 80'],
    [budget, 'eur 80', 'de', 80, '80 €'],
    [{ ...budget, step: 0.5 }, '80,5', 'nl', 80.5, '€ 80,50'],
    [{ max: 5000, unit: 'km' }, '2.500 km', 'nl', 2500, '2.500 km'],
    [{ unit: '%' }, '40 %', 'en', 40, '40%'],
    [{ unit: '%' }, 40, 'de', 40, '40 %'],
    [{ max: 1, step: 0.01, format: 'percent' }, 0.29, 'en', 0.29, '29%'],
    [{ format: 'money USD' }, 80, 'en', 80, '$80.00'],
    [{ currency: 'none such' }, 80, 'en', 80, '80 none such'],
    [{ min: 0, max: 1, step: 0.1 }, 0.3, 'en', 0.3, '0.3'],
    [{ ...budget, range: true }, [50, 200], 'en', [50, 200], '€50 – €200'],
    [{ ...budget, range: true }, [200, 50], 'en', [50, 200], '€50 – €200'],
    [{ ...budget, range: true }, '€ 50 - € 200', 'nl', [50, 200], '€ 50 – € 200'],
    [{ range: true }, '20–80', 'en', [20, 80], '20 – 80'],
    [{ min: -20, range: true }, '-20 - -5', 'en', [-20, -5], '-20 – -5'],
    [{ range: true }, [30, 30], 'en', [30, 30], '30 – 30'],
  ] as const)
    it(`keeps ${JSON.stringify(value)} for ${JSON.stringify(given)} in ${lang} and shows "${shown}"`, () => {
      const chat = asked(step, lang).answer(given as never);
      expect(chat.problems).to.deep.equal([]);
      expect(chat.state.vars.amount).to.deep.equal(value);
      expect(chat.lines.map((line) => line.replace(/\s/g, ' '))).to.deep.equal(['How much?', `> ${shown}`, 'Thanks.']);
      expect(chat.state.personal).to.deep.equal([]);
    });

  for (const [step, given, problem] of [
    [{}, 'much', 'errNumber'],
    [{}, [4], 'errNumber'],
    [{}, { a: 1 }, 'errNumber'],
    [{}, true, 'errNumber'],
    [budget, '$ 80 cm', 'errNumber'],
    [{ min: 5 }, 4, 'min'],
    [{}, 101, 'max'],
    [budget, 83, 'errStep'],
    [{ range: true }, 20, 'errNumber'],
    [{ range: true }, [20], 'errNumber'],
    [{ range: true }, [20, 'x'], 'errNumber'],
    [{ range: true }, [20, 30, 40], 'errNumber'],
    [{ range: true }, [20, 130], 'max'],
    [{}, '', 'required'],
  ] as const)
    it(`does not take ${JSON.stringify(given)} with ${JSON.stringify(step)}`, () => {
      expect(asked(step).answer(given as never).problems).to.deep.equal([problem]);
    });

  it('says the limits and the steps nearby as it shows its numbers', () => {
    const valuesFor = (given: number) => {
      const { pending } = asked(budget).answer(given).state;
      return pending?.kind === 'question' ? pending.problems[0]?.values : undefined;
    };
    expect(valuesFor(600)).to.deep.equal({ max: '€500' });
    expect(valuesFor(-10)).to.deep.equal({ min: '€0' });
    expect(valuesFor(83)).to.deep.equal({ below: '€80', above: '€90' });
  });

  it('is passed over, and its author told, where there is nothing to choose from', () => {
    const chat = asked({ min: 5, max: 5 });
    expect(chat.lines).to.deep.equal(['Thanks.']);
    expect(chat.reports).to.deep.equal(['no-range main/0']);
  });

  it('may be left out', () => {
    expect(asked({ skip: true }).answer(null).state.vars.amount).to.equal(null);
  });

  it('stands among other fields, and leads on by tests', () => {
    const chat = drive(
      steps(
        { ask: 'Tell us', fields: [{ ...budget, as: 'budget', type: 'slider', label: 'Budget' }] },
        { if: 'budget <= 100', then: ['Small is fine.'] },
      ),
    ).answer({ budget: 80 });
    expect(chat.lines.slice(1)).to.deep.equal(['> Budget: €80', 'Small is fine.']);
  });

  it('is known to the checker with its keys, and without those of other kinds', () => {
    const problems = (step: object) =>
      checkFlow(steps({ ask: 'How much?', type: 'slider', as: 'amount', ...step }, '{amount}')).problems;
    expect(problems({ ...budget, start: 100, low: 'Little', high: 'Much' })).to.deep.equal([]);
    expect(problems({ range: true, start: [20, 80], unit: 'km', format: 'number' })).to.deep.equal([]);
    expect(problems({ start: [20] })).to.have.length(1);
    expect(problems({ scale: 5 })).to.have.length(1);
  });
});
