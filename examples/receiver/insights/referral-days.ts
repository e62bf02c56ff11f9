import type { CampaignFile } from '../campaign/campaign-file.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Services } from '../services.ts';
import { today } from './period.ts';
import { COUNTING_SQL } from '../referrals/referral-row.ts';
import { LOCKS } from '../database/locks.ts';

/*
 * What friends brought, counted by day, so that a page of numbers adds up a few rows however many friends there are.
 *
 * Triggers write down the moment of everything that is added, changed or deleted in the tables that are counted (`changed_days`); before
 * somebody reads, the days of these moments are counted anew from the rows themselves. So a count is never moved up or down, and can't drift:
 * whatever changed a row, and whenever, such as a refund after months or a person who is deleted, its day is counted as it is now.
 */

type Zoned = Pick<CampaignFile, 'id' | 'timeZone'>;

/** Counts all days anew in which something has changed, and all there are where none has been counted in this time zone. */
export async function countChangedDays(database: Database, { id, timeZone }: Zoned, now: Date): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCKS.referralDays]);
    const [campaign] = await tx.query<{ counted_in: string | null }>('select counted_in from campaigns where id = $1', [
      id,
    ]);
    // First what is to be counted, then the counting: what is committed in between is counted now, and once more the next time.
    const changed = await tx.query<{ day: string }>(
      `with changed as (delete from changed_days where campaign = $1 returning at)
       select distinct (at at time zone $2)::date::text as day from changed`,
      [id, timeZone],
    );
    if (campaign && campaign.counted_in !== timeZone) {
      await tx.query('delete from referral_counts where campaign = $1', [id]);
      await tx.query('update campaigns set counted_in = $2 where id = $1', [id, timeZone]);
      await countDays(tx, { id, timeZone }, await allDays(tx, { id, timeZone }, now));
    } else if (changed.length > 0) {
      const days = changed.map(({ day }) => day);
      await countDays(tx, { id, timeZone }, [...new Set([...days, ...(await nextShares(tx, { id, timeZone }, days))])]);
    }
  });
}

/** The same for every campaign, so that a page finds little left to count. */
export async function countReferralDays({ database, campaigns, now }: Services): Promise<void> {
  for (const { file } of campaigns.all) await countChangedDays(database, file, now());
}

/** Every day from the first row to today. */
async function allDays(tx: Queryable, { id, timeZone }: Zoned, now: Date): Promise<string[]> {
  const rows = await tx.query<{ day: string }>(
    `select day::date::text as day from (
       select least(
         (select min(created_at) from referrers where campaign = $1), (select min(visited_at) from visits where campaign = $1),
         (select min(at) from referrals where campaign = $1), (select min(at) from rewards where campaign = $1),
         (select min(at) from events where campaign = $1 and type = 'share.intended')) as at) as first
       cross join generate_series((first.at at time zone $2)::date::timestamp, $3::timestamp, '1 day') as day`,
    [id, timeZone, today(now, timeZone)],
  );
  return rows.map(({ day }) => day);
}

/** The days on which those who shared on one of these shared again: who has shared when before is part of what is counted there. */
async function nextShares(tx: Queryable, { id, timeZone }: Zoned, days: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ day: string }>(
    `select distinct (next.at at time zone $2)::date::text as day
     from unnest($3::date[]) as day
       cross join lateral (
         select distinct person from events where campaign = $1 and type = 'share.intended' and person is not null
           and at >= day::timestamp at time zone $2 and at < (day + 1)::timestamp at time zone $2) as sharers
       cross join lateral (
         select min(at) as at from events where events.person = sharers.person and campaign = $1 and type = 'share.intended'
           and at >= (day + 1)::timestamp at time zone $2) as next
     where next.at is not null`,
    [id, timeZone, days],
  );
  return rows.map(({ day }) => day);
}

/** What a day counts: each a select of part, count and cost, of rows between `day.starts` and `day.ends`. */
const MEASURES: Readonly<Record<string, string>> = {
  referrers: `select '' as part, count(*), 0 as cost from referrers
    where campaign = $1 and created_at >= day.starts and created_at < day.ends`,
  shares: `select '', count(*), 0 from events
    where campaign = $1 and type = 'share.intended' and at >= day.starts and at < day.ends`,
  // By the day on which they shared before: in a period those count whose share before lies outside of it, so that each counts once.
  sharers: `select coalesce((before.at at time zone $2)::date::text, ''), count(*), 0
    from (
      select distinct person from events
      where campaign = $1 and type = 'share.intended' and at >= day.starts and at < day.ends and person is not null) as sharers
      cross join lateral (
        select max(at) as at from events
        where events.person = sharers.person and campaign = $1 and type = 'share.intended' and at < day.starts) as before
    group by 1`,
  visits: `select coalesce(channel, ''), count(*), 0 from visits
    where campaign = $1 and visited_at >= day.starts and visited_at < day.ends group by 1`,
  starts: `select '', count(started_at), 0 from visits
    where campaign = $1 and visited_at >= day.starts and visited_at < day.ends`,
  'sign-ups': `select coalesce(channel, ''), count(*), 0 from referrals
    where campaign = $1 and status <> 'rejected' and at >= day.starts and at < day.ends group by 1`,
  qualified: `select '', count(*), 0 from referrals
    where campaign = $1 and status in (${COUNTING_SQL}) and at >= day.starts and at < day.ends`,
  rejected: `select coalesce(reason, 'unknown'), count(*), 0 from referrals
    where campaign = $1 and status = 'rejected' and at >= day.starts and at < day.ends group by 1`,
  rewards: `select reward, count(*), coalesce(sum(cost), 0) from rewards
    where campaign = $1 and status in ('approved', 'issued', 'redeemed') and at >= day.starts and at < day.ends group by 1`,
  unpriced: `select reward, count(*), 0 from rewards
    where campaign = $1 and status in ('approved', 'issued', 'redeemed') and cost is null and at >= day.starts and at < day.ends
    group by 1`,
};

async function countDays(tx: Queryable, { id, timeZone }: Zoned, days: readonly string[]): Promise<void> {
  await tx.query('delete from referral_counts where campaign = $1 and day = any($2::date[])', [id, days]);
  for (const [measure, select] of Object.entries(MEASURES))
    await tx.query(
      `insert into referral_counts (campaign, day, measure, part, count, cost)
       select $1, day.date, $4, counted.* from (
         select date, date::timestamp at time zone $2::text as starts, (date + 1)::timestamp at time zone $2 as ends
         from unnest($3::date[]) as date) as day
         cross join lateral (${select}) as counted (part, count, cost)
       where counted.count > 0`,
      [id, timeZone, days, measure],
    );
}
