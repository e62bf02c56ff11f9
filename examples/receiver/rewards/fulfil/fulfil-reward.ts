import type { Campaign } from '../../campaign/campaign.ts';
import { inTurn, type Turn } from '../../campaign/turn.ts';
import { errorFacts } from '../../log.ts';
import { noteRewardedBy } from '../../referrals/note-rewarded.ts';
import type { Services } from '../../services.ts';
import { handOut } from '../issue-reward.ts';
import { type RewardRow, rewardRow, rewardRows } from '../reward-row.ts';
import { ruleOf } from '../rule-of.ts';
import type { Fulfil, Fulfilled, FulfilOrder } from './fulfil.ts';

const MINUTE = 60_000;

/** After the first try, the second …: then the owner has to look. */
const AGAIN_AFTER = [5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 8 * 60 * MINUTE, 24 * 60 * MINUTE];

/** As long as nobody else asks for the same reward, also when this receiver ends in the middle. */
const LEASE = 2 * MINUTE;

interface FulfilTask {
  readonly campaign: Campaign;
  readonly fulfil: Fulfil;
  readonly order: FulfilOrder;
  readonly tries: number;
}

/** The job that makes or buys one approved reward. No transaction is open while the provider thinks. */
export async function fulfilReward(services: Services, { reward: id }: { readonly reward: number }): Promise<void> {
  const task = await takeFulfilTask(services, id);
  if (!task) return;
  const { campaign, fulfil, order, tries } = task;
  try {
    const bought = await fulfil(order);
    await inTurn(services, campaign, (turn) => give(turn, order, id, bought));
  } catch (error) {
    services.log('reward not fulfilled', { reward: id, ...errorFacts(error) });
    await inTurn(services, campaign, (turn) => tryLater(turn, id, tries));
  }
}

async function give(turn: Turn, order: FulfilOrder, id: number, { code, link }: Fulfilled): Promise<void> {
  const reward = await rewardRow(turn.tx, id);
  const contents = { ...(code !== undefined && { code }), ...(link !== undefined && { link }) };
  const isGiven = reward !== null && (await handOut(turn, reward, contents));
  if (isGiven) await noteRewardedBy(turn, reward);
  else await keepForOwner(turn, order, id, contents);
}

/** It was taken back, or given otherwise, while the provider worked. What was paid for is kept where nothing else is, and the owner is told. */
async function keepForOwner(
  { tx, services, campaign, at }: Turn,
  order: FulfilOrder,
  id: number,
  { code, link }: Fulfilled,
): Promise<void> {
  await tx.query('update rewards set code = $2, link = $3 where id = $1 and code is null and link is null', [
    id,
    code ?? null,
    link ?? null,
  ]);
  const reward = await rewardRow(tx, id);
  services.log('reward bought, but needed no more', { reward: id, order: order.id });
  services.emit(tx, {
    type: 'reward.stuck',
    campaign: campaign.file.id,
    person: reward?.person ?? null,
    referral: reward?.referral ?? null,
    reward: reward && id,
    data: { reward: order.reward, reason: 'bought-but-cancelled' },
    at,
  });
}

/** The reward is ours to fulfil until the lease ends; `null` when it needs nothing, or somebody else is at it. */
function takeFulfilTask(services: Services, id: number): Promise<FulfilTask | null> {
  return services.database.transaction(async (tx) => {
    const at = services.now();
    const [reward] = await rewardRows(tx, `id = $1 and status = 'approved' and due_at <= $2`, [id, at]);
    const campaign = reward && services.campaigns.byName(reward.campaign);
    if (!reward || !campaign) return null;
    const claimed = await tx.query(
      `update rewards set due_at = $3, fulfil_tries = fulfil_tries + 1 where id = $1 and status = 'approved' and due_at <= $2 returning id`,
      [id, at, new Date(at.getTime() + LEASE)],
    );
    if (claimed.length === 0) return null;
    return fulfilTaskFor(services, campaign, reward, await recipientOf(tx, reward.person));
  });
}

function fulfilTaskFor(
  services: Services,
  campaign: Campaign,
  reward: RewardRow,
  recipient: FulfilOrder['recipient'],
): FulfilTask {
  const name = ruleOf({ campaign }, reward)?.fulfil ?? '';
  const fulfil =
    services.fulfil[name] ?? (() => Promise.reject(new Error(`This receiver has no fulfil hook "${name}".`)));
  const { id, kind, amount, unit } = reward;
  return {
    campaign,
    fulfil,
    tries: reward.fulfil_tries + 1,
    order: {
      id: `${reward.campaign}-${id}`,
      campaign: reward.campaign,
      reward: reward.reward,
      kind,
      amount,
      unit,
      recipient,
    },
  };
}

async function recipientOf(tx: Turn['tx'], person: number): Promise<FulfilOrder['recipient']> {
  const [row] = await tx.query<{ first_name: string | null; last_name: string | null; email: string }>(
    'select first_name, last_name, email from people where id = $1',
    [person],
  );
  const name = [row!.first_name, row!.last_name].filter(Boolean).join(' ');
  return { name: name || null, email: row!.email };
}

/** Another try later, or the owner's turn. */
async function tryLater({ tx, services, at }: Turn, id: number, tries: number): Promise<void> {
  const wait = AGAIN_AFTER[tries - 1];
  const dueAt = wait === undefined ? null : new Date(at.getTime() + wait);
  const [reward] = await tx.query<RewardRow>(
    `update rewards set due_at = $2, reason = $3 where id = $1 and status = 'approved' returning id, campaign, referral, person, reward`,
    [id, dueAt, dueAt ? 'being-fulfilled' : 'fulfil-failed'],
  );
  if (reward && dueAt === null)
    services.emit(tx, {
      type: 'reward.stuck',
      campaign: reward.campaign,
      person: reward.person,
      referral: reward.referral,
      reward: id,
      data: { reward: reward.reward, reason: 'fulfil-failed' },
      at,
    });
}
