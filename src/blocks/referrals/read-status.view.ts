import { asRecord } from '../../shared/as-record.ts';

/* What an endpoint tells of a campaign, whatever it may be: numbers are numbers, lists are lists. */

export interface Milestone {
  readonly at: number;
  readonly isReached: boolean;
  readonly title: string;
}

export interface StatusReward {
  readonly kind: string | undefined;
  readonly title: string;
  readonly amount: number | undefined;
  readonly unit: string | undefined;
  readonly every: string | undefined;
  readonly given: number | undefined;
  readonly times: number | undefined;
  readonly status: string | undefined;
  readonly code: string | undefined;
  readonly link: string | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

export interface ReferralStatus {
  readonly url: string;
  readonly shares: number;
  readonly joined: number;
  readonly pending: number;
  readonly ready: number;
  readonly most: number;
  readonly milestones: readonly Milestone[];
  readonly rewards: readonly StatusReward[];
}

/** More of a list than this nobody reads in a chat. */
const MOST = 30;
const count = (value: unknown): number =>
  typeof value === 'number' && value > 0 && isFinite(value) ? Math.floor(value) : 0;
const number = (value: unknown) => (typeof value === 'number' && isFinite(value) ? value : undefined);
const word = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const listOf = (value: unknown): { readonly [name: string]: unknown }[] =>
  Array.isArray(value) ? value.slice(0, MOST).map(asRecord) : [];

export function readStatus(told: unknown): ReferralStatus {
  const { friends, shares, referral, milestones, rewards } = asRecord(told);
  const { joined, pending, ready, most } = asRecord(friends);
  return {
    url: word(asRecord(referral).url) ?? '',
    shares: count(shares),
    joined: count(joined),
    pending: count(pending),
    ready: count(ready),
    most: count(most),
    milestones: listOf(milestones)
      .map(({ at, reached, title }) => ({ at: count(at), isReached: reached === true, title: word(title) ?? '' }))
      .filter(({ at }) => at > 0)
      .sort((one, other) => one.at - other.at),
    rewards: listOf(rewards).map(
      ({ kind, title, amount, unit, every, given, times, status, code, link, from, until }) => ({
        kind: word(kind),
        title: word(title) ?? '',
        amount: number(amount),
        unit: word(unit),
        every: word(every),
        given: number(given),
        times: number(times),
        status: word(status),
        code: word(code),
        link: word(link),
        from: word(from),
        until: word(until),
      }),
    ),
  };
}
