import type { Turn } from '../campaign/turn.ts';
import { monthAt, monthStart, monthAfter } from '../rewards/months.ts';
import { LIVE_REFERRALS_SQL } from './referral-row.ts';

/** Which limit a further friend of a referrer is beyond; `null` while the friend still earns them something. */
export type LimitReason = 'limit' | 'month-limit';

/** How many friends of one referrer earn something, over all and among those of one calendar month. Pure. */
export function beyondLimit(
  counting: readonly Date[],
  signedUp: Date,
  {
    maxFriends,
    maxFriendsPerMonth,
    timeZone,
  }: { readonly maxFriends: number; readonly maxFriendsPerMonth?: number | undefined; readonly timeZone: string },
): LimitReason | null {
  if (counting.length >= maxFriends) return 'limit';
  if (maxFriendsPerMonth === undefined) return null;
  const month = monthAt(signedUp, timeZone);
  const [from, to] = [monthStart(month, timeZone), monthStart(monthAfter(month), timeZone)];
  return counting.filter((at) => at >= from && at < to).length >= maxFriendsPerMonth ? 'month-limit' : null;
}

/** The same for one more friend of this referrer now. */
export async function limitFor({ tx, campaign }: Turn, referrer: number, signedUp: Date): Promise<LimitReason | null> {
  const counting = await tx.query<{ at: Date }>(
    `select at from referrals where campaign = $1 and referrer = $2 and counts and status in (${LIVE_REFERRALS_SQL})`,
    [campaign.file.id, referrer],
  );
  return beyondLimit(
    counting.map(({ at }) => at),
    signedUp,
    campaign.file,
  );
}
