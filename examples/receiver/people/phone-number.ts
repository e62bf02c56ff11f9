import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone number as networks know it, `+4791234567`. `null` for one without a country code, or that no network has. */
export function readPhoneNumber(typed: string): string | null {
  const number = parsePhoneNumberFromString(typed);
  return number?.isPossible() ? number.number : null;
}
