import { asRecord } from '../../shared/as-record.ts';
import { plainCharacters, trimInvisible } from '../../shared/typed-text.ts';
import type { ProblemKey } from '../../tone/language.ts';
import { countryName } from '../country-name.work.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import { addressFormat, examplePostalCode, writePostalCode, type AddressPart } from './address-formats.work.ts';
import type { Address, AddressField } from './address.work.ts';

/** Characters that one line of an address may have. */
const LONGEST = 200;

const missing: { readonly [part in AddressPart]: ProblemKey } = {
  street: 'errStreet',
  extra: 'errStreet',
  postalCode: 'errPostalCode',
  city: 'errCity',
  region: 'errRegion',
};

const lineOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? trimInvisible(String(value).replace(/\s+/g, ' ')).slice(0, LONGEST)
    : '';

/** An address in one line, in the order of its country: the postal code and the town beside each other. */
function inOneLine(parts: { readonly [part in AddressPart]?: string }, country: string, lang: string): string {
  const { parts: order } = addressFormat(country);
  const town: readonly AddressPart[] = ['postalCode', 'city', 'region'];
  const lines: string[] = [];
  let before: AddressPart | undefined;
  for (const part of order) {
    const words = parts[part];
    if (!words) continue;
    if (before && town.includes(before) && town.includes(part)) lines.push(`${lines.pop() ?? ''} ${words}`);
    else lines.push(words);
    before = part;
  }
  return [...lines, countryName(country, lang)].join(', ');
}

export const addressJudge: QuestionJudge<AddressField> = {
  type: 'address',
  judge(given, { countries, country: wished }, { lang }) {
    const typed = asRecord(given);
    const asked = lineOf(typed['country']).toUpperCase() || wished || (countries.length === 1 ? countries[0] : '');
    const country = countries.find((code) => code === asked);
    if (!country) return refused('errCountry');
    const { parts, required, postalForms } = addressFormat(country);
    const kept: { [part in AddressPart]?: string } = {};
    for (const part of parts) {
      const line = lineOf(typed[part]);
      if (!line && required.includes(part)) return refused(missing[part]);
      const words = part === 'postalCode' && line ? writePostalCode(plainCharacters(line), country, postalForms) : line;
      if (line && !words) return refused('errPostalForm', { example: examplePostalCode(postalForms[0]!) });
      if (words) kept[part] = words;
    }
    const text = inOneLine(kept, country, lang);
    const value: Address = { ...kept, country, text };
    return { value, typed: text };
  },
};
