import type { Queryable } from '../database/database.ts';
import type { StoredEvent } from './event.ts';

type EventRow = Omit<StoredEvent, 'data'> & { readonly data: string };

const COLUMNS = 'id::float8 as id, type, campaign, person, referral, reward, result, data, at';

/** Events by a condition on the table `events`, oldest first. */
export async function storedEvents(
  tx: Queryable,
  where: string,
  params: readonly unknown[],
  most = 500,
): Promise<StoredEvent[]> {
  const rows = await tx.query<EventRow>(
    `select ${COLUMNS} from events where ${where} order by events.id limit ${most}`,
    params,
  );
  return rows.map(readEvent);
}

const readEvent = (row: EventRow): StoredEvent => ({ ...row, data: JSON.parse(row.data) as StoredEvent['data'] });

/**
 * The next events that nobody has heard of, oldest first: this transaction's to tell, and nobody else's. Found by their ids: a join would be planned
 * while there are few events, and then read all of them each time.
 */
export async function takeUntold(tx: Queryable, most: number): Promise<StoredEvent[]> {
  const rows = await tx.query<EventRow>(
    `with taken as (
       delete from untold_events where event in (
         select event from untold_events order by event limit $1 for update skip locked)
       returning event)
     select ${COLUMNS} from events where id = any(array(select event from taken)) order by events.id`,
    [most],
  );
  return rows.map(readEvent);
}

export async function storedEvent(tx: Queryable, id: number): Promise<StoredEvent | null> {
  const [event] = await storedEvents(tx, 'id = $1', [id]);
  return event ?? null;
}
