import type { Queryable } from '../database/database.ts';
import type { Services } from '../services.ts';
import { deletePersonIn, wipeResults } from './wipe.ts';

/** Rows that go in one transaction: a fraction of a second, so that nobody waits for it. */
const PIECE = 200;
export const MOST_MONTHS = 120;

/** After how many months what nobody came back to is deleted; null for never. */
export async function keptMonths(db: Queryable): Promise<number | null> {
  const [row] = await db.query<{ value: string }>(`select value from desk_settings where name = 'kept-months'`);
  return row ? Number(row.value) : null;
}

export const setKeptMonths = (db: Queryable, months: number | null): Promise<unknown> =>
  months === null
    ? db.query(`delete from desk_settings where name = 'kept-months'`)
    : db.query(
        `insert into desk_settings (name, value) values ('kept-months', $1) on conflict (name) do update set value = excluded.value`,
        [String(months)],
      );

/** A reward that is still to come, that runs, or that can be used before a day that is ahead. */
const OPEN_REWARD = `(rewards.status in ('pending', 'held', 'approved')
  or (rewards.status = 'issued' and (rewards.due_at is not null or rewards.expires_at > $2)))`;

/**
 * Whoever has been in touch since then stays whole, and so do guests of an evening that is to come, whoever has an open reward, and the friend by
 * whom somebody else has it.
 */
const FORGOTTEN = `created_at < $1 and not exists (select from results where results.person = people.id and received_at >= $1)
  and not exists (select from purchases where purchases.person = people.id and bought_at >= $1)
  and not exists (select from referrals where (referrer = people.id or friend = people.id) and at >= $1)
  and not exists (select from rewards where rewards.person = people.id and ${OPEN_REWARD})
  and not exists (
    select from referrals join rewards on rewards.referral = referrals.id where referrals.friend = people.id and ${OPEN_REWARD})
  and not exists (
    select from guests join campaigns on campaigns.id = guests.campaign
    where guests.person = people.id and guests.status <> 'cancelled' and campaigns.event_starts_at > $2)`;

type Piece = (tx: Queryable, before: Date, now: Date) => Promise<number>;

const rowsOf = async (tx: Queryable, sql: string, params: readonly unknown[]): Promise<number> =>
  (await tx.query(sql, params)).length;

const oldest = (table: string, key: string, condition: string) =>
  `delete from ${table} where ${key} in (select ${key} from ${table} where ${condition} limit ${PIECE}) returning ${key}`;

/** What goes, in this order; each answers how many went. */
const PIECES: readonly Piece[] = [
  async (tx, before, now) => {
    const people = await tx.query<{ id: number }>(
      `select id from people where ${FORGOTTEN} order by created_at, id limit ${PIECE} for update skip locked`,
      [before, now],
    );
    for (const { id } of people) await deletePersonIn(tx, id);
    return people.length;
  },
  async (tx, before) => {
    const results = await tx.query<{ id: string }>(
      `select id from results where received_at < $1 and envelope is not null and person is null order by received_at limit ${PIECE} for update skip locked`,
      [before],
    );
    if (results.length > 0) await wipeResults(tx, 'id = any($1::uuid[])', [results.map(({ id }) => id)]);
    return results.length;
  },
  (tx, before) =>
    rowsOf(tx, oldest('conversations', 'session', `opened_at < $1 and status = 'answered' and person is null`), [
      before,
    ]),
  (tx, before) => rowsOf(tx, oldest('sessions', 'session', 'last_at < $1 and person is null'), [before]),
  (tx, before) =>
    rowsOf(tx, oldest('messages', 'id', `created_at < $1 and person is null and status <> 'queued'`), [before]),
  (tx, before) => rowsOf(tx, oldest('events', 'id', 'at < $1 and person is null'), [before]),
];

/** `now`, so many months back; of the 31st, the last day of a month that is shorter. */
export function monthsBefore(now: Date, months: number): Date {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - months);
  // A day that the month does not have runs over into the next one.
  if (before.getUTCDate() !== now.getUTCDate()) before.setUTCDate(0);
  return before;
}

/** How many people would be deleted, were things kept for so many months. */
export async function countForgotten({ database, now }: Services, months: number): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `select count(*)::integer as count from people where ${FORGOTTEN}`,
    [monthsBefore(now(), months), now()],
  );
  return row!.count;
}

/**
 * Deletes what is older than the owner keeps it, a piece at a time, each in a transaction of its own. Answers whether there is more, which the
 * next minute sees to.
 */
export async function forgetOld({ database, now }: Services, mostPieces = 20): Promise<boolean> {
  const months = await keptMonths(database);
  if (months === null) return false;
  const before = monthsBefore(now(), months);
  let done = 0;
  for (const piece of PIECES)
    for (;;) {
      if (done === mostPieces) return true;
      done += 1;
      const gone = await database.transaction((tx) => piece(tx, before, now()));
      if (gone < PIECE) break;
    }
  return false;
}
