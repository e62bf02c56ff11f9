import type { Queryable } from '../database/database.ts';
import type { NewEvent } from './event.ts';

/** Keeps what happened, in the transaction that makes it happen; its subscribers hear of it afterwards. Answers the event's id. */
export type Emit = (tx: Queryable, event: NewEvent) => Promise<number>;

/** One row and nothing else: a sign-up makes a dozen events while others wait for its campaign. */
export const emit: Emit = async (tx, { type, campaign, person, referral, reward, result, data, at }) => {
  const [stored] = await tx.query<{ id: number }>(
    `insert into events (type, campaign, person, referral, reward, result, data, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     returning id::float8 as id`,
    [type, campaign, person ?? null, referral ?? null, reward ?? null, result ?? null, JSON.stringify(data ?? {}), at],
  );
  return stored!.id;
};
