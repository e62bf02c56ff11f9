import type { Turn } from '../campaign/turn.ts';
import { moveReferral } from './move-referral.ts';
import { referralRow } from './referral-row.ts';

/** A qualified referral is rewarded once none of its rewards is still on the way. */
export async function noteRewarded(turn: Turn, referral: number): Promise<void> {
  const onTheWay = await turn.tx.query(
    `select id from rewards where referral = $1 and status in ('pending', 'held', 'approved') limit 1`,
    [referral],
  );
  if (onTheWay.length > 0) return;
  const row = await referralRow(turn.tx, referral);
  // The limit that it is beyond stays to be known: the place may get free.
  if (row) await moveReferral(turn, row, 'reward', { reason: row.reason });
}

/** The same after a reward of it has moved; a milestone has no referral. */
export async function noteRewardedBy(turn: Turn, { referral }: { readonly referral: number | null }): Promise<void> {
  if (referral !== null) await noteRewarded(turn, referral);
}
