import type { Transaction, WriteAll } from '../database/database.ts';
import type { NewEvent } from './event.ts';

/** Keeps what happened, with the transaction that makes it happen; its subscribers hear of it afterwards. */
export type Emit = (tx: Transaction, event: NewEvent) => void;

/** A sign-up makes a dozen events while others wait for its campaign: they are written together. */
export const emit: Emit = (tx, event) => tx.gather(writeEvents, event);

const writeEvents: WriteAll<NewEvent> = async (tx, events) => {
  const column = (value: (event: NewEvent) => unknown) => events.map((event) => value(event) ?? null);
  await tx.query(
    `with added as (
       insert into events (type, campaign, person, referral, reward, result, data, at)
       select type, campaign, person, referral, reward, result, data, at
       from unnest($1::text[], $2::text[], $3::integer[], $4::integer[], $5::integer[], $6::uuid[], $7::text[], $8::timestamptz[])
         with ordinality as event (type, campaign, person, referral, reward, result, data, at, nth) order by nth
       returning id)
     insert into untold_events select id from added`,
    [
      column(({ type }) => type),
      column(({ campaign }) => campaign),
      column(({ person }) => person),
      column(({ referral }) => referral),
      column(({ reward }) => reward),
      column(({ result }) => result),
      column(({ data }) => JSON.stringify(data ?? {})),
      column(({ at }) => at),
    ],
  );
};
