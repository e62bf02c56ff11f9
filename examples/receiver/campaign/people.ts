import type { Queryable } from '../database/database.ts';
import type { EmailAddress } from './email-address.ts';

export interface PersonDetails {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string | null;
}

/**
 * The id of the person with this mailbox; a new person when there was none. One statement either way, so that nobody can tell
 * from the time it took. What is known stays: a stranger who types somebody's address changes nothing about them.
 */
export async function findOrAddPerson(
  tx: Queryable,
  email: EmailAddress,
  details: PersonDetails,
  now: Date,
): Promise<number> {
  const [person] = await tx.query<{ id: number }>(
    `insert into people (email_key, email, first_name, last_name, phone, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (email_key) do update set
       first_name = coalesce(people.first_name, excluded.first_name),
       last_name = coalesce(people.last_name, excluded.last_name),
       phone = coalesce(people.phone, excluded.phone)
     returning id`,
    [email.key, email.address, details.firstName, details.lastName, details.phone, now],
  );
  return person!.id;
}
