import type { Reward } from '../campaign/campaign-file.ts';
import type { Turn } from '../campaign/turn.ts';
import { cancelRewards } from './cancel-rewards.ts';
import { grantMilestone } from './grant-rewards.ts';
import { releaseRewards } from './release-rewards.ts';
import { COUNTING_SQL } from '../referrals/referral-row.ts';
import { moveReward } from './move-reward.ts';
import { type RewardRow, rewardRows } from './reward-row.ts';

/** Friends of a referrer that count, and do so now. */
export async function friendsThatCount({ tx, campaign }: Turn, referrer: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from referrals
     where campaign = $1 and referrer = $2 and counts and status in (${COUNTING_SQL})`,
    [campaign.file.id, referrer],
  );
  return row!.count;
}

/**
 * Brings a referrer's milestones in line with the number of their friends: reached ones are given once, lost ones taken back. One that was lost and is
 * reached again is the same one, with the code that the person has had; one that the owner refused, or that ended unused, is not given anew.
 */
export async function settleMilestones(turn: Turn, referrer: number): Promise<void> {
  const rules = turn.campaign.file.rewards.filter(({ milestone }) => milestone !== undefined);
  if (rules.length === 0) return;
  const friends = await friendsThatCount(turn, referrer);
  for (const rule of rules.filter(({ milestone }) => milestone! <= friends))
    await releaseRewards(turn, await reached(turn, rule, referrer));
  await cancelRewards(
    turn,
    'campaign = $1 and person = $2 and milestone > $3',
    [turn.campaign.file.id, referrer, friends],
    'fewer-friends',
  );
}

/** What is to be let go for a milestone: a new record, or the one that was lost with a friend. */
async function reached(turn: Turn, rule: Reward, referrer: number): Promise<RewardRow[]> {
  const before = await rewardRows(turn.tx, 'campaign = $1 and person = $2 and reward = $3 and milestone = $4', [
    turn.campaign.file.id,
    referrer,
    rule.id,
    rule.milestone,
  ]);
  const last = before.at(-1);
  if (!last) return grantMilestone(turn, rule, referrer);
  const isOwed = before.every(({ status }) => status === 'cancelled') && last.reason === 'fewer-friends';
  const again = isOwed ? await moveReward(turn, last, 'reinstate') : null;
  return again ? [again] : [];
}
