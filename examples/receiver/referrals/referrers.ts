import type { Queryable } from '../database/database.ts';
import type { CodeBook } from '../campaign/codes.ts';

/**
 * A person's code in a campaign: always the same one. `shownName` is what friends may see from now on; `undefined` leaves it as it is.
 * The newest wish counts, whether the address was known or not, so that it tells nobody which of both it was.
 */
export async function findOrAddReferrer(
  tx: Queryable,
  campaign: string,
  person: number,
  shownName: string | null | undefined,
  codes: CodeBook,
  now: Date,
): Promise<{ readonly code: string; readonly isNew: boolean }> {
  const [referrer] = await tx.query<{ code: string; is_new: boolean }>(
    `insert into referrers (campaign, person, code, shown_name, created_at) values ($1, $2, $3, $4, $5)
     on conflict (campaign, person) do update set shown_name = ${shownName === undefined ? 'referrers' : 'excluded'}.shown_name
     returning code, xmax = 0 as is_new`,
    [campaign, person, codes.codeFor('link'), shownName ?? null, now],
  );
  return { code: referrer!.code, isNew: referrer!.is_new };
}

export async function referrerByCode(
  tx: Queryable,
  campaign: string,
  code: string | null,
): Promise<{ person: number; shownName: string | null } | null> {
  const [referrer] = await tx.query<{ person: number; shown_name: string | null }>(
    'select person, shown_name from referrers where campaign = $1 and code = $2',
    [campaign, code ?? ''],
  );
  return referrer ? { person: referrer.person, shownName: referrer.shown_name } : null;
}

/**
 * The same for a sign-up by `friend`. Until the transaction ends, no other sign-up brings either of the two a friend: limits and milestones are
 * counted, then used up, and two people who sign up by each other's link must see one another.
 */
export async function lockReferrers(
  tx: Queryable,
  campaign: string,
  code: string | null,
  friend: number,
): Promise<number | null> {
  const both = await tx.query<{ person: number; code: string }>(
    'select person, code from referrers where campaign = $1 and (code = $2 or person = $3) order by person for no key update',
    [campaign, code ?? '', friend],
  );
  return both.find((referrer) => referrer.code === code)?.person ?? null;
}

/** A first name fit to be shown to others: letters, marks, blanks, dots, apostrophes and dashes, at most 40; `null` for anything else, such as an address. */
export function showableName(typed: string | null): string | null {
  const name = typed?.trim().replace(/\s+/g, ' ') ?? '';
  const isOfNameSigns = /^[\p{L}\p{M}][\p{L}\p{M} .'’-]{0,39}$/u.test(name);
  // To mail programs and phones a word right behind a full stop is the end of an address; J.R. is none.
  return isOfNameSigns && !/\.[\p{L}\p{M}'’-]{2}/u.test(name) ? name : null;
}
