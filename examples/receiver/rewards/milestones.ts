import type { Turn } from '../campaign/turn.ts';
import { cancelRewards } from './cancel-rewards.ts';
import { grantMilestone } from './grant-rewards.ts';
import { letGo } from './let-go.ts';
import { COUNTING_SQL } from '../referrals/referral-row.ts';

/** Friends of a referrer that count, and do so now. */
export async function friendsThatCount({ tx, campaign }: Turn, referrer: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from referrals
     where campaign = $1 and referrer = $2 and counts and status in (${COUNTING_SQL})`,
    [campaign.file.id, referrer],
  );
  return row!.count;
}

/** Brings a referrer's milestones in line with the number of their friends: reached ones are given once, lost ones taken back. */
export async function settleMilestones(turn: Turn, referrer: number): Promise<void> {
  const rules = turn.campaign.file.rewards.filter(({ milestone }) => milestone !== undefined);
  if (rules.length === 0) return;
  const friends = await friendsThatCount(turn, referrer);
  for (const rule of rules.filter(({ milestone }) => milestone! <= friends))
    await letGo(turn, await grantMilestone(turn, rule, referrer));
  await cancelRewards(
    turn,
    'campaign = $1 and person = $2 and milestone > $3',
    [turn.campaign.file.id, referrer, friends],
    'fewer-friends',
  );
}
