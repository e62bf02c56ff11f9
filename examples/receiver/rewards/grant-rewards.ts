import type { Reward } from '../campaign/campaign-file.ts';
import type { ReadOnlyTurn, Turn } from '../campaign/turn.ts';
import type { ReferralRow } from '../referrals/referral-row.ts';
import { LIVE_REWARDS_SQL, REWARD_COLUMNS, type ReferralSide, type RewardRow } from './reward-row.ts';

/** What this side of every referral earns, by the campaign's rules. */
export const rewardsOfSide = (turn: Pick<Turn, 'campaign'>, side: ReferralSide): readonly Reward[] =>
  turn.campaign.file.rewards.filter(({ sides, milestone }) => sides.includes(side) && milestone === undefined);

/**
 * One pending record for each reward that this side of a referral earns. The database refuses a second one: of the same side of a referral, and
 * for the same person where the rule says `once`. Answers the new ones.
 */
export async function grantRewards(turn: Turn, referral: ReferralRow, side: ReferralSide): Promise<RewardRow[]> {
  const person = side === 'referrer' ? referral.referrer : referral.friend;
  return insertRewards(turn, rewardsOfSide(turn, side), { referral: referral.id, person, side, milestone: null });
}

/** The reward for having brought so many friends; once for each such number. */
export const grantMilestone = (turn: Turn, rule: Reward, person: number): Promise<RewardRow[]> =>
  insertRewards(turn, [rule], { referral: null, person, side: 'referrer', milestone: rule.milestone ?? null });

/** The reward for a flow that this person has finished with `result`; once, however often they finish it. */
export const grantFinished = (turn: Turn, rule: Reward, person: number, result: string): Promise<RewardRow[]> =>
  insertRewards(turn, [rule], { referral: null, person, side: 'participant', milestone: null, result });

interface Grant extends Pick<RewardRow, 'referral' | 'person' | 'side' | 'milestone'> {
  readonly result?: string;
}

async function insertRewards(turn: Turn, rules: readonly Reward[], grant: Grant): Promise<RewardRow[]> {
  const { tx, campaign, at } = turn;
  const left: Reward[] = [];
  for (const rule of rules) if (await mayGrant(turn, rule)) left.push(rule);
  if (left.length === 0) return [];
  const column = (value: (rule: Reward) => unknown) => left.map((rule) => value(rule) ?? null);
  return tx.query<RewardRow>(
    `insert into rewards (campaign, referral, person, side, milestone, reward, kind, amount, unit, once, cost, status, at, result)
     select $1::text, $2::integer, $3::integer, $4::text, $5::integer, reward, kind, amount, unit, once, cost, 'pending', $6::timestamptz, $13::uuid
     from unnest($7::text[], $8::text[], $9::integer[], $10::text[], $11::boolean[], $12::numeric[])
       with ordinality as rule (reward, kind, amount, unit, once, cost, nth) order by nth
     on conflict do nothing returning ${REWARD_COLUMNS}, 0 as months_given`,
    [
      campaign.file.id,
      grant.referral,
      grant.person,
      grant.side,
      grant.milestone,
      at,
      column(({ id }) => id),
      column(({ kind }) => kind),
      column(({ amount }) => amount),
      column(({ unit }) => unit),
      column(({ once }) => once),
      column(({ cost }) => cost),
      grant.result ?? null,
    ],
  );
}

/** Whether the whole campaign has given less of this reward than it may. */
export const mayGrant = async (
  { tx, campaign }: Pick<ReadOnlyTurn, 'tx' | 'campaign'>,
  rule: Reward,
): Promise<boolean> => rule.most === undefined || (await givenSoFar(tx, campaign.file.id, rule.id)) < rule.most;

/** How many of the whole campaign's are taken. */
async function givenSoFar(tx: ReadOnlyTurn['tx'], campaign: string, reward: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from rewards where campaign = $1 and reward = $2 and status in (${LIVE_REWARDS_SQL})`,
    [campaign, reward],
  );
  return row!.count;
}
