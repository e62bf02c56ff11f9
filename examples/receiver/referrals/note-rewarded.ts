import type { Turn } from '../campaign/turn.ts';
import { moveReferral } from './move-referral.ts';
import { type ReferralRow, referralRow } from './referral-row.ts';

const NONE_ON_THE_WAY = `not exists (
  select from rewards where referral = referrals.id and rewards.status in ('pending', 'held', 'approved'))`;

/** A qualified referral is rewarded once none of its rewards is still on the way. The limit that it is beyond stays to be known. */
export async function noteRewarded(turn: Turn, referral: ReferralRow): Promise<void> {
  await moveReferral(turn, referral, 'reward', { reason: referral.reason, only: NONE_ON_THE_WAY });
}

/** The same after a reward of it has moved; a milestone has no referral. */
export async function noteRewardedBy(turn: Turn, { referral }: { readonly referral: number | null }): Promise<void> {
  const row = referral === null ? null : await referralRow(turn.tx, referral);
  if (row) await noteRewarded(turn, row);
}
