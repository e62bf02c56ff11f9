import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { stepFrom } from '../../src/questions/number/number.work.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const asked = (step: object, lang = 'en') =>
  drive(steps({ ask: 'How much?', type: 'number', as: 'n', ...step }, 'Thanks.'), { lang });
const plain = (text: string) => text.replace(/\s/g, ' ');

function problemOf(step: object, given: unknown, lang = 'en') {
  const { pending } = asked(step, lang).answer(given as never).state;
  const problem = pending?.kind === 'question' ? pending.problems[0] : undefined;
  return problem && [problem.word, ...Object.values(problem.values ?? {}).map((each) => plain(String(each)))];
}

describe('a number', () => {
  for (const [step, lang, given, value, shown] of [
    [{}, 'en', '1,250', 1250, '1,250'],
    [{}, 'nl', '1.250', 1250, '1.250'],
    [{}, 'nl', '1,25', 1.25, '1,25'],
    [{ unit: 'cm' }, 'en', '81', 81, '81 cm'],
    [{ unit: 'cm' }, 'en', '81 cm', 81, '81 cm'],
    [{ unit: 'km' }, 'nl', '12500', 12500, '12.500 km'],
    [{ currency: 'EUR' }, 'nl', '12,5', 12.5, '€ 12,50'],
    [{ currency: 'EUR' }, 'nl', '€ 12,50', 12.5, '€ 12,50'],
    [{ currency: 'EUR' }, 'de', '12,50 EUR', 12.5, '12,50 €'],
    [{ currency: 'EUR', min: 0, step: 1 }, 'en', '12', 12, '€12'],
    [{ currency: 'NOK' }, 'nb', 'kr 1 250', 1250, '1 250,00 kr'],
    [{ currency: 'none such' }, 'en', '80', 80, '80 none such'],
    [{ format: 'percent' }, 'en', '25', 0.25, '25%'],
    [{ format: 'percent' }, 'de', '7,5 %', 0.075, '7,5 %'],
    [{ format: 'percent', min: 0, max: 1 }, 'en', 0.07, 0.07, '7%'],
    [{ format: 'money USD' }, 'en', '80', 80, '$80.00'],
    [{ format: 'number' }, 'en', '1250', 1250, '1,250'],
    [{ step: 0.1 }, 'en', '0.3', 0.3, '0.3'],
    [{ min: -5 }, 'en', '−3', -3, '−3'],
  ] as const)
    it(`is ${value} for ${given} with ${JSON.stringify(step)} in ${lang}, and shown as ${shown}`, () => {
      const chat = asked(step, lang).answer(given);
      expect(chat.problems).to.deep.equal([]);
      expect(chat.state.vars.n).to.equal(value);
      expect(plain(chat.lines[1]!)).to.equal(`> ${shown}`);
    });

  for (const [step, given, problem] of [
    [{}, 'many', ['errNumber']],
    [{}, '1.2.3', ['errNumber']],
    [{}, '', ['required']],
    [{ min: 58 }, '57', ['min', '58']],
    [{ max: 120, unit: 'cm' }, '121', ['max', '120 cm']],
    [{ min: 1, currency: 'EUR' }, '0.5', ['min', '€1.00']],
    [{ min: 0, step: 5 }, '12', ['errStep', '10', '15']],
    [{ step: 5 }, '-12', ['errStep', '-15', '-10']],
    [{ min: 1, step: 2 }, '4', ['errStep', '3', '5']],
    [{ min: 0, max: 10, step: 4 }, '9', ['errStep', '8', '8']],
    [{ min: 0, step: 0.05, format: 'percent' }, '12', ['errStep', '10%', '15%']],
    [{ max: 1, format: 'percent' }, '120', ['max', '100%']],
  ] as const)
    it(`is refused as ${problem.join(', ')}: "${given}" with ${JSON.stringify(step)}`, () => {
      expect(problemOf(step, given)).to.deep.equal(problem);
    });

  for (const [scale, from, by, to] of [
    [{ step: 5 }, 10, 1, 15],
    [{ step: 5 }, 12, 1, 15],
    [{ step: 5 }, 12, -1, 10],
    [{ step: 5 }, 10, -1, 5],
    [{}, 0.5, 1, 1],
    [{}, 0.5, -1, 0],
    [{ step: 0.1 }, 0.2, 1, 0.3],
    [{ min: 1, max: 10, step: 2 }, 9, 1, 9],
    [{ min: 1, max: 10, step: 2 }, 1, -1, 1],
    [{ min: 1, max: 10, step: 2 }, 40, 1, 9],
    [{ min: 1, max: 10, step: 2 }, -40, 1, 1],
    [{ min: 1, step: 2 }, 3, 10, 23],
  ] as const)
    it(`goes from ${from} to ${to} by ${by} of ${JSON.stringify(scale)}`, () => {
      expect(stepFrom(scale, from, by)).to.equal(to);
    });

  it('is seen by tests on other fields as it is typed, with its currency', () => {
    const chat = drive(
      steps({
        ask: 'You?',
        fields: [
          { as: 'price', type: 'number', label: 'Price', currency: 'EUR' },
          { as: 'why', label: 'Why so much?', when: 'price > 100' },
        ],
      }),
    );
    chat.answer({ price: '€ 250', why: 'Why not' });
    expect(plain(chat.lines[1]!)).to.equal('> Price: €250.00 | Why so much?: Why not');
  });

  it('is known to the checker with its keys', () => {
    const problems = (step: object) =>
      checkFlow(steps({ ask: 'How much?', type: 'number', as: 'n', ...step }, '{n}')).problems.map(({ path }) => path);
    expect(problems({ currency: 'EUR', min: 0, step: 5, format: 'money EUR' })).to.deep.equal([]);
  });
});
