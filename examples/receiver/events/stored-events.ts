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

/** The next events that nobody has heard of, oldest first: this transaction's to tell, and nobody else's. */
export async function takeUntold(tx: Queryable, most: number, now: Date): Promise<StoredEvent[]> {
  const rows = await tx.query<EventRow>(
    `update events set told_at = $1 where id in (
       select id from events where told_at is null order by id limit ${most} for update skip locked)
     returning ${COLUMNS}`,
    [now],
  );
  return rows.map(readEvent).sort((one, other) => one.id - other.id);
}

export async function storedEvent(tx: Queryable, id: number): Promise<StoredEvent | null> {
  const [event] = await storedEvents(tx, 'id = $1', [id]);
  return event ?? null;
}
