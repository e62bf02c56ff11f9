import type { Turn } from '../campaign/turn.ts';
import { limitFor } from './limits.ts';
import type { ReferralRow } from './referral-row.ts';

/** A referral takes one of the places that the referrer's limits leave, or its `reason` says which limit it is beyond. */
export async function takePlace(turn: Turn, referral: ReferralRow): Promise<ReferralRow> {
  if (referral.counts) return referral;
  const limit = await limitFor(turn, referral.referrer, referral.at);
  await turn.tx.query('update referrals set counts = $2, reason = $3 where id = $1', [
    referral.id,
    limit === null,
    limit,
  ]);
  return { ...referral, counts: limit === null, reason: limit };
}
