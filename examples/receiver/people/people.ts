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

/**
 * The id of the person with this mailbox; a new lead when there was none. One statement either way, so that nobody can tell
 * from the time it took. What is known stays: a stranger who types somebody's address changes nothing about them.
 */
export async function findOrAddPerson(
  tx: Queryable,
  email: EmailAddress,
  details: PersonDetails,
  now: Date,
): Promise<number> {
  const [person] = await tx.query<{ id: number }>(
    `insert into people (email_key, email, first_name, last_name, phone, phone_key, language, tone, time_zone, stage, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'lead', $10)
     on conflict (email_key) do update set
       first_name = coalesce(people.first_name, excluded.first_name),
       last_name = coalesce(people.last_name, excluded.last_name),
       phone = coalesce(people.phone, excluded.phone),
       phone_key = coalesce(people.phone_key, excluded.phone_key),
       language = coalesce(people.language, excluded.language),
       tone = coalesce(people.tone, excluded.tone),
       time_zone = coalesce(people.time_zone, excluded.time_zone),
       stage = case people.stage when 'prospect' then 'lead' else people.stage end
     returning id`,
    [
      email.key,
      email.address,
      details.firstName,
      details.lastName,
      details.phone,
      details.phoneKey ?? null,
      details.language ?? null,
      details.tone ?? null,
      details.timeZone ?? null,
      now,
    ],
  );
  return person!.id;
}
