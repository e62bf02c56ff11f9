import { readDate } from '../../../src/campaign/dates.ts';
import type { Turn } from '../campaign/turn.ts';
import { moveReward } from './move-reward.ts';
import { type Month, monthAfter, monthAt, monthStart } from './months.ts';
import { type RewardRow, rewardRows } from './reward-row.ts';
import { ruleOf } from './rule-of.ts';

/** Why a reward of each month gives no more. What it gave stays. */
export type StopReason = 'months' | 'until' | 'referrer-ended' | 'friend-left' | 'ended' | 'rule';

/** Notes what one month gives; said twice, still one. */
export async function giveMonth({ tx, at }: Turn, reward: RewardRow, month: Month): Promise<void> {
  await tx.query(
    `insert into reward_months (reward, month, amount, unit, issued_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [reward.id, month, reward.amount ?? 1, reward.unit ?? '', at],
  );
}

/** Another month has begun, or several while nobody looked: each is given, or the reward ends. */
export async function beginMonths(turn: Turn, reward: RewardRow): Promise<void> {
  const { timeZone } = turn.campaign.file;
  let due = reward.due_at;
  while (due && due <= turn.at) {
    const stop = stopAt(turn, reward, due);
    if (stop) return stopMonths(turn, reward, stop, due);
    const month = monthAt(due, timeZone);
    await giveMonth(turn, reward, month);
    due = monthStart(monthAfter(month), timeZone);
  }
  await turn.tx.query('update rewards set due_at = $2 where id = $1', [reward.id, due]);
}

/** Whether the month that begins at `start` is one too many. */
function stopAt(turn: Turn, reward: RewardRow, start: Date): StopReason | null {
  const rule = ruleOf(turn, reward);
  if (rule?.every !== 'month') return 'rule';
  if (reward.active_until && start >= reward.active_until) return 'months';
  if (rule.until !== undefined && start > readDate(rule.until, turn.campaign.file.timeZone)) return 'until';
  return null;
}

/** Ends a reward of each month: the months that have begun stay, no other follows. */
export async function stopMonths(turn: Turn, reward: RewardRow, reason: StopReason, at = turn.at): Promise<void> {
  await moveReward(turn, reward, 'expire', { stop_reason: reason, active_until: at });
}

/** Somebody's contract has ended: their own months end, and those that others get for having brought them. */
export async function stopMonthsOf(turn: Turn, person: number): Promise<void> {
  const monthly = new Set(turn.campaign.file.rewards.filter(({ every }) => every === 'month').map(({ id }) => id));
  const running = await rewardRows(
    turn.tx,
    `campaign = $1 and status = 'issued' and (person = $2
       or (side = 'referrer' and referral in (select id from referrals where campaign = $1 and friend = $2)))`,
    [turn.campaign.file.id, person],
  );
  for (const reward of running.filter((one) => monthly.has(one.reward))) {
    const own: StopReason = reward.side === 'referrer' ? 'referrer-ended' : 'ended';
    await stopMonths(turn, reward, reward.person === person ? own : 'friend-left');
  }
}
