import type { Reward } from '../campaign/campaign-file.ts';
import { newCode } from '../campaign/codes.ts';
import { readDate } from '../../../src/campaign/dates.ts';
import type { Turn } from '../campaign/turn.ts';
import type { RewardReason } from '../referrals/reasons.ts';
import { takePoolCode } from './code-pool.ts';
import { moveReward, type RewardChanges } from './move-reward.ts';
import { firstWholeMonth, monthAfter, monthStart } from './months.ts';
import { giveMonth } from './monthly-rewards.ts';
import type { RewardRow } from './reward-row.ts';
import { beginsAt } from './reward-times.ts';
import { ruleOf } from './rule-of.ts';

const DAY = 86_400_000;

/** Whether nothing but the approval is missing for a reward, and one statement gives it: it needs no code of the pool, no order, no month. */
export const isAtHand = ({ fulfil, code, every }: Reward): boolean => !fulfil && code !== 'pool' && every === undefined;

/**
 * Gives an approved reward to its person. What needs a code of the pool, or something from a fulfil hook, stays approved until that is there;
 * `reason` says what it waits for.
 */
export async function issueReward(turn: Turn, reward: RewardRow): Promise<void> {
  const rule = ruleOf(turn, reward);
  // The person had it before it was taken back.
  if (reward.code ?? reward.link) {
    await handOut(turn, reward, {});
    return;
  }
  if (rule?.fulfil) return orderFulfilment(turn, reward);
  if (rule?.code === 'pool') {
    const code = await takePoolCode(turn, reward, rule);
    if (code === null) return waitFor(turn, reward, 'waiting-for-code');
    await handOut(turn, reward, { code });
    return;
  }
  await handOut(turn, reward, madeFor(reward, rule));
}

/** What an approved reward that is at hand has when it is issued. */
export const issued = (turn: Turn, reward: Pick<RewardRow, 'code'>, rule: Reward): RewardChanges => ({
  ...madeFor(reward, rule),
  issued_at: turn.at,
  ...lifeTime(turn, rule),
});

const madeFor = ({ code }: Pick<RewardRow, 'code'>, rule: Reward | null) =>
  rule?.code === true && code === null ? { code: newCode() } : {};

/** The person has it now, with whatever belongs to it. False where it waits for nothing any more: then nothing has changed. */
export async function handOut(
  turn: Turn,
  reward: RewardRow,
  contents: { readonly code?: string; readonly link?: string },
): Promise<boolean> {
  const rule = ruleOf(turn, reward);
  const monthly = rule?.every === 'month';
  const issued = await moveReward(turn, reward, 'issue', {
    ...contents,
    issued_at: turn.at,
    ...(monthly ? runningTime(turn, reward, rule) : lifeTime(turn, rule)),
  });
  if (!issued) return false;
  if (monthly) await giveMonth(turn, issued, firstMonth(turn, rule));
  return true;
}

/** How long a reward that is given once may be used: the earlier of `validDays`, from its first day on, and `until`. */
function lifeTime({ at, campaign }: Turn, rule: Reward | null): RewardChanges {
  const begins = beginsAt(rule, at, campaign.file);
  const ends = [
    rule?.validDays === undefined ? null : new Date(begins.getTime() + rule.validDays * DAY),
    rule?.until === undefined ? null : readDate(rule.until, campaign.file.timeZone),
  ].filter((end) => end !== null);
  const expires = ends.sort((one, other) => one.getTime() - other.getTime())[0] ?? null;
  return { expires_at: expires, due_at: expires };
}

const firstMonth = ({ at, campaign }: Turn, rule: Reward) =>
  firstWholeMonth(beginsAt(rule, at, campaign.file), campaign.file.timeZone);

/** The first month is given with the reward itself, the second when it begins. */
function runningTime(turn: Turn, { active_until: ends }: RewardRow, rule: Reward): RewardChanges {
  const { timeZone } = turn.campaign.file;
  const first = firstMonth(turn, rule);
  return {
    due_at: monthStart(monthAfter(first), timeZone),
    // One that was taken back ends when it would have.
    active_until: ends ?? (rule.months === undefined ? null : monthStart(monthAfter(first, rule.months), timeZone)),
  };
}

async function orderFulfilment(turn: Turn, reward: RewardRow): Promise<void> {
  await turn.tx.query(`update rewards set reason = 'being-fulfilled', due_at = $2 where id = $1`, [reward.id, turn.at]);
  turn.services.jobs.add(turn.tx, 'fulfil', { reward: reward.id }, { key: `fulfil ${reward.id}` });
}

async function waitFor({ tx }: Turn, reward: RewardRow, reason: RewardReason): Promise<void> {
  await tx.query('update rewards set reason = $2, due_at = null where id = $1', [reward.id, reason]);
}
