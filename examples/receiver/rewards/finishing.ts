import type { Reward } from '../campaign/campaign-file.ts';
import type { ReadOnlyTurn, Turn } from '../campaign/turn.ts';
import type { Voice } from '../../../src/campaign/texts.ts';
import { closedAt } from '../referrals/join-as-friend.ts';
import { hasConfirmedAddress } from '../referrals/qualify.ts';
import { hadCodeOfMistakeSql } from './code-of-mistake.ts';
import { grantFinished, mayGrant } from './grant-rewards.ts';
import { approveReward } from './release-rewards.ts';
import { moveReward, tellOfReward } from './move-reward.ts';
import { cardOf, promisedCard, type RewardCard } from './reward-cards.ts';
import { EARNED_REWARDS_SQL, type RewardRow, rewardRows } from './reward-row.ts';
import { ruleOf } from './rule-of.ts';

/* What finishing a survey or a quiz earns by itself: the same machine as for friends, without a referral. */

/** What finishing this flow earns. */
export const rewardsForFinishing = ({ campaign }: Pick<Turn, 'campaign'>, flow: string): readonly Reward[] =>
  campaign.file.rewards.filter(({ finishing }) => finishing === flow);

export interface Finished {
  readonly person: number;
  /** The result that finished it. */
  readonly result: string;
  /** When. */
  readonly at: Date;
  /** They came by a link from a mail of ours, so that the address is theirs. */
  readonly isKnown: boolean;
  /** Of the address. */
  readonly domain: string | null;
}

/** Gives each reward that is not given yet, as far as it may be. Nothing before the campaign has begun, nor after it. */
export async function rewardFinishing(turn: Turn, rules: readonly Reward[], finished: Finished): Promise<void> {
  if (isOver(turn, finished.at)) return;
  for (const rule of rules)
    for (const reward of await grantFinished(turn, rule, finished.person, finished.result))
      await letGoFinished(turn, reward, finished);
}

const isOver = (turn: ReadOnlyTurn, at: Date) => ['ended', 'soon'].includes(closedAt(turn, at) ?? '');

async function letGoFinished(turn: Turn, reward: RewardRow, { isKnown, domain, at }: Finished): Promise<void> {
  const { confirmAddress } = turn.campaign.file;
  const isDoubtful =
    closedAt(turn, at) === 'paused' ||
    (domain !== null && turn.services.fairPlay.isDisposable(domain)) ||
    (await hadCodeOfMistake(turn, reward.person));
  if (isDoubtful) await moveReward(turn, reward, 'hold', { reason: 'approval' });
  else if (confirmAddress && !isKnown && !(await hasConfirmedAddress(turn, reward.person)))
    await tellOfReward(turn, reward);
  else await approveUnlessAsked(turn, reward);
}

const hadCodeOfMistake = async ({ tx, campaign }: Turn, person: number): Promise<boolean> =>
  (await tx.query(`select 1 where ${hadCodeOfMistakeSql('$1', '$2')}`, [campaign.file.id, person])).length > 0;

/** There is no contract to withdraw from, so nothing waits for that time. */
async function approveUnlessAsked(turn: Turn, reward: RewardRow): Promise<void> {
  if (turn.campaign.file.qualifies.approval === 'manual')
    await moveReward(turn, reward, 'hold', { reason: 'approval' });
  else await approveReward(turn, reward);
}

/** The address is proven to be theirs. */
export async function letGoWhatWaitedForAddress(turn: Turn, person: number): Promise<void> {
  const waiting = await rewardRows(
    turn.tx,
    `campaign = $1 and person = $2 and side = 'participant' and status = 'pending'`,
    [turn.campaign.file.id, person],
  );
  for (const reward of waiting) await approveUnlessAsked(turn, reward);
}

/** What whoever typed an address is told: what it is, and no code, which goes to that address. The same whether they had it before or not. */
export async function promisedForFinishing(
  turn: ReadOnlyTurn,
  rules: readonly Reward[],
  at: Date,
  voice: Voice,
): Promise<RewardCard[]> {
  if (isOver(turn, at)) return [];
  const cards: RewardCard[] = [];
  for (const rule of rules) if (await mayGrant(turn, rule)) cards.push(promisedCard(rule, voice, turn.campaign.file));
  return cards;
}

/** What whoever came through their own link has got by it, with codes. */
export async function cardsForFinishing(
  turn: ReadOnlyTurn,
  rules: readonly Reward[],
  person: number,
  voice: Voice,
): Promise<RewardCard[]> {
  const rows = await rewardRows(
    turn.tx,
    `campaign = $1 and person = $2 and side = 'participant' and reward = any($3::text[]) and (status = 'pending' or status = 'held' or status in (${EARNED_REWARDS_SQL}))`,
    [turn.campaign.file.id, person, rules.map(({ id }) => id)],
  );
  return rows.map((row) => cardOf(ruleOf(turn, row)!, row, voice, turn.campaign.file, null));
}
