import { createHmac, randomBytes } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import type { Services } from '../services.ts';
import { isSame } from '../web/is-same.ts';

/** One secret for all receivers on the database, made by the first that starts. */
export async function openLinkSecret(database: Queryable): Promise<string> {
  const find = () => database.query<{ value: string }>(`select value from secrets where name = 'personal-links'`);
  let [row] = await find();
  if (!row) {
    await database.query(
      `insert into secrets (name, value) values ('personal-links', $1) on conflict (name) do nothing`,
      [randomBytes(32).toString('base64url')],
    );
    [row] = await find();
  }
  return row!.value;
}

/** 128 bits: nobody guesses them, and the address stays short enough for a text message. */
const signature = (secret: string, said: string) =>
  createHmac('sha256', secret).update(said).digest().subarray(0, 16).toString('base64url');

/** Tells an address from another without saying which it is. */
export const addressMark = ({ linkSecret }: Pick<Services, 'linkSecret'>, emailKey: string): string =>
  signature(linkSecret, `address ${emailKey}`).slice(0, 8);

/**
 * A token that says what it is for and cannot be forged: words without dots, such as `u`, `12`, `email`. It holds no name and no address, and needs
 * no row of its own.
 */
export function personalToken(
  { linkSecret }: Pick<Services, 'linkSecret'>,
  words: readonly (string | number)[],
): string {
  const said = words.join('.');
  return `${said}.${signature(linkSecret, said)}`;
}

/** The words of a token whose first one is `kind`; `null` for one that was forged or is for something else. */
export function readPersonalToken(
  { linkSecret }: Pick<Services, 'linkSecret'>,
  kind: string,
  token: string,
): readonly string[] | null {
  const words = token.split('.');
  const given = words.pop() ?? '';
  if (!isSame(given, signature(linkSecret, words.join('.')))) return null;
  return words[0] === kind ? words.slice(1) : null;
}
