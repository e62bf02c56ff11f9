import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

/** The visitor's day in these conversations: a Monday. */
const TODAY = '2027-02-01';
const asked = (step: object, lang = 'en') =>
  drive(steps({ ask: 'When?', type: 'date', as: 'day', ...step }, 'Thanks.'), { lang });
/** Blanks of any kind and dashes as one, since versions of ICU differ in them. */
const plain = (text: string) => text.replace(/\s/g, ' ').replace(/ ?– ?/g, ' – ');

function problemOf(step: object, given: unknown, lang = 'en') {
  const { pending } = asked(step, lang).answer(given as never).state;
  return pending?.kind === 'question' ? pending.problems[0] : undefined;
}

describe('a date', () => {
  for (const [lang, given, value] of [
    // What a picker gives, and what begins with the year, is the same everywhere.
    ['en', '2027-03-04', '2027-03-04'],
    ['nl', '2027-03-04', '2027-03-04'],
    ['en', '2027/3/4', '2027-03-04'],
    ['de', '2027.3.4', '2027-03-04'],
    ['ar', '٢٠٢٧-٠٣-٠٤', '2027-03-04'],
    // The language decides what comes first, unless only one of them can be the month.
    ['nl', '04-03-2027', '2027-03-04'],
    ['nl', '4/3/2027', '2027-03-04'],
    ['de', '4.3.2027', '2027-03-04'],
    ['de', '4. 3. 2027', '2027-03-04'],
    ['en', '3/4/2027', '2027-03-04'],
    ['en-US', '3/4/2027', '2027-03-04'],
    ['en-GB', '4/3/2027', '2027-03-04'],
    ['en-US', '25/3/2027', '2027-03-25'],
    ['nl', '3-25-2027', '2027-03-25'],
    ['sv', '4/3/2027', '2027-03-04'],
    // Years of two digits lie in the past where they lie far ahead.
    ['nl', '4-3-27', '2027-03-04'],
    ['nl', '4-3-85', '1985-03-04'],
    ['ja', '27/3/4', '2027-03-04'],
    // Months by their names.
    ['nl', '4 maart 2027', '2027-03-04'],
    ['nl', 'Donderdag 4 Maart 2027', '2027-03-04'],
    ['nl', '4 mrt. 2027', '2027-03-04'],
    ['en', 'March 4, 2027', '2027-03-04'],
    ['en', '4th of March 2027', '2027-03-04'],
    ['en', 'Thu, Mar 4 2027', '2027-03-04'],
    ['en', '1 Sept 2027', '2027-09-01'],
    ['de', '4. März 2027', '2027-03-04'],
    ['de', '4. Marz 2027', '2027-03-04'],
    ['de', 'den 4. Feb. 2027', '2027-02-04'],
    ['fr', '1er août 2027', '2027-08-01'],
    ['es', '4 de marzo de 2027', '2027-03-04'],
    ['pl', '4 marca 2027', '2027-03-04'],
    ['ru', '4 марта 2027 г.', '2027-03-04'],
    ['ja', '2027年3月4日', '2027-03-04'],
    ['nl', '4 March 2027', '2027-03-04'],
    // Days counted from today.
    ['en', 'tomorrow', '2027-02-02'],
    ['en', 'Today', TODAY],
    ['en', 'in 3 days', '2027-02-04'],
    ['nl', 'morgen', '2027-02-02'],
    ['nl', 'overmorgen', '2027-02-03'],
    ['nl', 'gisteren', '2027-01-31'],
    ['de', 'übermorgen', '2027-02-03'],
    ['fr', 'demain', '2027-02-02'],
    ['nl', 'tomorrow', '2027-02-02'],
    ['en', '29 February 2028', '2028-02-29'],
  ] as const)
    it(`is ${value} for "${given}" in ${lang}`, () => {
      const chat = asked({}, lang).answer(given);
      expect(chat.problems).to.deep.equal([]);
      expect(chat.state.vars.day).to.equal(value);
    });

  for (const [lang, given] of [
    ['en', 'someday'],
    ['en', '2027'],
    ['en', '3/4'],
    ['en', 'March 2027'],
    ['en', '4 March 99999'],
    ['en', 'March May 2027'],
    ['en', 'never 4 March 2027'],
    ['en', '29 February 2027'],
    ['en', '13/13/2027'],
    ['en', '2027-3-4-5'],
    ['en', '31-4-2027'],
    ['en', '20270304'],
    ['en', '0027-03-04'],
    ['en', '2027-03-04T18:00'],
    ['en', 'j 4 2027'],
    ['nl', 'ma 4 2027'],
    ['fr', '4 jui 2027'],
    ['en', '<b>4 March 2027</b>'],
    ['en', '?'],
    ['en', 20270304],
    ['en', ['2027-03-04']],
    ['en', { a: 1 }],
    ['en', true],
  ] as const)
    it(`is not taken: ${JSON.stringify(given)} in ${lang}`, () => {
      expect(problemOf({}, given, lang)?.word).to.equal('errDate');
    });

  it('says an example in the language and form of the question where nothing can be read', () => {
    expect(problemOf({}, 'x')?.values).to.deep.equal({ example: 'Feb 1, 2027' });
    expect(problemOf({ format: 'long' }, 'x', 'nl')?.values).to.deep.equal({ example: '1 februari 2027' });
    expect(plain(String(problemOf({ time: true }, 'x', 'de')?.values?.['example']))).to.equal('01.02.2027, 18:00');
  });

  for (const [step, lang, given, value, shown] of [
    [{}, 'en', '2027-03-04', '2027-03-04', 'Mar 4, 2027'],
    [{ format: 'full' }, 'nl', '2027-03-04', '2027-03-04', 'donderdag 4 maart 2027'],
    [{ format: 'long' }, 'de', '2027-03-04', '2027-03-04', '4. März 2027'],
    [{ format: 'short' }, 'en', '2027-03-04', '2027-03-04', '3/4/27'],
    [{ format: '= x' }, 'en', '2027-03-04', '2027-03-04', 'Mar 4, 2027'],
    [{ time: true }, 'en', '2027-03-04T18:00', '2027-03-04T18:00', 'Mar 4, 2027, 6:00 PM'],
    [{ time: true }, 'nl', '4 maart 2027 om 18.30', '2027-03-04T18:30', '4 mrt 2027, 18:30'],
    [{ time: true }, 'en', 'March 4, 2027 6:30 PM', '2027-03-04T18:30', 'Mar 4, 2027, 6:30 PM'],
    [{ time: true }, 'de', 'morgen, 9:05 Uhr', '2027-02-02T09:05', '02.02.2027, 09:05'],
    [{ range: true }, 'en', ['2027-03-04', '2027-03-07'], ['2027-03-04', '2027-03-07'], 'Mar 4 – 7, 2027'],
    [{ range: true }, 'nl', '4 maart 2027 - 7 maart 2027', ['2027-03-04', '2027-03-07'], '4 – 7 mrt 2027'],
    [{ range: true }, 'nl', '04-03-2027 - 07-03-2027', ['2027-03-04', '2027-03-07'], '4 – 7 mrt 2027'],
    [
      { range: true, joiner: ' tot ' },
      'nl',
      '4-3-2027 tot 7-3-2027',
      ['2027-03-04', '2027-03-07'],
      '4 mrt 2027 tot 7 mrt 2027',
    ],
    [{ range: true }, 'en', ['2027-03-04', '2027-03-04'], ['2027-03-04', '2027-03-04'], 'Mar 4, 2027'],
    [
      { range: true, time: true },
      'en',
      ['2027-03-04T18:00', '2027-03-05T09:00'],
      ['2027-03-04T18:00', '2027-03-05T09:00'],
      'Mar 4, 2027, 6:00 PM – Mar 5, 2027, 9:00 AM',
    ],
  ] as const)
    it(`keeps ${JSON.stringify(value)} for ${JSON.stringify(given)} and shows "${shown}" in ${lang} with ${JSON.stringify(step)}`, () => {
      const chat = asked(step, lang).answer(given as never);
      expect(chat.problems).to.deep.equal([]);
      expect(chat.state.vars.day).to.deep.equal(value);
      expect(chat.lines.map(plain)).to.deep.equal(['When?', `> ${shown}`, 'Thanks.']);
    });

  for (const [step, given, word, values] of [
    [{ min: '2027-03-04' }, '2027-03-03', 'errEarly', { min: 'Mar 4, 2027' }],
    [{ min: '= today' }, '2027-01-31', 'errEarly', { min: 'Feb 1, 2027' }],
    [{ max: '2027-03-04' }, '2027-03-05', 'errLate', { max: 'Mar 4, 2027' }],
    [{ max: '2027-03-04', time: true }, '2027-03-05T00:00', 'errLate', { max: 'Mar 4, 2027, 12:00 AM' }],
    [{ min: '2027-03-04T18:00', time: true }, '2027-03-04T17:59', 'errEarly', { min: 'Mar 4, 2027, 6:00 PM' }],
    [{ closed: ['sun'] }, '2027-03-07', 'errClosed', { date: 'Sunday, March 7, 2027' }],
    [{ closed: ['2027-12-25'], time: true }, '2027-12-25T10:00', 'errClosed', { date: 'Saturday, December 25, 2027' }],
    [
      { closed: ['sat', 'sun'], range: true },
      ['2027-03-04', '2027-03-06'],
      'errClosed',
      { date: 'Saturday, March 6, 2027' },
    ],
    [{ range: true }, ['2027-03-07', '2027-03-04'], 'errOrder', undefined],
    [{ range: true, max: '2027-03-05' }, ['2027-03-04', '2027-03-07'], 'errLate', { max: 'Mar 5, 2027' }],
    [{ range: true }, ['2027-03-04', ''], 'required', undefined],
    [{ range: true }, '2027-03-04', 'errDate', { example: 'Feb 1, 2027' }],
    [{ range: true }, ['2027-03-04', '2027-03-05', '2027-03-06'], 'errDate', { example: 'Feb 1, 2027' }],
    [{ time: true }, '2027-03-04', 'errDate', { example: 'Feb 1, 2027, 6:00 PM' }],
    [{}, '', 'required', undefined],
  ] as const)
    it(`is refused as ${word}: ${JSON.stringify(given)} with ${JSON.stringify(step)}`, () => {
      const problem = problemOf(step, given);
      expect(problem?.word).to.equal(word);
      const told =
        problem?.values &&
        Object.fromEntries(Object.entries(problem.values).map(([key, text]) => [key, plain(String(text))]));
      expect(told).to.deep.equal(values);
    });

  for (const [step, given] of [
    [{ min: '2027-03-04', max: '2027-03-04' }, '2027-03-04'],
    [{ max: '2027-03-04', time: true }, '2027-03-04T23:59'],
    [{ closed: ['sun'] }, '2027-03-06'],
    // Days between the first and the last may be closed.
    [{ closed: ['sun'], range: true }, ['2027-03-06', '2027-03-08']],
    // What is no limit, and no day, is passed over.
    [{ min: 'soon', max: 7, closed: { a: 1 } }, '2027-03-04'],
    [{ min: '= nothing' }, '1900-01-01'],
  ] as const)
    it(`takes ${JSON.stringify(given)} with ${JSON.stringify(step)}`, () => {
      expect(
        asked(step)
          .answer(given as never)
          .lines.at(-1),
      ).to.equal('Thanks.');
    });

  it('takes its closed days from a list of the page', () => {
    const chat = drive(steps({ ask: 'When?', type: 'date', closed: '= full' }, 'Thanks.'), {
      values: { full: ['2027-03-04'] },
    });
    expect(chat.answer('2027-03-04').problems).to.deep.equal(['errClosed']);
    expect(chat.answer('2027-03-05').lines.at(-1)).to.equal('Thanks.');
  });

  it('is personal where it is a birthday, and else not', () => {
    const birthday = asked({ autocomplete: 'bday' }).answer('1985-03-04');
    expect(birthday.state.personal).to.deep.equal(['day']);
    expect(birthday.lines).to.include('> Mar 4, 1985');
    expect(asked({}).answer('2027-03-04').state.personal).to.deep.equal([]);
  });

  it('may be left out', () => {
    expect(asked({ skip: true, range: true }).answer(null).state.vars.day).to.equal(null);
  });

  it('stands among other fields, and is told by texts as a date', () => {
    const chat = drive(
      steps(
        {
          ask: 'Your stay',
          fields: [
            { as: 'arrival', type: 'date', label: 'Arrival' },
            { as: 'name', label: 'Name' },
          ],
        },
        'See you on {arrival:date}.',
      ),
    ).answer({ arrival: '2027-03-04', name: 'Anna' });
    expect(chat.lines.slice(1)).to.deep.equal(['> Arrival: Mar 4, 2027 | Name: Anna', 'See you on March 4, 2027.']);
  });

  it('is known to the checker with its keys, and what is no day is told', () => {
    const problems = (step: object) =>
      checkFlow(steps({ ask: 'When?', type: 'date', as: 'day', ...step }, '{day:date}')).problems.map(
        ({ path }) => path,
      );
    expect(
      problems({ min: '= today', max: '2027-12-31', closed: ['sun', '2027-12-25'], format: 'full' }),
    ).to.deep.equal([]);
    expect(
      problems({ range: true, time: true, from: 'In', to: 'Out', joiner: ' to ', max: '2027-12-31T18:00' }),
    ).to.deep.equal([]);
    expect(problems({ min: '4 March' })).to.have.length(1);
    expect(problems({ closed: ['sunday'] })).to.have.length(1);
    expect(problems({ format: 'tiny' })).to.have.length(1);
  });
});
