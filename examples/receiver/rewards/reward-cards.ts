import type { CampaignFile, Reward } from '../campaign/campaign-file.ts';
import type { Queryable } from '../database/database.ts';
import { rewardText } from '../../../src/campaign/reward-text.ts';
import type { Text, Voice } from '../../../src/campaign/texts.ts';
import type { RewardStatus } from './reward-machine.ts';
import { dayOrMoment, lastDay, lastDayOrMoment, opensAt, usableFrom } from './reward-times.ts';
import { LIVE_REWARDS_SQL, type RewardRow, rewardRows, type ReferralSide } from './reward-row.ts';

/** A reward as the chat shows it. */
export interface RewardCard {
  /** Of its record; only for its owner. */
  readonly id?: number;
  readonly kind: string;
  readonly status: RewardStatus;
  readonly title: string;
  readonly text: string;
  readonly amount: number | null;
  readonly unit: string | null;
  /** Of one that comes again: how often, how many have come, and how many there are in all where it ends. */
  readonly every?: 'month';
  readonly given?: number;
  readonly times?: number;
  readonly code?: string;
  readonly link?: string;
  /** ISO 8601, a day or a moment: from when on it can be used, and when it ends. */
  readonly from?: string;
  readonly until?: string;
  readonly conditions?: string;
}

/** Everything that a person has or may get, a card for each record; those that were taken back, too, so that the person sees why. */
export async function allRewardCards(
  tx: Queryable,
  file: CampaignFile,
  person: number,
  voice: Voice,
  eventEnds: Date | null,
  since: Date | null,
): Promise<RewardCard[]> {
  const rows = await rewardRows(
    tx,
    `campaign = $1 and person = $2 and (status in (${LIVE_REWARDS_SQL}) or (status = 'expired' and issued_at is not null))
       and ($3::timestamptz is null or (at >= $3 and side = 'referrer'))`,
    [file.id, person, since],
  );
  return rows.flatMap((row) => {
    const rule = file.rewards.find(({ id }) => id === row.reward);
    return rule ? [cardOf(rule, row, voice, file, eventEnds)] : [];
  });
}

/** What this side will get, from the rules alone. */
export const promisedCards = (file: CampaignFile, side: ReferralSide, voice: Voice): RewardCard[] =>
  file.rewards
    .filter(({ sides, milestone }) => sides.includes(side) && milestone === undefined)
    .map((reward) => promisedCard(reward, voice, file));

export const promisedCard = (reward: Reward, voice: Voice, file: CampaignFile): RewardCard => ({
  status: 'pending',
  amount: reward.amount ?? null,
  unit: reward.unit ?? null,
  ...ruleTimes(reward, file),
  ...rewardTexts(reward, voice),
});

/** What the rule says of when it comes and from when on it can be used, whoever has it. */
export function ruleTimes(reward: Reward, file: CampaignFile): Pick<RewardCard, 'every' | 'times' | 'from'> {
  const from = opensAt(reward, file);
  return {
    ...(reward.every && { every: reward.every }),
    ...(reward.months !== undefined && { times: reward.months }),
    ...(from && { from: dayOrMoment(from, file) }),
  };
}

/** The same, and how far it is, for whoever has it. */
function ownTimes(
  reward: Reward,
  row: RewardRow,
  file: CampaignFile,
  eventEnds: Date | null,
): Pick<RewardCard, 'every' | 'times' | 'from' | 'given' | 'until'> {
  const from = row.status === 'held' && row.held_until ? row.held_until : usableFrom(reward, row, file);
  const until = row.expires_at ?? (row.code ? eventEnds : null);
  return {
    ...ruleTimes(reward, file),
    ...(from && { from: row.status === 'held' ? lastDay(from, file) : dayOrMoment(from, file) }),
    ...(reward.every && { given: row.months_given }),
    ...(until && { until: lastDayOrMoment(until, file) }),
    ...(row.active_until && { until: lastDay(row.active_until, file) }),
  };
}

export function cardOf(
  reward: Reward,
  row: RewardRow,
  voice: Voice,
  file: CampaignFile,
  eventEnds: Date | null,
): RewardCard {
  return {
    id: row.id,
    status: row.status,
    amount: row.amount,
    unit: row.unit,
    ...rewardTexts(reward, voice, row.amount),
    ...(row.code !== null && { code: row.code }),
    ...(row.link !== null && { link: row.link }),
    ...ownTimes(reward, row, file, eventEnds),
  };
}

export function rewardTexts(
  reward: Reward,
  voice: Voice,
  amount = reward.amount ?? null,
): Pick<RewardCard, 'kind' | 'title' | 'text' | 'conditions'> {
  const fill = (text: Text) => rewardText(text, reward, voice, amount);
  return {
    kind: reward.kind,
    title: fill(reward.title),
    text: fill(reward.text),
    ...(reward.conditions !== undefined && { conditions: fill(reward.conditions) }),
  };
}
