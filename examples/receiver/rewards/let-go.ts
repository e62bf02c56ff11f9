import type { Turn } from '../campaign/turn.ts';
import { noteRewardedBy } from '../referrals/note-rewarded.ts';
import { isAtHand, issued, issueReward } from './issue-reward.ts';
import { moveReward, type RewardMove, moveRewards } from './move-reward.ts';
import type { RewardRow } from './reward-row.ts';
import { ruleOf } from './rule-of.ts';

const DAY = 86_400_000;

/** The same as `letGo` for several: what is at hand is given by one statement. */
export async function letGoAll(turn: Turn, rewards: readonly RewardRow[]): Promise<void> {
  const { holdDays, approval } = turn.campaign.file.qualifies;
  const isFree = holdDays === 0 && approval === 'automatic';
  const atHand: RewardMove[] = [];
  for (const reward of rewards) {
    const rule = ruleOf(turn, reward);
    if (isFree && rule && isAtHand(rule))
      atHand.push({ reward, steps: [['approve'], ['issue', issued(turn, reward, rule)]] });
    else await letGo(turn, reward);
  }
  await moveRewards(turn, atHand);
}

/** What the referral has to do with it is done: a pending reward waits out the time to withdraw, or for the owner, or is given at once. */
export async function letGo(turn: Turn, reward: RewardRow): Promise<void> {
  const { holdDays, approval } = turn.campaign.file.qualifies;
  if (holdDays > 0) {
    const until = new Date(turn.at.getTime() + holdDays * DAY);
    await moveReward(turn, reward, 'hold', { reason: 'time-to-withdraw', held_until: until, due_at: until });
  } else if (approval === 'manual') {
    await moveReward(turn, reward, 'hold', { reason: 'approval' });
  } else {
    await approveReward(turn, reward);
  }
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
