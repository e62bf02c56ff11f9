import type { Turn } from '../campaign/turn.ts';
import { monthAt, monthStart, monthAfter } from '../rewards/months.ts';
import { LIVE_REFERRALS_SQL } from './referral-row.ts';

/** Which limit a further friend of a referrer is beyond; `null` while the friend still earns them something. */
export type LimitReason = 'limit' | 'month-limit';

/** How many friends of one referrer count. */
export interface FriendsSoFar {
  readonly overAll: number;
  /** Of the calendar month in which the further friend signed up. */
  readonly inMonth: number;
}

/** How many friends of one referrer earn something, over all and among those of one calendar month. Pure. */
export function beyondLimit(
  { overAll, inMonth }: FriendsSoFar,
  {
    maxFriends,
    maxFriendsPerMonth = Infinity,
  }: { readonly maxFriends: number; readonly maxFriendsPerMonth?: number | undefined },
): LimitReason | null {
  if (overAll >= maxFriends) return 'limit';
  return inMonth >= maxFriendsPerMonth ? 'month-limit' : null;
}

/** First moment of the month that this one lies in, and of the next, by the clock of the campaign. Pure. */
export function monthAround(at: Date, timeZone: string): readonly [from: Date, to: Date] {
  const month = monthAt(at, timeZone);
  return [monthStart(month, timeZone), monthStart(monthAfter(month), timeZone)];
}

/** The same for one more friend of this referrer now. */
export async function limitFor({ tx, campaign }: Turn, referrer: number, signedUp: Date): Promise<LimitReason | null> {
  const { maxFriendsPerMonth, timeZone } = campaign.file;
  // Where months have no limit, none of a month is counted.
  const [from, to] = maxFriendsPerMonth === undefined ? [null, null] : monthAround(signedUp, timeZone);
  const [friends] = await tx.query<FriendsSoFar>(
    `select count(*)::integer as "overAll", (count(*) filter (where at >= $3 and at < $4))::integer as "inMonth"
     from referrals where campaign = $1 and referrer = $2 and counts and status in (${LIVE_REFERRALS_SQL})`,
    [campaign.file.id, referrer, from, to],
  );
  return beyondLimit(friends!, campaign.file);
}
