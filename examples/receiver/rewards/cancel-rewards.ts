import type { Turn } from '../campaign/turn.ts';
import type { UndoReason } from '../referrals/reasons.ts';
import { moveReward } from './move-reward.ts';
import { LIVE_REWARDS_SQL, type RewardRow, rewardRows } from './reward-row.ts';

/**
 * Takes rewards back, by a condition on them. One that was used stays used; one that somebody has can only be cancelled, whatever became of its
 * referral. Answers those that were taken back.
 */
export async function cancelRewards(
  turn: Turn,
  where: string,
  params: readonly unknown[],
  reason: UndoReason,
  step: 'reject' | 'cancel' | 'expire' = 'cancel',
): Promise<RewardRow[]> {
  const live = await rewardRows(turn.tx, `(${where}) and status in (${LIVE_REWARDS_SQL})`, params);
  const taken: RewardRow[] = [];
  for (const reward of live) {
    const moved =
      (await moveReward(turn, reward, step, { reason })) ?? (await moveReward(turn, reward, 'cancel', { reason }));
    if (moved) taken.push(moved);
  }
  return taken;
}
