import type { Turn } from '../campaign/turn.ts';
import { cancelRewards } from '../rewards/cancel-rewards.ts';
import { LIVE_REFERRALS_SQL, referralRows } from './referral-row.ts';
import { undoReferral } from './undo-referral.ts';

/** A sign-up whose address was corrected into somebody else's. */
export interface WrongSignUp {
  /** The `results` row it came in. */
  readonly result: string;
  readonly session: string;
  readonly person: number;
}

/** Where somebody stands on the guest list. */
export interface Place {
  readonly since: Date;
}

/**
 * Takes somebody off the list whom only this conversation has put there, and answers the place that they had. `null` where they had none, or have
 * it from elsewhere too.
 */
export async function freePlaceOfSignUp(turn: Turn, { person, session }: WrongSignUp): Promise<Place | null> {
  const { tx, services, campaign, at } = turn;
  const [freed] = await tx.query<{ since: Date; status: string }>(
    `update guests set status = 'cancelled', confirmed_at = null
     from guests as had
     where had.campaign = guests.campaign and had.person = guests.person
       and guests.campaign = $1 and guests.person = $2 and guests.status <> 'cancelled'
       and not exists (select from results where person = $2 and session is distinct from $3)
       and not exists (select from invitations where campaign = $1 and person = $2)
     returning had.since, had.status`,
    [campaign.file.id, person, session],
  );
  if (!freed) return null;
  if (freed.status !== 'waiting')
    services.emit(tx, { type: 'guest.cancelled', campaign: campaign.file.id, person, data: { by: 'rule' }, at });
  return { since: freed.since };
}

/** Undoes what else the sign-up has brought: credit and rewards. The right person, who has signed up by now, has waited as long as the wrong one. */
export async function closeSignUp(turn: Turn, wrong: WrongSignUp, right: number, place: Place | null): Promise<void> {
  const { tx, campaign } = turn;
  if (place)
    await tx.query('update guests set since = least(since, $3) where campaign = $1 and person = $2', [
      campaign.file.id,
      right,
      place.since,
    ]);
  const credits = await referralRows(tx, `result = $1 and friend = $2 and status in (${LIVE_REFERRALS_SQL})`, [
    wrong.result,
    wrong.person,
  ]);
  for (const credit of credits) await undoReferral(turn, credit, 'cancel', 'corrected');
  await cancelRewards(turn, 'result = $1 and person = $2', [wrong.result, wrong.person], 'corrected');
}
