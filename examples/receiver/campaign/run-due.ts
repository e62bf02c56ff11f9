import { forgetOldFormTokens } from '../people/personal-token.ts';
import { forgetOldTraces } from '../referrals/fair-play/traces.ts';
import { referralRow } from '../referrals/referral-row.ts';
import { undoReferral } from '../referrals/undo-referral.ts';
import { beginMonths } from '../rewards/monthly-rewards.ts';
import { endHold } from '../rewards/release-rewards.ts';
import { moveReward } from '../rewards/move-reward.ts';
import { type RewardRow, rewardRow } from '../rewards/reward-row.ts';
import { ruleOf } from '../rewards/rule-of.ts';
import { errorFacts, type LogFacts } from '../log.ts';
import type { Services } from '../services.ts';
import type { Campaign } from './campaign.ts';
import { settleNextDate } from './campaign-times.ts';
import { inTurn, type Turn } from './turn.ts';

/** Rows looked at in one go; the rest a minute later. */
const MOST = 500;

/** Does what has become due in referrals and rewards: holds end, months begin, what waited too long expires. Each row on its own, and once. */
export async function runDue(services: Services): Promise<void> {
  for (const campaign of services.campaigns.all) {
    await settleNextDate(services.database, campaign.file, services.now());
    for (const id of await dueIds(services, 'referrals', campaign))
      await alone(services, { referral: id }, () => inTurn(services, campaign, (turn) => referralDue(turn, id)));
    for (const id of await dueIds(services, 'rewards', campaign))
      await alone(services, { reward: id }, () => inTurn(services, campaign, (turn) => rewardDue(turn, id)));
  }
  await forgetOldTraces(services.database, services.now());
  await forgetOldFormTokens(services.database, services.now());
}

/** A row that cannot be done keeps no other one waiting. */
async function alone({ log }: Services, row: LogFacts, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log('due row not done', { ...row, ...errorFacts(error) });
  }
}

async function dueIds(
  { database, now }: Services,
  table: 'referrals' | 'rewards',
  { file }: Campaign,
): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    `select id from ${table} where campaign = $1 and due_at <= $2 order by due_at, id limit ${MOST}`,
    [file.id, now()],
  );
  return rows.map(({ id }) => id);
}

const isDue = (row: { readonly due_at: Date | null } | null, { at }: Turn): boolean =>
  row?.due_at != null && row.due_at <= at;

/** What should have made it count did not happen in time. */
async function referralDue(turn: Turn, id: number): Promise<void> {
  const referral = await referralRow(turn.tx, id);
  if (referral && isDue(referral, turn)) await undoReferral(turn, referral, 'expire', 'too-late');
}

async function rewardDue(turn: Turn, id: number): Promise<void> {
  const reward = await rewardRow(turn.tx, id);
  if (!reward || !isDue(reward, turn)) return;
  if (reward.status === 'held') await endHold(turn, reward);
  else if (reward.status === 'issued') await issuedDue(turn, reward);
  else if (reward.status !== 'approved') return;
  else if (ruleOf(turn, reward)?.fulfil) await orderAgain(turn, reward);
  else await stopOrdering(turn, reward);
}

async function issuedDue(turn: Turn, reward: RewardRow): Promise<void> {
  if (reward.expires_at) await moveReward(turn, reward, 'expire', { reason: 'not-used' });
  else await beginMonths(turn, reward);
}

/** The file names nothing any more that could make or buy it: the owner decides. */
async function stopOrdering(
  { tx, services, at }: Turn,
  { id, campaign, person, referral, reward }: RewardRow,
): Promise<void> {
  await tx.query(`update rewards set due_at = null, reason = 'fulfil-failed' where id = $1`, [id]);
  const data = { reward, reason: 'fulfil-failed' };
  services.emit(tx, { type: 'reward.stuck', campaign, person, referral, reward: id, data, at });
}

/** A job that was lost: another one asks the provider, which knows the order by its name. */
async function orderAgain({ tx, services }: Turn, { id }: RewardRow): Promise<void> {
  services.jobs.add(tx, 'fulfil', { reward: id }, { key: `fulfil ${id}` });
}
