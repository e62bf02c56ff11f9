import { randomBytes, randomInt } from 'node:crypto';
import { plainCharacters } from '../../../src/shared/typed-text.ts';

/** No 0 O 1 I L: codes are read from posters and typed by hand. 31 signs, 8 of them: 39.6 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/** A new random code; the database's unique columns refuse the one in a million million that is taken, and the sender tries again. */
export const newCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A new secret for an address or a login: 128 bits. */
export const newToken = (): string => randomBytes(16).toString('base64url');

/** A code as it is stored, from what somebody's address or hand gave: any case and keyboard, with or without dashes and blanks. `null` when it can't be one. */
export function readCode(given: string): string | null {
  const code = plainCharacters(given).toUpperCase().replace(/[\s-]/g, '');
  return code.length === LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null;
}

/**
 * Gives the code for one purpose (`'link'`, `'friend parking_minutes'` …), the same one when asked again.
 * Codes that were promised earlier are handed in, so that they are kept.
 */
export interface CodeBook {
  codeFor(purpose: string): string;
  /** The same for a secret of an address, which nobody types by hand. */
  tokenFor(purpose: string): string;
  /** All codes given so far, by purpose. */
  readonly codes: Readonly<Record<string, string>>;
}

export function codeBook(promised: Readonly<Record<string, string>> = {}): CodeBook {
  const codes: Record<string, string> = { ...promised };
  return {
    codeFor: (purpose) => (codes[purpose] ??= newCode()),
    tokenFor: (purpose) => (codes[purpose] ??= newToken()),
    codes,
  };
}
