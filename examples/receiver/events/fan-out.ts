import type { Queryable } from '../database/database.ts';
import { errorFacts } from '../log.ts';
import type { Services } from '../services.ts';
import type { StoredEvent } from './event.ts';
import { storedEvent, takeUntold } from './stored-events.ts';
import { type Subscriber, subscribers } from './subscribers.ts';

/** Events told in one transaction: the embedded database does one at a time, and a visitor waits for it. */
const BATCH = 10;

/**
 * Tells every subscriber of an event, or none of them: when one fails, the job is done again. An event whose person was deleted meanwhile is
 * told to nobody.
 */
export async function fanOut(
  services: Services,
  { event }: { readonly event: number },
  hearing: readonly Subscriber[] = subscribers,
): Promise<void> {
  await services.database.transaction(async (tx) => {
    const stored = await storedEvent(tx, event);
    if (stored) await tellAll(tx, services, stored, hearing);
  });
}

/**
 * Tells subscribers of the next events that nobody has heard of, and answers how many there were. Receivers that do so at once take different
 * ones. An event at which a subscriber fails becomes a job of its own, which is tried again, and holds up none of the others.
 */
export async function tellWaiting(services: Services, hearing: readonly Subscriber[] = subscribers): Promise<number> {
  const { database, log, now } = services;
  try {
    return await database.transaction(async (tx) => {
      const events = await takeUntold(tx, BATCH, now());
      for (const event of events) await tellAll(tx, services, event, hearing);
      return events.length;
    });
  } catch (error) {
    log('telling of events failed', errorFacts(error));
    return database.transaction(async (tx) => {
      const events = await takeUntold(tx, BATCH, now());
      for (const { id } of events) await services.jobs.add(tx, 'fan-out', { event: id }, { key: `fan-out ${id}` });
      return events.length;
    });
  }
}

const tellAll = async (tx: Queryable, services: Services, event: StoredEvent, hearing: readonly Subscriber[]) => {
  for (const hear of hearing) await hear(tx, event, services);
};
