import type { StoredEvent } from '../events/event.ts';
import type { Queryable } from '../database/database.ts';
import type { Known } from './known.ts';
import { showableName } from '../referrals/referrers.ts';
import type { NewsOfFriend } from './tell-referrer.ts';

/** An event of a campaign, in the transaction in which its messages are written. */
export interface Told extends Known {
  readonly event: StoredEvent;
  /** What a referrer is to be told of friends: put into words once all of it is known. */
  readonly news: NewsOfFriend[];
}

/** First names of the friends of these referrals, each where that friend said yes to being named, and still does. */
export async function namesOfFriends(tx: Queryable, referrals: readonly number[]): Promise<(string | null)[]> {
  const rows = await tx.query<{ name: string | null }>(
    `select case when (
         select granted from consents where person = people.id and purpose = 'name' order by at desc, id desc limit 1
       ) then first_name end as name
     from referrals join people on people.id = referrals.friend
     where referrals.id = any($1::integer[]) order by array_position($1::integer[], referrals.id)`,
    [referrals],
  );
  return rows.map(({ name }) => showableName(name));
}
