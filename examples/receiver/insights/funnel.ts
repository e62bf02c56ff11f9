import type { Queryable } from '../database/database.ts';
import { type Filter, isNarrow, whereOf } from './filter.ts';
import { type Known, rate } from './numbers.ts';
import type { Period } from './period.ts';

/** Conversations by how far they came. */
export interface Funnel {
  /** First messages shown in a visible page; unknown where no page counts them, or where the filter asks for what they do not tell. */
  readonly sessions: Known;
  /** Sessions with an act of the visitor. */
  readonly interactions: number;
  /** Sessions that came to an end of the flow. */
  readonly completions: number;
  /** Contacts with an address or a number, each counted once. */
  readonly leads: number;
  readonly goals: number;
}

export interface FunnelRates {
  readonly interaction: Known;
  readonly completion: Known;
  readonly lead: Known;
}

export const ratesOf = ({ sessions, interactions, completions, leads }: Funnel): FunnelRates => ({
  interaction: rate(interactions, sessions),
  completion: rate(completions, interactions),
  lead: rate(leads, completions),
});

const SUMS = `coalesce(sum(interactions), 0)::integer as interactions, coalesce(sum(completions), 0)::integer as completions,
  coalesce(sum(leads), 0)::integer as leads, coalesce(sum(goals), 0)::integer as goals`;

type Counts = Omit<Funnel, 'sessions'>;

export async function funnel(db: Queryable, filter: Filter, period: Period = filter.period): Promise<Funnel> {
  const { sql, params } = whereOf(filter, period);
  const [counts] = await db.query<Counts>(`select ${SUMS} from session_counts where ${sql}`, params);
  return { sessions: isNarrow(filter) ? null : await showings(db, filter, period), ...counts! };
}

/** Null where nothing was ever shown: then no page counts. */
async function showings(db: Queryable, { campaign, flow }: Filter, { from, to }: Period): Promise<Known> {
  const [shown] = await db.query<{ count: number | null }>(
    `select sum(count)::integer as count from showings
     where day between $1 and $2 and ($3 = '' or campaign = $3) and ($4 = '' or flow = $4)`,
    [from, to, campaign, flow],
  );
  return shown!.count;
}

export interface Slice extends Funnel {
  readonly name: string;
}

/** Columns of `session_counts` by which the owner may part the numbers. */
export type Dimension =
  'device' | 'phase' | 'variant' | 'utm_source' | 'utm_medium' | 'utm_campaign' | 'referred' | 'flow';

const MOST_SLICES = 12;

/** The funnel of each device, source, and so on; the busiest first. */
export async function funnelBy(db: Queryable, filter: Filter, dimension: Dimension): Promise<Slice[]> {
  const { sql, params } = whereOf(filter);
  const slices = await db.query<Counts & { name: string }>(
    `select ${dimension}::text as name, ${SUMS} from session_counts where ${sql}
     group by ${dimension} order by sum(interactions) desc, 1 limit ${MOST_SLICES}`,
    params,
  );
  return slices.map((slice) => ({ sessions: null, ...slice }));
}

export interface DayCount {
  readonly day: string;
  readonly interactions: number;
  readonly leads: number;
}

export async function byDay(db: Queryable, filter: Filter): Promise<DayCount[]> {
  const { sql, params } = whereOf(filter);
  return db.query<DayCount>(
    `select to_char(day, 'YYYY-MM-DD') as day, sum(interactions)::integer as interactions, sum(leads)::integer as leads
     from session_counts where ${sql} group by session_counts.day order by session_counts.day`,
    params,
  );
}

/** What there is to choose from in the filter's lists. */
export interface Choices {
  readonly campaigns: readonly string[];
  readonly flows: readonly string[];
  readonly devices: readonly string[];
  readonly sources: readonly string[];
  readonly mediums: readonly string[];
  readonly utmCampaigns: readonly string[];
}

const MOST_CHOICES = 50;

export async function choices(db: Queryable): Promise<Choices> {
  const distinct = async (column: string) =>
    (
      await db.query<{ word: string }>(
        `select ${column} as word from session_counts where ${column} <> ''
         group by ${column} order by sum(interactions) desc, 1 limit ${MOST_CHOICES}`,
      )
    ).map(({ word }) => word);
  return {
    campaigns: await distinct('campaign'),
    flows: await distinct('flow'),
    devices: await distinct('device'),
    sources: await distinct('utm_source'),
    mediums: await distinct('utm_medium'),
    utmCampaigns: await distinct('utm_campaign'),
  };
}
