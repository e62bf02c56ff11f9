import type { Queryable } from '../database/database.ts';

/** `waiting` for a friend to sign up; `standby` for a seat. */
export type GuestStatus = 'waiting' | 'confirmed' | 'standby' | 'cancelled';

export async function guestStatus(tx: Queryable, campaign: string, person: number): Promise<GuestStatus | null> {
  return (await guestStatuses(tx, campaign, [person])).get(person) ?? null;
}

/** Of several people; who is not on the list is not in the answer. */
export async function guestStatuses(
  tx: Queryable,
  campaign: string,
  people: readonly number[],
): Promise<ReadonlyMap<number, GuestStatus>> {
  const guests = await tx.query<{ person: number; status: GuestStatus }>(
    'select person, status from guests where campaign = $1 and person = any($2::integer[])',
    [campaign, people],
  );
  return new Map(guests.map(({ person, status }) => [person, status]));
}

/** Puts a person on the list, unless they are on it already. Answers whether that changed anything. */
export async function addGuest(
  tx: Queryable,
  campaign: string,
  person: number,
  status: 'waiting' | 'standby',
  now: Date,
): Promise<boolean> {
  const added = await tx.query(
    `insert into guests (campaign, person, status, since) values ($1, $2, $3, $4)
     on conflict (campaign, person) do update set status = excluded.status
     where guests.status = 'cancelled' or (guests.status = 'waiting' and excluded.status = 'standby') returning person`,
    [campaign, person, status, now],
  );
  return added.length > 0;
}
