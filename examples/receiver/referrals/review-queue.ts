import type { Queryable } from '../database/database.ts';
import { REVIEW_REFERRALS_SQL } from './referral-row.ts';
import { REVIEW_REWARDS_SQL } from '../rewards/reward-row.ts';
import { LISTED_REWARDS_SQL, type ListedReward } from '../rewards/stock.ts';

/** A referral that waits for the owner's look, with the names of both. */
export interface HeldReferral {
  readonly id: number;
  readonly reason: string | null;
  /** Further reasons for which somebody should look. */
  readonly flags: readonly string[];
  readonly at: Date;
  readonly friend: number;
  readonly friend_first_name: string | null;
  readonly friend_last_name: string | null;
  readonly friend_email: string;
  readonly referrer: number;
  readonly referrer_first_name: string | null;
  readonly referrer_last_name: string | null;
  readonly referrer_email: string;
}

/** As many as somebody looks through in one go; the others follow as these are decided. */
const MOST = 50;

/** The oldest first. Those that only wait for a seat are none of them. */
export async function heldReferrals(db: Queryable, campaign: string): Promise<HeldReferral[]> {
  const rows = await db.query<Omit<HeldReferral, 'flags'> & { flags: string | null }>(
    `select held.id, reason, flags, at,
       friend, friends.first_name as friend_first_name, friends.last_name as friend_last_name, friends.email as friend_email,
       referrer, referrers.first_name as referrer_first_name, referrers.last_name as referrer_last_name, referrers.email as referrer_email
     from (select * from referrals where campaign = $1 and ${REVIEW_REFERRALS_SQL} order by at, id limit ${MOST}) as held
       join people as friends on friends.id = friend join people as referrers on referrers.id = referrer
     order by at, held.id`,
    [campaign],
  );
  return rows.map((row) => ({ ...row, flags: row.flags ? (JSON.parse(row.flags) as string[]) : [] }));
}

/** Rewards that wait for approval, and those that could not be made or bought; the oldest first. */
export const heldRewards = (db: Queryable, campaign: string): Promise<ListedReward[]> =>
  db.query<ListedReward>(
    `${LISTED_REWARDS_SQL} where campaign = $1 and ${REVIEW_REWARDS_SQL}
     order by at, rewards.id limit ${MOST}`,
    [campaign],
  );

/** How much waits, for the overview. */
export async function reviewCount(db: Queryable, campaign: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select (
       (select count(*) from referrals where campaign = $1 and ${REVIEW_REFERRALS_SQL}) +
       (select count(*) from rewards where campaign = $1 and ${REVIEW_REWARDS_SQL})
     )::integer as count`,
    [campaign],
  );
  return row!.count;
}

export interface Decision {
  readonly id: number;
  readonly person: number | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string | null;
  /** Null where it was about a referral. */
  readonly reward_id: string | null;
  readonly amount: number | null;
  readonly decision: string;
  readonly reason: string | null;
  readonly at: Date;
}

export const decisionLog = (db: Queryable, campaign: string): Promise<Decision[]> =>
  db.query<Decision>(
    `select decisions.id, people.id as person, first_name, last_name, email, rewards.reward as reward_id, rewards.amount, decision, decisions.reason, decisions.at
     from (select * from decisions where campaign = $1 order by id desc limit ${MOST}) as decisions
       left join referrals on referrals.id = decisions.referral
       left join rewards on rewards.id = decisions.reward
       left join people on people.id = coalesce(rewards.person, referrals.friend)
     order by decisions.id desc`,
    [campaign],
  );
