import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { plainCharacters } from '../../../src/shared/typed-text.ts';

/** No 0 O 1 I L: codes are read from posters and typed by hand. 31 signs, 8 of them: 39.6 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/** A new random code; the database's unique columns refuse the one in a million million that is taken, and the sender tries again. */
export const newCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Of the codes that may be promised to a mailbox: enough that one of them is nobody's. */
const PROMISED_CODES = 4;

/**
 * The codes of which one is promised to a mailbox in a campaign as long as nothing is written down: the same each time, and nobody foretells them without
 * the secret.
 */
export const promisedCodes = (secret: string, campaign: string, emailKey: string): string[] =>
  Array.from({ length: PROMISED_CODES }, (_, n) => {
    const hash = createHmac('sha256', secret)
      .update(JSON.stringify(['link', campaign, emailKey, n]))
      .digest();
    return Array.from({ length: LENGTH }, (_sign, at) => ALPHABET[hash.readUInt32BE(at * 4) % ALPHABET.length]).join(
      '',
    );
  });

/** A secret that follows from what is said and that nobody foretells: 128 bits, short enough for an address in a text message. */
export const tokenOf = (secret: string, said: string): string =>
  createHmac('sha256', secret).update(said).digest().subarray(0, 16).toString('base64url');

/** The token that is promised to a conversation for a mailbox in the same way. */
export const promisedToken = (secret: string, campaign: string, emailKey: string, session: string): string =>
  tokenOf(secret, JSON.stringify(['chat', campaign, emailKey, session]));

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
  /** A new one is random, or `made`. */
  codeFor(purpose: string, made?: string): string;
  /** The same for a secret of an address, which nobody types by hand. */
  tokenFor(purpose: string, made?: string): string;
  /** All codes given so far, by purpose. */
  readonly codes: Readonly<Record<string, string>>;
}

export function codeBook(promised: Readonly<Record<string, string>> = {}): CodeBook {
  const codes: Record<string, string> = { ...promised };
  return {
    codeFor: (purpose, made) => (codes[purpose] ??= made ?? newCode()),
    tokenFor: (purpose, made) => (codes[purpose] ??= made ?? newToken()),
    codes,
  };
}
