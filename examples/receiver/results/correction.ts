import type { EmailAddress } from '../campaign/email-address.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { PersonDetails } from '../people/people.ts';
import { undoSignUp } from '../referrals/undo-sign-up.ts';
import type { Services } from '../services.ts';
import type { Transaction } from '../database/database.ts';
import type { ReadEnvelope } from './envelope-schema.ts';

/**
 * An envelope that `replaces` an earlier one of its own conversation. Somebody whom only that conversation knows is put right where
 * they stand, seat and code and all; when the corrected address is another known person, what the wrong one brought is undone.
 */
export async function takeCorrection(
  tx: Transaction,
  services: Services,
  campaign: Campaign,
  { replaces, session }: ReadEnvelope,
  email: EmailAddress,
  details: PersonDetails,
): Promise<void> {
  if (!replaces || !session) return;
  const [earlier] = await tx.query<{ id: string; person: number }>(
    'select id, person from results where id = $1 and session = $2 and person is not null',
    [replaces, session.id],
  );
  if (!earlier) return;
  const corrected = await tx.query(
    `update people set email_key = $2, email = $3, first_name = $4, last_name = $5, phone = $6, phone_key = $8,
       latitude = null, longitude = null, birth_year = null, interests = '[]'
     where id = $1
       and not exists (select from results where person = $1 and session is distinct from $7)
       and not exists (select from invitations where person = $1)
       and not exists (select from people as other where other.email_key = $2 and other.id <> $1)
     returning id`,
    [
      earlier.person,
      email.key,
      email.address,
      details.firstName,
      details.lastName,
      details.phone,
      session.id,
      details.phoneKey ?? null,
    ],
  );
  const [person] = await tx.query<{ email_key: string }>('select email_key from people where id = $1', [
    earlier.person,
  ]);
  if (corrected.length === 0 && person?.email_key !== email.key) {
    await undoSignUp(tx, services, campaign, { result: earlier.id, session: session.id, person: earlier.person });
  }
}
