import type { Turn } from '../campaign/turn.ts';
import { noteRewardedBy } from '../referrals/note-rewarded.ts';
import { isAtHand, issued, issueReward } from './issue-reward.ts';
import { moveReward, type RewardMove, moveRewards } from './move-reward.ts';
import type { RewardRow } from './reward-row.ts';
import { ruleOf } from './rule-of.ts';

const DAY = 86_400_000;

/**
 * What the referral has to do with these is done: pending rewards wait out the time to withdraw, or for the owner, or are given at once. Those that
 * go the same way do so by one statement.
 */
export async function releaseRewards(turn: Turn, rewards: readonly RewardRow[]): Promise<void> {
  const moves: RewardMove[] = [];
  for (const reward of rewards) {
    const steps = stepsAtOnce(turn, reward);
    if (steps) moves.push({ reward, steps });
    else await approveReward(turn, reward);
  }
  await moveRewards(turn, moves);
}

/** `null` where a code, an order or a month comes along with the approval. */
function stepsAtOnce(turn: Turn, reward: RewardRow): RewardMove['steps'] | null {
  const { holdDays, approval } = turn.campaign.file.qualifies;
  if (holdDays > 0) {
    const until = new Date(turn.at.getTime() + holdDays * DAY);
    return [['hold', { reason: 'time-to-withdraw', held_until: until, due_at: until }]];
  }
  if (approval === 'manual') return [['hold', { reason: 'approval' }]];
  const rule = ruleOf(turn, reward);
  return rule && isAtHand(rule) ? [['approve'], ['issue', issued(turn, reward, rule)]] : null;
}

/** The time to withdraw is over. */
export async function endHold(turn: Turn, reward: RewardRow): Promise<void> {
  if (turn.campaign.file.qualifies.approval === 'manual')
    await turn.tx.query(`update rewards set reason = 'approval', due_at = null where id = $1`, [reward.id]);
  else if (await approveReward(turn, reward)) await noteRewardedBy(turn, reward);
}

/** Approves a reward and gives it, as far as nothing is missing for it. False when it cannot be approved any more. */
export async function approveReward(turn: Turn, reward: RewardRow): Promise<boolean> {
  const approved = await moveReward(turn, reward, 'approve');
  if (!approved) return false;
  await issueReward(turn, approved);
  return true;
}
