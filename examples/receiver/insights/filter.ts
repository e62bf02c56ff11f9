import { isDay, lastDays, lengthOf, type Period } from './period.ts';

/** What the owner looks at. Empty words leave nothing out. */
export interface Filter {
  readonly period: Period;
  readonly campaign: string;
  readonly flow: string;
  readonly device: string;
  /** utm_source. */
  readonly source: string;
  /** utm_medium. */
  readonly medium: string;
  readonly utmCampaign: string;
  readonly by: '' | 'referral' | 'direct';
}

export const PRESETS = [7, 30, 90, 365] as const;
const DEFAULT_DAYS = 30;
/** Ten years: no bar of a day is too narrow to ask for. */
const MOST_DAYS = 3653;
const LONGEST_WORD = 64;

/** Reads the filter out of an address; what cannot be read counts as not said. */
export function readFilter(query: (name: string) => string | undefined, now: Date, timeZone: string): Filter {
  const word = (name: string) => (query(name) ?? '').replaceAll('\0', '').slice(0, LONGEST_WORD);
  const [from, to] = [word('from'), word('to')];
  const days = Number(query('days'));
  const own = isDay(from) && isDay(to) && from <= to ? { from, to } : null;
  const by = word('by');
  return {
    period:
      own && lengthOf(own) <= MOST_DAYS
        ? own
        : lastDays(PRESETS.some((each) => each === days) ? days : DEFAULT_DAYS, now, timeZone),
    campaign: word('campaign'),
    flow: word('flow'),
    device: word('device'),
    source: word('source'),
    medium: word('medium'),
    utmCampaign: word('utm'),
    by: by === 'referral' || by === 'direct' ? by : '',
  };
}

/** The filter as a part of an address, with changes. */
export function queryOf(filter: Filter, changes: Readonly<Record<string, string>> = {}): string {
  const { period, campaign, flow, device, source, medium, utmCampaign, by } = filter;
  const all = {
    from: period.from,
    to: period.to,
    campaign,
    flow,
    device,
    source,
    medium,
    utm: utmCampaign,
    by,
    ...changes,
  };
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '')).toString();
}

/** Whether anything beside the period and the campaign leaves conversations out that showings cannot tell apart. */
export const isNarrow = ({ device, source, medium, utmCampaign, by }: Filter): boolean =>
  [device, source, medium, utmCampaign, by].some((word) => word !== '');

/** The condition on `session_counts`, with its values. */
export function whereOf(filter: Filter, period: Period = filter.period): { sql: string; params: unknown[] } {
  const params: unknown[] = [period.from, period.to];
  const conditions = ['day between $1 and $2'];
  const equal = (column: string, value: unknown) => {
    params.push(value);
    conditions.push(`${column} = $${params.length}`);
  };
  if (filter.campaign) equal('campaign', filter.campaign);
  if (filter.flow) equal('flow', filter.flow);
  if (filter.device) equal('device', filter.device);
  if (filter.source) equal('utm_source', filter.source);
  if (filter.medium) equal('utm_medium', filter.medium);
  if (filter.utmCampaign) equal('utm_campaign', filter.utmCampaign);
  if (filter.by) equal('referred', filter.by === 'referral');
  return { sql: conditions.join(' and '), params };
}
