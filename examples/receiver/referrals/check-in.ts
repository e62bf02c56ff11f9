import type { Queryable } from '../database/database.ts';
import { readCode } from '../campaign/codes.ts';

/** A guest at the door. */
export interface DoorGuest {
  readonly campaign: string;
  readonly person: number;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly status: string;
  /** When they came in; `null` before. */
  readonly checkedInAt: Date | null;
}

/** Whose code this is, as it was read from their QR code or typed; `null` for one of nobody. */
export async function guestByDoorCode(tx: Queryable, typed: string): Promise<DoorGuest | null> {
  const [row] = await tx.query<{
    campaign: string;
    person: number;
    first_name: string | null;
    last_name: string | null;
    status: string;
    checked_in_at: Date | null;
  }>(
    `select guests.campaign, guests.person, people.first_name, people.last_name, guests.status, guests.checked_in_at
     from guests join people on people.id = guests.person where door_code = $1`,
    [readCode(typed) ?? ''],
  );
  return row
    ? {
        campaign: row.campaign,
        person: row.person,
        firstName: row.first_name,
        lastName: row.last_name,
        status: row.status,
        checkedInAt: row.checked_in_at,
      }
    : null;
}

/** The guest with this code comes in. Answers false for one who is in already, or who has no seat. */
export async function checkIn(tx: Queryable, typed: string, at: Date): Promise<boolean> {
  const came = await tx.query(
    `update guests set checked_in_at = $2 where door_code = $1 and status = 'confirmed' and checked_in_at is null returning person`,
    [readCode(typed) ?? '', at],
  );
  return came.length > 0;
}
