import { type EmailAddress, readEmailAddress } from '../campaign/email-address.ts';
import type { Queryable } from '../database/database.ts';
import { keptEnvelope } from '../results/envelope-schema.ts';
import { readPhoneNumber } from './phone-number.ts';

/** What a form said of how to reach somebody. Nobody knows yet whether that is true. */
export interface TypedContact {
  /** The conversation that the form belongs to. */
  readonly conversation: string | null;
  /** The person's address as it was written there; `null` where there was none. */
  readonly email: EmailAddress | null;
  /** A number that can be one. */
  readonly phone: { readonly typed: string; readonly key: string } | null;
}

export async function typedContact(tx: Queryable, person: number, result: string | null): Promise<TypedContact | null> {
  if (result === null) return null;
  const [row] = await tx.query<{ session: string | null; envelope: string; email_key: string }>(
    `select session, envelope, people.email_key from results join people on people.id = results.person
     where results.id = $1 and results.person = $2 and envelope is not null`,
    [result, person],
  );
  if (!row) return null;
  const { contact } = keptEnvelope(row.envelope);
  const email = readEmailAddress(contact?.email ?? '');
  const typed = contact?.phone?.trim() ?? '';
  const key = readPhoneNumber(typed);
  return {
    conversation: row.session,
    email: email?.key === row.email_key ? email : null,
    phone: key === null ? null : { typed, key },
  };
}

/** Whoever has the person's address says that this number is theirs. */
export async function provePhone(
  tx: Queryable,
  person: number,
  phone: string,
  phoneKey: string,
  at: Date,
): Promise<void> {
  await tx.query('update people set phone = $2, phone_key = $3, phone_proven_at = $4 where id = $1', [
    person,
    phone,
    phoneKey,
    at,
  ]);
}
