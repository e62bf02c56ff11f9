import { inLanguage } from '../../engine/show-value.ts';
import { countryName, regionOf } from '../country-name.work.ts';
import { refused, type Judged, type QuestionJudge } from '../question.work.ts';
import { typedText } from '../typed.judge.lazy.ts';
import type { CountryPhoneField } from './country-phone.work.ts';
import { countriesOf, isPhoneCountry, lengthProblem, plainPhone, readPhone } from './phone-number.work.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';

/** Countries in one sentence: "Norway, Sweden or Denmark". */
const namesOf = (codes: readonly string[], lang: string): string => {
  const names = codes.map((code) => countryName(code, lang));
  return (
    inLanguage(lang, (tag) => new Intl.ListFormat(tag, withoutPrototype({ type: 'disjunction' })).format(names)) ??
    names.join(', ')
  );
};

function judge(given: unknown, { country, countries }: CountryPhoneField, lang: string): Judged {
  const typed = typedText(given);
  const from = [country, regionOf(lang)].find((code) => code && isPhoneCountry(code));
  const number = readPhone(typed, from);
  // Digits without a prefix, and nobody knows from where.
  if (!number && !from && /^[\d\s().-]{5,}$/.test(plainPhone(typed))) return refused('errPhoneCountry');
  if (!number) return refused('errPhone');
  const possible = number.country ? [number.country] : countriesOf(number.countryCallingCode);
  const length = lengthProblem(number);
  const prefix = `+${number.countryCallingCode}`;
  // Between two lengths that there are, digits are missing.
  if (length === 'TOO_SHORT' || length === 'INVALID_LENGTH') return refused('errPhoneShort', { prefix });
  if (length === 'TOO_LONG') return refused('errPhoneLong', { prefix });
  if (length) return refused('errPhone');
  if (countries && !possible.some((code) => countries.includes(code)))
    return refused('errPhoneFrom', { countries: namesOf(countries, lang) });
  return { value: number.number, typed: number.formatInternational() };
}

export const countryPhoneJudge: QuestionJudge<CountryPhoneField> = {
  type: 'phone-country',
  judge: (given, field, { lang }) => judge(given, field, lang),
};
