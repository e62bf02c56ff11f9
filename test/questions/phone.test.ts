import { describe, it } from 'node:test';
import { expect } from 'chai';
import examples from 'libphonenumber-js/mobile/examples';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { readPhone, typePhone, writePhone } from '../../src/questions/phone/phone-number.work.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const asked = (step: object, lang = 'en') =>
  drive(steps({ ask: 'Which number?', type: 'phone', as: 'phone', ...step }, 'Thanks.'), { lang });
const norway = { country: 'NO' };

function problemOf(step: object, given: unknown, lang = 'en') {
  const { pending } = asked(step, lang).answer(given as never).state;
  const problem = pending?.kind === 'question' ? pending.problems[0] : undefined;
  return problem && [problem.word, ...Object.values(problem.values ?? {})];
}

describe('a phone number with its country', () => {
  for (const [step, given, kept] of [
    [norway, '40612345', '+4740612345'],
    [norway, '406 12 345', '+4740612345'],
    [norway, '+47 406 12 345', '+4740612345'],
    [norway, '0047 406 12 345', '+4740612345'],
    [norway, '+0047 406 12 345', '+4740612345'],
    [norway, '4740612345', '+4740612345'],
    [norway, '+47 (0)406 12 345', '+4740612345'],
    [norway, 'tel:+47-406-12-345;', '+4740612345'],
    [norway, '＋４７ ４０６ １２ ３４５', '+4740612345'],
    [norway, '+31 6 12345678', '+31612345678'],
    [{ country: 'no' }, '40612345', '+4740612345'],
    [{ country: '= query.land', ask: 'x' }, '+4740612345', '+4740612345'],
    [{ country: 'NL' }, '06 12 34 56 78', '+31612345678'],
    [{ country: 'NL' }, '06-12345678', '+31612345678'],
    [{ country: 'NL' }, '+31 (0)6 12345678', '+31612345678'],
    [{ country: 'NL' }, '0031 (0)6 12345678', '+31612345678'],
    [{ country: 'NL' }, '٠٦١٢٣٤٥٦٧٨', '+31612345678'],
    [{ country: 'DE' }, '(030) 901820', '+4930901820'],
    [{ country: 'IT' }, '06 6982', '+39066982'],
    [{ country: 'GB' }, '020 7946 0958', '+442079460958'],
    [{ country: 'US' }, '(201) 555-0123', '+12015550123'],
    [{ country: 'US' }, '1-201-555-0123', '+12015550123'],
    [{ country: 'US' }, '011 47 406 12 345', '+4740612345'],
    [{ country: 'US' }, '201.555.0123 ext. 12', '+12015550123'],
    [{ country: 'NO', countries: ['NO', 'SE'] }, '+46 70 123 45 67', '+46701234567'],
    // Ranges that were given out since this was built are not refused: only lengths are judged.
    [norway, '11 11 11 11', '+4711111111'],
  ] as const)
    it(`is ${kept} for "${given}" with ${JSON.stringify(step)}`, () => {
      const chat = asked(step).answer(given);
      expect(chat.problems).to.deep.equal([]);
      expect(chat.state.vars.phone).to.equal(kept);
      expect(chat.state.personal).to.deep.equal(['phone']);
    });

  it('stands in the transcript as people write it, with its prefix', () => {
    expect(asked(norway).answer('40612345').lines).to.deep.equal(['Which number?', '> +47 40 61 23 45', 'Thanks.']);
  });

  it('is that of the largest library, for an example of every country in every form that it is written in', () => {
    let count = 0;
    for (const [country, national] of Object.entries(examples)) {
      const number = parsePhoneNumberFromString(national, country as CountryCode)!;
      const forms = [
        national,
        number.number,
        number.formatNational(),
        number.formatInternational(),
        number.getURI(),
        number.number.replace('+', '00'),
        number.formatInternational().replaceAll(' ', '-'),
      ];
      for (const form of forms) {
        expect(readPhone(form, country)?.number, `${form} in ${country}`).to.equal(number.number);
        count++;
      }
      for (const form of forms.filter((each) => /^(\+|00|tel:)/.test(each)))
        expect(readPhone(form)?.number, `${form} from nowhere`).to.equal(number.number);
    }
    expect(count).to.be.above(1600);
  });

  for (const [step, given, problem] of [
    [norway, 'soon', ['errPhone']],
    [norway, '1', ['errPhone']],
    [norway, '406 12 34', ['errPhoneShort', '+47']],
    [norway, '406 12 345 678', ['errPhoneLong', '+47']],
    [norway, '+49 1', ['errPhone']],
    [norway, 'call me on 40612345', ['errPhone']],
    [norway, '+999 406 12 345', ['errPhone']],
    [norway, '9'.repeat(400), ['errPhone']],
    [norway, 40612345, undefined],
    [norway, ['40612345'], ['errPhone']],
    [norway, { country: 'NO' }, ['errPhone']],
    [norway, '', ['required']],
    [{ country: true }, '40612345', ['errPhoneCountry']],
    [{ country: '= query.land' }, '40612345', ['errPhoneCountry']],
    [{ country: 'XX' }, '40612345', ['errPhoneCountry']],
    [{ country: 'NO', countries: ['NO', 'SE'] }, '+45 32 12 34 56', ['errPhoneFrom', 'Norway or Sweden']],
  ] as const)
    it(`${problem ? `is refused as ${problem.join(', ')}` : 'is taken'}: ${JSON.stringify(given).slice(0, 40)} with ${JSON.stringify(step)}`, () => {
      expect(problemOf(step, given)).to.deep.equal(problem);
    });

  it('is what a result gives as the phone of the contact, as E.164 writes it', () => {
    const chat = drive(
      steps({ ask: 'Which number?', type: 'phone', as: 'phone', ...norway }, { submit: true }, 'Thanks.'),
    ).answer('406 12 345');
    expect(chat.envelopes.find(({ type }) => type === 'form.submitted')?.contact.phone).to.equal('+4740612345');
  });

  it('has the region of the visitor’s language where the author names no country', () => {
    expect(asked({ country: true }, 'nb-NO').answer('40612345').state.vars.phone).to.equal('+4740612345');
    expect(problemOf({ country: true }, '40612345', 'nb')).to.deep.equal(['errPhoneCountry']);
  });

  it('stands among other fields, and tests on it see it', () => {
    const chat = drive(
      steps({
        ask: 'Who?',
        fields: [
          { as: 'phone', type: 'phone', label: 'Phone', country: 'NO', skip: true },
          { as: 'name', label: 'Name', when: 'phone is set' },
        ],
      }),
    );
    chat.answer({ phone: '40612345', name: 'Anna' });
    expect(chat.lines.slice(1)).to.deep.equal(['> Phone: +47 40 61 23 45 | Name: Anna']);
    expect(chat.state.vars).to.deep.equal({ phone: '+4740612345', name: 'Anna' });
  });

  it('is known to the checker with its keys', () => {
    const problems = (step: object) =>
      checkFlow(steps({ ask: 'Which?', type: 'phone', as: 'phone', ...step }, '{phone}')).problems.map(
        ({ path }) => path,
      );
    expect(problems({ country: 'NO', countries: ['NO', 'SE'] })).to.deep.equal([]);
    expect(problems({ country: true })).to.deep.equal([]);
    expect(problems({ country: '= query.land' })).to.deep.equal([]);
    expect(problems({ country: 'Norway' })).to.have.length(1);
    expect(problems({ country: false })).to.have.length(1);
    expect(problems({ country: 'NO', countries: ['Norge'] })).to.have.length(1);
  });
});

describe('a phone number while it is typed', () => {
  for (const [typed, country, text, shown] of [
    ['40612', 'NO', '40 61 2', 'NO'],
    ['0612345678', 'NL', '06 12345678', 'NL'],
    ['2015550', 'US', '(201) 555-0', 'US'],
    ['+31612', 'NO', '+31 6 12', 'NL'],
    ['0031612', 'NO', '+31 6 12', 'NL'],
    ['+1', 'CA', '+1', 'CA'],
    ['+1', 'NO', '+1', 'US'],
    ['40612', undefined, '40612', undefined],
    ['', 'NO', '', 'NO'],
    ['0', 'NL', '0', 'NL'],
  ] as const)
    it(`is "${text}" in ${shown ?? 'no country'} for "${typed}" with ${country ?? 'none'} chosen`, () => {
      expect(typePhone(typed, country)).to.deep.equal({ text, ...(shown && { country: shown }) });
    });

  it('is written out once it is whole, with a prefix where one was typed', () => {
    expect(writePhone('0031612345678')).to.equal('+31 6 12345678');
    expect(writePhone('612345678', 'NL')).to.equal('06 12345678');
    expect(writePhone('6123', 'NO')).to.equal(undefined);
  });
});
