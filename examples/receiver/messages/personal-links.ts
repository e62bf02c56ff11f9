import { randomBytes } from 'node:crypto';
import { tokenOf } from '../campaign/codes.ts';
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

/** Tells an address from another without saying which it is. */
export const addressMark = ({ linkSecret }: Pick<Services, 'linkSecret'>, emailKey: string): string =>
  tokenOf(linkSecret, `address ${emailKey}`).slice(0, 8);

/**
 * A token that says what it is for and cannot be forged: words without dots, such as `u`, `12`, `email`. It holds no name and no address, and needs
 * no row of its own.
 */
export function personalToken(
  { linkSecret }: Pick<Services, 'linkSecret'>,
  words: readonly (string | number)[],
): string {
  const said = words.join('.');
  return `${said}.${tokenOf(linkSecret, said)}`;
}

/** The words of a token whose first one is `kind`; `null` for one that was forged or is for something else. */
export function readPersonalToken(
  { linkSecret }: Pick<Services, 'linkSecret'>,
  kind: string,
  token: string,
): readonly string[] | null {
  const words = token.split('.');
  const given = words.pop() ?? '';
  if (!isSame(given, tokenOf(linkSecret, words.join('.')))) return null;
  return words[0] === kind ? words.slice(1) : null;
}
