import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import {
  addressCountries,
  addressFormat,
  examplePostalCode,
  writePostalCode,
} from '../../src/questions/address/address-formats.work.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const home = { ask: 'Where shall we send it?', type: 'address', as: 'home' };
const asked = (step: object, lang = 'en') => drive(steps({ ...home, ...step }, 'To {home.text}.'), { lang });
const oslo = { street: 'Karl Johans gate 1', postalCode: '0154', city: 'Oslo', country: 'NO' };

function problemOf(step: object, given: unknown) {
  const { pending } = asked(step).answer(given as never).state;
  const problem = pending?.kind === 'question' ? pending.problems[0] : undefined;
  return problem && [problem.word, ...Object.values(problem.values ?? {})];
}

describe('a postal address', () => {
  for (const [given, kept] of [
    [oslo, { ...oslo, text: 'Karl Johans gate 1, 0154 Oslo, Norway' }],
    [
      { ...oslo, extra: ' 3.  floor ' },
      { ...oslo, extra: '3. floor', text: 'Karl Johans gate 1, 3. floor, 0154 Oslo, Norway' },
    ],
    [
      { street: 'Dam 1', postalCode: '1012jl', city: 'Amsterdam', country: 'nl' },
      {
        street: 'Dam 1',
        postalCode: '1012 JL',
        city: 'Amsterdam',
        country: 'NL',
        text: 'Dam 1, 1012 JL Amsterdam, Netherlands',
      },
    ],
    [
      { street: 'Dam 1', postalCode: 'NL-1012 JL', city: 'Amsterdam', country: 'NL' },
      {
        street: 'Dam 1',
        postalCode: '1012 JL',
        city: 'Amsterdam',
        country: 'NL',
        text: 'Dam 1, 1012 JL Amsterdam, Netherlands',
      },
    ],
    [
      { street: '10 Downing St', city: 'London', postalCode: 'sw1a2aa', country: 'GB' },
      {
        street: '10 Downing St',
        city: 'London',
        postalCode: 'SW1A 2AA',
        country: 'GB',
        text: '10 Downing St, London SW1A 2AA, United Kingdom',
      },
    ],
    [
      { street: '1 Main St', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' },
      {
        street: '1 Main St',
        city: 'Springfield',
        region: 'IL',
        postalCode: '62701',
        country: 'US',
        text: '1 Main St, Springfield IL 62701, United States',
      },
    ],
    // No postal code there, and a region that nobody asked for stays away.
    [
      { street: '1 Queen’s Road', city: 'Central', region: 'x', postalCode: '999', country: 'HK' },
      {
        street: '1 Queen’s Road',
        city: 'Central',
        country: 'HK',
        text: '1 Queen’s Road, Central, Hong Kong SAR China',
      },
    ],
  ] as const)
    it(`is kept in its parts and in one line: ${JSON.stringify(given)}`, () => {
      const chat = asked({}).answer(given as never);
      expect(chat.problems).to.deep.equal([]);
      expect(chat.state.vars.home).to.deep.equal(kept);
      expect(chat.lines.slice(1)).to.deep.equal([`> ${kept.text}`, `To ${kept.text}.`]);
      expect(chat.state.personal).to.deep.equal(['home']);
    });

  for (const [step, given, problem] of [
    [{}, { ...oslo, street: ' ' }, ['errStreet']],
    [{}, { ...oslo, city: '' }, ['errCity']],
    [{}, { ...oslo, postalCode: '' }, ['errPostalCode']],
    [{}, { ...oslo, postalCode: '154' }, ['errPostalForm', '1234']],
    [{}, { ...oslo, postalCode: 'Oslo' }, ['errPostalForm', '1234']],
    [{}, { ...oslo, country: 'NL' }, ['errPostalForm', '1234 AB']],
    [{}, { ...oslo, country: 'US' }, ['errRegion']],
    [{}, { ...oslo, country: '' }, ['errCountry']],
    [{}, { ...oslo, country: 'XX' }, ['errCountry']],
    [{ countries: ['SE', 'DK'] }, oslo, ['errCountry']],
    [{}, 'Karl Johans gate 1', ['errCountry']],
    [{}, { ...oslo, street: { a: 1 } }, ['errStreet']],
    [{}, null, ['required']],
    [{ country: 'NO' }, { ...oslo, country: '' }, undefined],
    [{ countries: ['NO'] }, { ...oslo, country: '' }, undefined],
    [{ skip: true }, null, undefined],
    [{}, { street: 'Main Street', city: 'Accra', country: 'GH' }, undefined],
    [{}, { ...oslo, postalCode: '٠١٥٤' }, undefined],
  ] as const)
    it(`${problem ? `is refused as ${problem.join(', ')}` : 'is taken'}: ${JSON.stringify(given)} with ${JSON.stringify(step)}`, () => {
      expect(problemOf(step, given)).to.deep.equal(problem);
    });

  it('has a way to be written in every country, and an example that is one of its postal codes', () => {
    expect(addressCountries).to.have.length.above(235);
    expect(new Set(addressCountries).size).to.equal(addressCountries.length);
    for (const country of addressCountries) {
      const { parts, required, postalForms } = addressFormat(country);
      expect(parts, country).to.include('street');
      for (const form of postalForms) {
        expect(parts, country).to.include('postalCode');
        const example = examplePostalCode(form);
        expect(writePostalCode(example.replace(/[ -]/g, '').toLowerCase(), country, postalForms)).to.equal(example);
      }
      expect(
        required.filter((part) => part !== 'city').every((part) => parts.includes(part)),
        country,
      ).to.equal(true);
    }
  });

  it('keeps what is hostile as words', () => {
    const chat = asked({ country: 'GH' }).answer({
      street: '<img src=x onerror=alert(1)> {brand}',
      city: 'x',
      country: 'GH',
    } as never);
    expect(chat.lines.at(-1)).to.equal('To <img src=x onerror=alert(1)> {brand}, x, Ghana.');
  });

  it('is known to the checker with its keys', () => {
    const problems = (step: object) =>
      checkFlow(steps({ ...home, ...step }, 'To {home}.')).problems.map(({ path }) => path);
    expect(problems({ country: 'NO', countries: ['NO', 'SE'], suggest: '/addresses' })).to.deep.equal([]);
    expect(problems({ country: 'Norway' })).to.have.length(1);
  });
});
