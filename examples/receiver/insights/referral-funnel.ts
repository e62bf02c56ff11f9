import type { Queryable } from '../database/database.ts';
import { type Known, rate } from './numbers.ts';
import type { Period } from './period.ts';
import { COUNTING_SQL } from '../referrals/referral-row.ts';

/** A span of time; `to` is no longer part of it. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

export interface ReferralFunnel {
  /** Who got a share link. */
  readonly referrers: number;
  /** Of all who pressed "share": how many people. */
  readonly sharers: number;
  readonly shares: number;
  readonly visits: number;
  readonly starts: number;
  readonly signUps: number;
  /** Qualified, and so counted for a reward. */
  readonly qualified: number;
  readonly rejected: number;
  readonly rewards: number;
}

export interface ReferralRates {
  readonly share: Known;
  /** The viral factor. */
  readonly signUpsPerSharer: Known;
  readonly conversion: Known;
}

export const referralRates = ({ referrers, sharers, signUps, visits }: ReferralFunnel): ReferralRates => ({
  share: rate(sharers, referrers),
  signUpsPerSharer: rate(signUps, sharers),
  conversion: rate(signUps, visits),
});

/** From counts by day: `countChangedDays` comes first. */
export async function referralFunnel(db: Queryable, campaign: string, { from, to }: Period): Promise<ReferralFunnel> {
  const rows = await db.query<{ measure: string; count: number }>(
    `select measure, sum(count)::integer as count from referral_counts
     where campaign = $1 and day between $2::date and $3::date and (measure <> 'sharers' or part < $4)
     group by measure`,
    [campaign, from, to, from],
  );
  const count = (measure: string) => rows.find((row) => row.measure === measure)?.count ?? 0;
  return {
    referrers: count('referrers'),
    sharers: count('sharers'),
    shares: count('shares'),
    visits: count('visits'),
    starts: count('starts'),
    signUps: count('sign-ups'),
    qualified: count('qualified'),
    rejected: count('rejected'),
    rewards: count('rewards'),
  };
}

/** How often the flow of each side was seen; unknown where no page counts it. */
export interface ShownTo {
  readonly customers: Known;
  readonly friends: Known;
}

export async function shownTo(db: Queryable, campaign: string, { from, to }: Period): Promise<ShownTo> {
  const [row] = await db.query<ShownTo>(
    `select sum(count) filter (where role = 'referrer')::integer as customers,
       sum(count) filter (where role = 'friend')::integer as friends
     from showings where campaign = $1 and day between $2 and $3`,
    [campaign, from, to],
  );
  return row!;
}

export interface Reason {
  readonly reason: string;
  readonly count: number;
}

export const rejectedFor = (db: Queryable, campaign: string, { from, to }: Period): Promise<Reason[]> =>
  db.query<Reason>(
    `select part as reason, sum(count)::integer as count from referral_counts
     where campaign = $1 and day between $2::date and $3::date and measure = 'rejected' group by part order by 2 desc, 1`,
    [campaign, from, to],
  );

export interface Channel {
  readonly channel: string;
  readonly visits: number;
  readonly signUps: number;
}

/** By where the link was put: what brought most friends first. */
export const channels = (db: Queryable, campaign: string, { from, to }: Period): Promise<Channel[]> =>
  db.query<Channel>(
    `select part as channel, coalesce(sum(count) filter (where measure = 'visits'), 0)::integer as visits,
       coalesce(sum(count) filter (where measure = 'sign-ups'), 0)::integer as "signUps"
     from referral_counts
     where campaign = $1 and day between $2::date and $3::date and measure in ('visits', 'sign-ups')
     group by part order by 3 desc, 2 desc, 1 limit 12`,
    [campaign, from, to],
  );

export interface TopReferrer {
  readonly id: number;
  /** Never more than a first name. */
  readonly first_name: string | null;
  readonly friends: number;
}

export const topReferrers = (db: Queryable, campaign: string, { from, to }: Span, most = 10): Promise<TopReferrer[]> =>
  db.query<TopReferrer>(
    `select people.id, first_name, friends from (
       select referrer, count(*)::integer as friends from referrals
       where campaign = $1 and status in (${COUNTING_SQL}) and at >= $2 and at < $3
       group by referrer order by friends desc, referrer limit ${most}
     ) as top join people on people.id = top.referrer order by friends desc, people.id`,
    [campaign, from, to],
  );

export interface TimeToConvert {
  /** Sign-ups that it was taken from: the newest. */
  readonly of: number;
  /** Seconds from the first look at the page to the sign-up, of the middle one. */
  readonly median: Known;
  /** Nine of ten were faster. */
  readonly ninth: Known;
}

const SAMPLE = 1000;

export async function timeToConvert(db: Queryable, campaign: string, { from, to }: Span): Promise<TimeToConvert> {
  const [row] = await db.query<TimeToConvert>(
    `select count(seconds)::integer as of, percentile_cont(0.5) within group (order by seconds)::float8 as median,
       percentile_cont(0.9) within group (order by seconds)::float8 as ninth
     from (
       select extract(epoch from latest.at - visits.visited_at)::float8 as seconds
       from (
         select result, at from referrals
         where campaign = $1 and status <> 'rejected' and at >= $2 and at < $3 order by at desc limit ${SAMPLE}) as latest
         join results on results.id = latest.result
         join visits on visits.campaign = $1 and visits.session = results.session
       where visits.visited_at <= latest.at
     ) as each`,
    [campaign, from, to],
  );
  return row!;
}
