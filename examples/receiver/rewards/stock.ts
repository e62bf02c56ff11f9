import type { Queryable } from '../database/database.ts';

/** How one reward of a campaign stands. */
export interface Stock {
  readonly reward: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Codes that nobody has yet. */
  readonly codesLeft: number;
  readonly codesTaken: number;
}

export async function stocks(db: Queryable, campaign: string): Promise<Stock[]> {
  const counted = await db.query<{ reward: string; status: string; count: number }>(
    'select reward, status, count(*)::integer as count from rewards where campaign = $1 group by reward, status',
    [campaign],
  );
  const codes = await db.query<{ reward: string; left: number; taken: number }>(
    `select reward, count(*) filter (where taken_at is null)::integer as left, count(taken_at)::integer as taken
     from reward_codes where campaign = $1 group by reward`,
    [campaign],
  );
  const names = [...new Set([...counted, ...codes].map(({ reward }) => reward))].sort();
  return names.map((reward) => ({
    reward,
    counts: Object.fromEntries(
      counted.filter((row) => row.reward === reward).map(({ status, count }) => [status, count]),
    ),
    codesLeft: codes.find((row) => row.reward === reward)?.left ?? 0,
    codesTaken: codes.find((row) => row.reward === reward)?.taken ?? 0,
  }));
}

/** A reward as the owner's pages list it. */
export interface ListedReward {
  readonly id: number;
  readonly person: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly reward: string;
  readonly amount: number | null;
  readonly side: string;
  readonly status: string;
  readonly reason: string | null;
  readonly code: string | null;
  readonly link: string | null;
  readonly at: Date;
}

export interface RewardWish {
  readonly status: string;
  /** Id of a reward of the campaign file; empty for all. */
  readonly reward: string;
  /** Finds its reward alone; empty for all. */
  readonly code: string;
  /** The last one of the page before. */
  readonly before: { readonly at: Date; readonly key: number } | null;
}

/** Rewards of one status, the newest first. */
export function listedRewards(
  db: Queryable,
  campaign: string,
  { status, reward, code, before }: RewardWish,
  most: number,
): Promise<ListedReward[]> {
  if (code) return db.query<ListedReward>(`${LISTED_REWARDS_SQL} where campaign = $1 and code = $2`, [campaign, code]);
  const params: unknown[] = [campaign, status];
  const conditions = ['campaign = $1', 'status = $2'];
  if (reward) conditions.push(`reward = $${params.push(reward)}`);
  if (before) conditions.push(`(at, rewards.id) < ($${params.push(before.at)}, $${params.push(before.key)})`);
  return db.query<ListedReward>(
    `${LISTED_REWARDS_SQL} where ${conditions.join(' and ')} order by at desc, rewards.id desc limit ${most}`,
    params,
  );
}

/** Rewards with the names of whoever has them, as the owner's pages list them: a statement to be ended with conditions and an order. */
export const LISTED_REWARDS_SQL = `select rewards.id, person, first_name, last_name, email, reward, amount, side, status, reason, code, link, at
  from rewards join people on people.id = rewards.person`;
