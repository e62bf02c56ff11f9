import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const asked = (step: object, lang = 'en') =>
  drive(steps({ ask: 'At what time?', type: 'time', as: 'at', ...step }, 'Thanks.'), { lang });
/** Blanks of any kind and dashes as one, since versions of ICU differ in them. */
const plain = (text: string) => text.replace(/\s/g, ' ').replace(/ ?– ?/g, ' – ');

function problemOf(step: object, given: unknown, lang = 'en') {
  const { pending } = asked(step, lang).answer(given as never).state;
  const problem = pending?.kind === 'question' ? pending.problems[0] : undefined;
  return problem && [problem.word, ...Object.values(problem.values ?? {}).map((text) => plain(String(text)))];
}

describe('a time of day', () => {
  for (const [lang, given, value] of [
    ['en', '18:30', '18:30'],
    ['en', '18:30:15', '18:30'],
    ['nl', '18.30', '18:30'],
    ['nl', '18 uur', '18:00'],
    ['fr', '18h30', '18:30'],
    ['fr', '18 h 30', '18:30'],
    ['fr', '18h', '18:00'],
    ['de', '9:05 Uhr', '09:05'],
    ['de', '18 Uhr', '18:00'],
    ['en', '6:30 PM', '18:30'],
    ['en', '6:30 p.m.', '18:30'],
    ['en', '6.30pm', '18:30'],
    ['en', '6 pm', '18:00'],
    ['en', '12 AM', '00:00'],
    ['en', '12:15 pm', '12:15'],
    ['nl', '6:30 PM', '18:30'],
    ['nl', '6:30 p.m.', '18:30'],
    ['zh', '下午6:30', '18:30'],
    ['ar', '٦:٣٠ م', '18:30'],
    ['en', ' 7:05 ', '07:05'],
    ['en', '00:00', '00:00'],
  ] as const)
    it(`is ${value} for "${given}" in ${lang}`, () => {
      const chat = asked({}, lang).answer(given);
      expect(chat.problems).to.deep.equal([]);
      expect(chat.state.vars.at).to.equal(value);
    });

  for (const given of [
    '24:00',
    '18:60',
    '18',
    '1830',
    'noon',
    '13 pm',
    '0 am',
    '6:3 PM',
    '18:30 o',
    '-6:30',
    '?',
    18.3,
    ['18:00'],
    true,
    { a: 1 },
  ])
    it(`is not taken: ${JSON.stringify(given)}`, () => {
      expect(problemOf({}, given)).to.deep.equal(['errTime', '6:30 PM']);
    });

  for (const [step, lang, given, value, shown] of [
    [{}, 'en', '18:00', '18:00', '6:00 PM'],
    [{}, 'nl', '18:00', '18:00', '18:00'],
    [{ range: true }, 'en', ['18:00', '19:30'], ['18:00', '19:30'], '6:00 – 7:30 PM'],
    [{ range: true }, 'de', '18:00 - 19:30', ['18:00', '19:30'], '18:00 – 19:30 Uhr'],
    [{ range: true, joiner: ' tot ' }, 'nl', '18 uur tot 19.30', ['18:00', '19:30'], '18:00 tot 19:30'],
  ] as const)
    it(`keeps ${JSON.stringify(value)} for ${JSON.stringify(given)} and shows "${shown}" in ${lang}`, () => {
      const chat = asked(step, lang).answer(given as never);
      expect(chat.problems).to.deep.equal([]);
      expect(chat.state.vars.at).to.deep.equal(value);
      expect(chat.lines.map(plain)).to.deep.equal(['At what time?', `> ${shown}`, 'Thanks.']);
      expect(chat.state.personal).to.deep.equal([]);
    });

  for (const [step, given, problem] of [
    [{ min: '09:00' }, '08:59', ['errEarly', '9:00 AM']],
    [{ max: '17:00' }, '17:01', ['errLate', '5:00 PM']],
    [{ min: '= opens' }, '08:00', undefined],
    [{ min: '09:00', step: 15 }, '09:20', ['errStep', '9:15 AM', '9:30 AM']],
    [{ step: 30 }, '09:20', ['errStep', '9:00 AM', '9:30 AM']],
    [{ min: '09:10', max: '10:00', step: 20 }, '09:55', ['errStep', '9:30 AM', '9:50 AM']],
    [{ step: 45 }, '23:50', ['errStep', '10:30 PM', '11:15 PM']],
    [{ range: true }, ['19:00', '18:00'], ['errOrder']],
    [{ range: true }, ['18:00', ''], ['required']],
    [{ range: true, step: 15 }, ['18:00', '18:20'], ['errStep', '6:15 PM', '6:30 PM']],
    [{ range: true }, '18:00', ['errTime', '6:30 PM']],
    [{}, '', ['required']],
    [{ min: '09:00', max: '17:00', step: 15 }, '17:00', undefined],
    [{ step: 0, min: 'soon', max: 7 }, '23:59', undefined],
  ] as const)
    it(`${problem ? `is refused as ${problem.join(', ')}` : 'is taken'}: ${JSON.stringify(given)} with ${JSON.stringify(step)}`, () => {
      expect(problemOf(step, given)).to.deep.equal(problem);
    });

  it('may be left out, and stands among other fields', () => {
    expect(asked({ skip: true }).answer(null).state.vars.at).to.equal(null);
    const chat = drive(
      steps(
        {
          ask: 'You?',
          fields: [
            { as: 'at', type: 'time', label: 'Call at' },
            { as: 'name', label: 'Name' },
          ],
        },
        'At {at:time}.',
      ),
    ).answer({ at: '18:00', name: 'Anna' });
    expect(chat.lines.slice(1).map(plain)).to.deep.equal(['> Call at: 6:00 PM | Name: Anna', 'At 6:00 PM.']);
  });

  it('is known to the checker with its keys, and what is no time is told', () => {
    const problems = (step: object) =>
      checkFlow(steps({ ask: 'When?', type: 'time', as: 'at', ...step }, '{at:time}')).problems.map(({ path }) => path);
    expect(problems({ min: '09:00', max: '= query.closes', step: 15 })).to.deep.equal([]);
    expect(problems({ range: true, from: 'In', to: 'Out', joiner: ' to ' })).to.deep.equal([]);
    expect(problems({ min: '9 am' })).to.have.length(1);
    expect(problems({ max: '25:00' })).to.have.length(1);
  });
});
