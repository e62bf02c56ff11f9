import type { Queryable } from '../database/database.ts';
import { errorFacts } from '../log.ts';
import type { Services } from '../services.ts';
import { storedEvent } from './stored-events.ts';
import { type Subscriber, subscribers } from './subscribers.ts';

/** Events told in one transaction. */
const BATCH = 100;

/**
 * Tells every subscriber of an event, or none of them: when one fails, the job is done again. An event whose person was deleted meanwhile is
 * told to nobody.
 */
export async function fanOut(
  services: Services,
  { event }: { readonly event: number },
  hearing: readonly Subscriber[] = subscribers,
): Promise<void> {
  await services.database.transaction((tx) => tellOf(tx, services, event, hearing));
}

/**
 * Tells subscribers of the next events that nobody has heard of, and answers how many there were. Receivers that do so at once take different
 * ones. An event at which a subscriber fails becomes a job of its own, which is tried again, and holds up none of the others.
 */
export async function tellWaiting(services: Services, hearing: readonly Subscriber[] = subscribers): Promise<number> {
  const { database, log } = services;
  try {
    return await database.transaction(async (tx) => {
      const ids = await takeWaiting(tx, services);
      for (const id of ids) await tellOf(tx, services, id, hearing);
      return ids.length;
    });
  } catch (error) {
    log('telling of events failed', errorFacts(error));
    return database.transaction(async (tx) => {
      const ids = await takeWaiting(tx, services);
      for (const id of ids) await services.jobs.add(tx, 'fan-out', { event: id }, { key: `fan-out ${id}` });
      return ids.length;
    });
  }
}

/** Events that are this transaction's to tell. */
async function takeWaiting(tx: Queryable, { now }: Services): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    `update events set told_at = $1 where id in (
       select id from events where told_at is null order by id limit ${BATCH} for update skip locked)
     returning id::float8 as id`,
    [now()],
  );
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

async function tellOf(tx: Queryable, services: Services, id: number, hearing: readonly Subscriber[]): Promise<void> {
  const event = await storedEvent(tx, id);
  if (!event) return;
  for (const hear of hearing) await hear(tx, event, services);
}
