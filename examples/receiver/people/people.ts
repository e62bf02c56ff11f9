import type { EmailAddress } from '../campaign/email-address.ts';
import type { Queryable } from '../database/database.ts';

export interface PersonDetails {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string | null;
  /** In E.164, where the typed one can be read as a number. */
  readonly phoneKey?: string | null;
  /** BCP 47; how they are written to. */
  readonly language?: string | null;
  readonly tone?: string | null;
  readonly timeZone?: string | null;
}

/** Somebody to find or to add. */
export interface Known extends PersonDetails {
  readonly email: EmailAddress;
}

/**
 * The ids of the people with these mailboxes, in their order; new leads where there was none. One statement either way, so that nobody can tell
 * from the time it took. What is known stays: a stranger who types somebody's address changes nothing about them.
 *
 * @param people each mailbox once
 */
export async function findOrAddPeople(tx: Queryable, people: readonly Known[], now: Date): Promise<number[]> {
  const all = <Value>(read: (person: Known) => Value | null | undefined) =>
    people.map((person) => read(person) ?? null);
  const rows = await tx.query<{ id: number; email_key: string }>(
    `insert into people (email_key, email, first_name, last_name, phone, phone_key, language, tone, time_zone, stage, created_at)
     select given.*, 'lead', $10::timestamptz
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) as given
     on conflict (email_key) do update set
       first_name = coalesce(people.first_name, excluded.first_name),
       last_name = coalesce(people.last_name, excluded.last_name),
       phone = coalesce(people.phone, excluded.phone),
       phone_key = coalesce(people.phone_key, excluded.phone_key),
       language = coalesce(people.language, excluded.language),
       tone = coalesce(people.tone, excluded.tone),
       time_zone = coalesce(people.time_zone, excluded.time_zone),
       stage = case people.stage when 'prospect' then 'lead' else people.stage end
     returning id, email_key`,
    [
      all(({ email }) => email.key),
      all(({ email }) => email.address),
      all(({ firstName }) => firstName),
      all(({ lastName }) => lastName),
      all(({ phone }) => phone),
      all(({ phoneKey }) => phoneKey),
      all(({ language }) => language),
      all(({ tone }) => tone),
      all(({ timeZone }) => timeZone),
      now,
    ],
  );
  const idOf = new Map(rows.map(({ id, email_key }) => [email_key, id]));
  return people.map(({ email }) => idOf.get(email.key)!);
}

/** The same for one person. */
export async function findOrAddPerson(
  tx: Queryable,
  email: EmailAddress,
  details: PersonDetails,
  now: Date,
): Promise<number> {
  const [person] = await findOrAddPeople(tx, [{ email, ...details }], now);
  return person!;
}
