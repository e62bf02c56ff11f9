import type { Turn } from '../campaign/turn.ts';
import { moveReward } from './move-reward.ts';
import { LIVE_REWARDS_SQL, rewardRows } from './reward-row.ts';

/**
 * Takes rewards back, by a condition on them. One that was used stays used; one that somebody has can only be cancelled, whatever became of its
 * referral.
 */
export async function cancelRewards(
  turn: Turn,
  where: string,
  params: readonly unknown[],
  reason: string,
  step: 'reject' | 'cancel' | 'expire' = 'cancel',
): Promise<void> {
  const live = await rewardRows(turn.tx, `(${where}) and status in (${LIVE_REWARDS_SQL})`, params);
  for (const reward of live)
    (await moveReward(turn, reward, step, { reason })) ?? (await moveReward(turn, reward, 'cancel', { reason }));
}
