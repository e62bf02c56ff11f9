import { AsYouType, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/core';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/core';
import data from 'libphonenumber-js/min/metadata';
import { plainCharacters } from '../../shared/typed-text.ts';

/*
 * Phone numbers as Google's library reads them, by the smallest of its data: how long numbers are, and how they are
 * written. Whether a range of numbers is in use is not judged: a plan that changes after this was built must not refuse
 * anybody.
 */

/** No number that anybody writes is longer, in characters. */
const LONGEST = 60;

/** Every country with a calling code. */
export const phoneCountries: readonly string[] = Object.keys(data.countries);
export const isPhoneCountry = (code: string): boolean => Object.hasOwn(data.countries, code);

/** Countries that share a calling code, the main one first. */
export const countriesOf = (callingCode: string): readonly string[] =>
  Object.hasOwn(data.country_calling_codes, callingCode) ? data.country_calling_codes[callingCode]! : [];

/** The calling code of a country that there is. */
export const callingCodeOf = (country: string): string => String(data.countries[country as CountryCode]![0]);

/** As it was typed or copied out of a link or a list, in plain characters; what begins with 00 begins with +. */
export const plainPhone = (typed: string): string =>
  plainCharacters(typed)
    .replace(/^tel:/i, '')
    .replace(/[,;]$/, '')
    .replace(/^\+?00(?=\D*[1-9])/, '+');

const parse = (plain: string, country?: string): PhoneNumber | undefined =>
  parsePhoneNumberFromString(
    plain,
    { ...(country && { defaultCountry: country as CountryCode }), extract: false },
    data,
  );

/** The number that was typed, from a country where it has no prefix; `undefined` where it is none. It may be too short or too long. */
export function readPhone(typed: string, country?: string): PhoneNumber | undefined {
  const plain = plainPhone(typed);
  if (plain.length > LONGEST) return undefined;
  const number = parse(plain, country);
  if (number?.isPossible()) return number;
  // +47 (0) 406 …: the zero that is dialled within a country, also where there is none.
  const other = parse(plain.replace(/\(0\)/, ''), country);
  return other?.isPossible() ? other : (number ?? other);
}

/** What is wrong with the length of a number, if anything is. */
export const lengthProblem = ({ number }: PhoneNumber) => validatePhoneNumberLength(number, {}, data);

/** A number while it is typed: formatted as far as it goes, and the country that its prefix names. */
export function typePhone(typed: string, country?: string): { readonly text: string; readonly country?: string } {
  const plain = plainPhone(typed);
  const typing = new AsYouType(country as CountryCode | undefined, data);
  const text = typing.input(plain);
  if (!plain.startsWith('+')) return { text, ...(country && { country }) };
  const sharing = countriesOf(typing.getCallingCode() ?? '');
  const named = typing.getCountry() ?? (country && sharing.includes(country) ? country : sharing[0]);
  return { text, ...(named && { country: named }) };
}

/** A whole number as people write it, with its prefix where that was typed. */
export function writePhone(typed: string, country?: string): string | undefined {
  const number = readPhone(typed, country);
  if (!number?.isPossible()) return undefined;
  return plainPhone(typed).startsWith('+') ? number.formatInternational() : number.formatNational();
}
