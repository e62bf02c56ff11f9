import type { Turn } from '../campaign/turn.ts';
import { noteRewardedBy } from '../referrals/note-rewarded.ts';
import type { ReferralRow } from '../referrals/referral-row.ts';
import { grantsOf, insertRewards, type NewReward, rewardsOfSide } from './grant-rewards.ts';
import { isAtHand, issued, issueReward } from './issue-reward.ts';
import { moveReward, type RewardMove, moveRewards, tellOfReward, wayOf } from './move-reward.ts';
import { REFERRAL_SIDES, type ReferralSide, type RewardRow } from './reward-row.ts';
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

/**
 * What these sides of a referral that counts have earned. A new reward is written down as it stands once it is let go, by one statement for all of them;
 * each step of its way is told of as if it had been taken by itself. What is there already stays as it is.
 */
export async function giveRewards(turn: Turn, referral: ReferralRow, sides: readonly ReferralSide[]): Promise<void> {
  const ways = new Map<string, readonly NewReward[]>();
  const keyOf = ({ side, reward }: NewReward) => `${side} ${reward}`;
  const given = await insertRewards(turn, grantsOf(turn, referral, sides), (pending) => {
    const steps = stepsAtOnce(turn, pending);
    const way = steps && wayOf(pending, steps);
    ways.set(keyOf(pending), way ?? []);
    return way?.at(-1) ?? pending;
  });
  for (const reward of given) {
    for (const stop of ways.get(keyOf(reward))!) tellOfReward(turn, { ...reward, ...stop });
    if (reward.status === 'pending') await approveReward(turn, reward);
  }
}

/** Whether all that both sides of a referral earn is given as soon as it counts: nothing waits for time, for the owner or for anybody else. */
export function givesAtOnce(turn: Turn): boolean {
  const { holdDays, approval } = turn.campaign.file.qualifies;
  const rules = REFERRAL_SIDES.flatMap((side) => rewardsOfSide(turn, side));
  return holdDays === 0 && approval !== 'manual' && rules.every(isAtHand);
}

/** `null` where a code, an order or a month comes along with the approval. */
function stepsAtOnce(turn: Turn, reward: NewReward): RewardMove['steps'] | null {
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
