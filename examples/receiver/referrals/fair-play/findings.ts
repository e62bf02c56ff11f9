/*
 * Whether a sign-up by somebody's link looks like a friend of theirs. Pure: what is known about it goes in, words for the owner come out. The
 * visitor is told none of them, and the sign-up itself is always kept.
 */

/** `reject`: earns nothing; `hold`: waits until the owner has looked; `flag`: counts, and the owner is shown the word. */
export type Consequence = 'reject' | 'hold' | 'flag';

export type Reason =
  | 'self'
  | 'already-customer'
  | 'already-referred'
  | 'circular'
  | 'disposable-address'
  | 'corrected-before'
  | 'same-device'
  | 'same-network'
  | 'many-sign-ups'
  | 'paid-click'
  | 'banned-source';

export interface Finding {
  readonly reason: Reason;
  readonly consequence: Consequence;
}

/** `loose` trusts more: for campaigns whose links are meant to travel far. */
export type Strictness = 'strict' | 'loose';

/** What is known about one sign-up. */
export interface SignUpFacts {
  /** The friend's mailbox is the referrer's own. */
  readonly sameMailbox: boolean;
  /** The friend was a customer before, and only new ones count. */
  readonly isCustomer: boolean;
  /** Another referral of this friend counts already. */
  readonly isReferred: boolean;
  /** This friend has brought the referrer, or whoever brought the referrer, and so on. */
  readonly broughtReferrer: boolean;
  /** The friend has had a code already, and then said that the address was a mistake. */
  readonly wasCorrected: boolean;
  /** Of the friend's address. */
  readonly domain: string;
  readonly sameDevice: boolean;
  /** One network address and one kind of browser: families, offices and phone networks share them. */
  readonly sameNetwork: boolean;
  /** By this referrer's link, in the last hour, this one included. */
  readonly signUpsInHour: number;
  /** The link carried the click id of a paid advertisement. */
  readonly paidClick: boolean;
  /** `utm_source` and host of the page before, as far as they are known. */
  readonly sources: readonly string[];
}

export interface FairPlayRules {
  readonly strictness: Strictness;
  readonly bannedSources: readonly string[];
  isDisposable(domain: string): boolean;
}

/** More sign-ups by one link in an hour than friends make by themselves. */
export const MOST_IN_AN_HOUR: Readonly<Record<Strictness, number>> = { strict: 10, loose: 40 };

export function findings(facts: SignUpFacts, rules: FairPlayRules): Finding[] {
  const { strictness, bannedSources } = rules;
  const consequenceByStrictness: Consequence = strictness === 'strict' ? 'hold' : 'flag';
  const checks: readonly (readonly [boolean, Reason, Consequence])[] = [
    [facts.sameMailbox, 'self', 'reject'],
    [facts.isCustomer, 'already-customer', 'reject'],
    [facts.isReferred, 'already-referred', 'reject'],
    [facts.broughtReferrer, 'circular', 'reject'],
    [rules.isDisposable(facts.domain), 'disposable-address', 'hold'],
    [facts.wasCorrected, 'corrected-before', 'hold'],
    [facts.sameDevice, 'same-device', 'hold'],
    [facts.signUpsInHour > MOST_IN_AN_HOUR[strictness], 'many-sign-ups', 'hold'],
    [facts.sources.some((source) => isBanned(source, bannedSources)), 'banned-source', 'hold'],
    [facts.paidClick, 'paid-click', consequenceByStrictness],
    [facts.sameNetwork, 'same-network', 'flag'],
  ];
  return checks.filter(([found]) => found).map(([, reason, consequence]) => ({ reason, consequence }));
}

/** `coupons.example` bans its subdomains, too. */
const isBanned = (source: string, banned: readonly string[]): boolean =>
  banned.some(
    (name) => source.toLowerCase() === name.toLowerCase() || source.toLowerCase().endsWith(`.${name.toLowerCase()}`),
  );

/** The first finding that decides, `reject` before `hold`; `null` where the sign-up may go on. */
export const decisive = (found: readonly Finding[]): Finding | null =>
  found.find(({ consequence }) => consequence === 'reject') ??
  found.find(({ consequence }) => consequence === 'hold') ??
  null;
