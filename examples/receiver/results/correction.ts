import type { Campaign } from '../campaign/campaign.ts';
import { readEmailAddress } from '../campaign/email-address.ts';
import { beginTurn } from '../campaign/turn.ts';
import type { Transaction } from '../database/database.ts';
import { takeBackConsents } from '../people/consents.ts';
import { closeSignUp, freePlaceOfSignUp, type WrongSignUp } from '../referrals/undo-sign-up.ts';
import type { Services } from '../services.ts';
import type { ReadEnvelope } from './envelope-schema.ts';

/**
 * An envelope that `replaces` an earlier one of its own conversation, and names another address: it is a sign-up of somebody else. Nobody's row is
 * written anew, since the address that was typed first may be a customer's; nor do codes and tokens go along, since that mailbox may have them.
 * What does go along is the place: on the list, in the line for a seat, and among the referrer's friends.
 */
export interface Correction {
  /** What it corrects. */
  readonly wrong: WrongSignUp;
  /** After the sign-up of the right person: what the wrong one has brought is undone. */
  close(right: number): Promise<void>;
}

/** Before the right person signs up: their place is kept free for them. `null` where nobody else was named before. */
export async function openCorrection(
  tx: Transaction,
  services: Services,
  campaign: Campaign,
  { replaces, session, contact }: ReadEnvelope,
): Promise<Correction | null> {
  const email = readEmailAddress(contact?.email?.trim() ?? '');
  if (!replaces || !session || !email) return null;
  const [earlier] = await tx.query<{ person: number }>(
    `select person from results join people on people.id = person
     where results.id = $1 and session = $2 and people.email_key <> $3`,
    [replaces, session.id, email.key],
  );
  if (!earlier) return null;
  const turn = await beginTurn(tx, services, campaign);
  const wrong: WrongSignUp = { result: replaces, session: session.id, person: earlier.person };
  const place = await freePlaceOfSignUp(turn, wrong);
  return {
    wrong,
    async close(right) {
      await closeSignUp(turn, wrong, right, place);
      await takeBackConsents(tx, services.emit, wrong, turn.at);
      await tx.query('update results set person = $3 where session = $1 and person = $2', [
        wrong.session,
        wrong.person,
        right,
      ]);
    },
  };
}
