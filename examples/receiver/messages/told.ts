import type { Campaign } from '../campaign/campaign.ts';
import type { StoredEvent } from '../events/event.ts';
import type { Queryable } from '../database/database.ts';
import type { Services } from '../services.ts';

/** An event of a campaign, in the transaction in which its messages are written. */
export interface Told {
  readonly tx: Queryable;
  readonly services: Services;
  readonly campaign: Campaign;
  readonly event: StoredEvent;
}

/** The friend's first name where the friend said yes to that, and still does. */
export async function nameOfFriend(tx: Queryable, friend: number): Promise<string | null> {
  const [row] = await tx.query<{ first_name: string | null; granted: boolean | null }>(
    `select first_name, (select granted from consents where person = people.id and purpose = 'name' order by at desc, id desc limit 1) as granted
     from people where id = $1`,
    [friend],
  );
  return row?.granted ? row.first_name : null;
}
