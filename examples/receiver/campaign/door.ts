import type { Queryable } from '../database/database.ts';
import { LIVE_REFERRALS_SQL } from '../referrals/referral-row.ts';

/** A guest as the door needs to know them. */
export interface DoorGuest {
  readonly id: number;
  readonly campaign: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly status: string;
  readonly door_code: string | null;
  readonly checked_in_at: Date | null;
  readonly by_first_name: string | null;
  readonly by_last_name: string | null;
}

const DOOR_GUEST = `select people.id, guests.campaign, people.first_name, people.last_name, people.email, guests.status, door_code, checked_in_at,
    inviter.first_name as by_first_name, inviter.last_name as by_last_name
  from guests
    join people on people.id = guests.person
    left join lateral (
      select referrer from referrals where referrals.campaign = guests.campaign and referrals.friend = guests.person
        and referrals.status in (${LIVE_REFERRALS_SQL}) limit 1) as referral on true
    left join people as inviter on inviter.id = referral.referrer`;

/** The guest whose QR code this is. */
export async function guestByDoorCode(db: Queryable, code: string): Promise<DoorGuest | null> {
  const [guest] = await db.query<DoorGuest>(`${DOOR_GUEST} where door_code = $1`, [code]);
  return guest ?? null;
}

export async function guestById(db: Queryable, campaign: string, person: number): Promise<DoorGuest | null> {
  const [guest] = await db.query<DoorGuest>(`${DOOR_GUEST} where guests.campaign = $1 and guests.person = $2`, [
    campaign,
    person,
  ]);
  return guest ?? null;
}

/** Guests whose name or address begins so; for whoever stands at the door and has no code to show. */
export const searchAtDoor = (db: Queryable, campaign: string, search: string, most: number): Promise<DoorGuest[]> =>
  db.query<DoorGuest>(
    `${DOOR_GUEST} where guests.campaign = $1 and guests.status <> 'cancelled'
       and (starts_with(lower(people.first_name), $2) or starts_with(lower(people.last_name), $2) or starts_with(lower(people.email), $2)
         or starts_with(lower(people.first_name || ' ' || people.last_name), $2))
     order by lower(people.last_name), lower(people.first_name), people.id limit ${most}`,
    [campaign, search.toLowerCase()],
  );

/** `in`: now. `before`: earlier, so somebody with the same code is inside already. `not-confirmed`: on the list, but without a seat. */
export type Entry = 'in' | 'before' | 'not-confirmed';

/** Lets a guest in, once; two doors that scan the same code at the same time let one of them in. */
export async function checkIn(tx: Queryable, campaign: string, person: number, at: Date): Promise<Entry | null> {
  const entered = await tx.query(
    `update guests set checked_in_at = $3 where campaign = $1 and person = $2 and status = 'confirmed' and checked_in_at is null returning person`,
    [campaign, person, at],
  );
  if (entered.length > 0) return 'in';
  const guest = await guestById(tx, campaign, person);
  if (!guest) return null;
  return guest.checked_in_at ? 'before' : 'not-confirmed';
}

/** Scanned by mistake. */
export const undoCheckIn = (tx: Queryable, campaign: string, person: number): Promise<unknown> =>
  tx.query('update guests set checked_in_at = null where campaign = $1 and person = $2', [campaign, person]);

export interface DoorCounts {
  readonly confirmed: number;
  readonly inside: number;
  readonly standby: number;
  readonly waiting: number;
  readonly cancelled: number;
}

export async function doorCounts(db: Queryable, campaign: string): Promise<DoorCounts> {
  const [counts] = await db.query<DoorCounts>(
    `select count(*) filter (where status = 'confirmed')::integer as confirmed, count(checked_in_at)::integer as inside,
       count(*) filter (where status = 'standby')::integer as standby, count(*) filter (where status = 'waiting')::integer as waiting,
       count(*) filter (where status = 'cancelled')::integer as cancelled
     from guests where campaign = $1`,
    [campaign],
  );
  return counts!;
}
