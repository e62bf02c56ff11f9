import { errorFacts } from '../log.ts';
import type { Services } from '../services.ts';
import { isOurTurn } from '../database/turns.ts';
import { storedEvent, takeUntold } from './stored-events.ts';
import { type Subscriber, subscribers } from './subscribers.ts';
import { LOCKS } from '../database/locks.ts';

/** Events told in one transaction. A sign-up makes a dozen, and what several of them give cause for is done once. */
const BATCH = 300;

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
    for (const hear of stored ? hearing : []) await hear(tx, [stored!], services);
  });
}

/**
 * Tells subscribers of the next events that nobody has heard of, and answers how many there were; none while another receiver does so. Where a
 * subscriber fails at one of them, each becomes a job of its own, which is tried again, and holds up none of the others.
 */
export async function tellWaiting(services: Services, hearing: readonly Subscriber[] = subscribers): Promise<number> {
  const { database, log } = services;
  try {
    return await database.transaction(async (tx) => {
      const events = (await isOurTurn(tx, LOCKS.events)) ? await takeUntold(tx, BATCH) : [];
      for (const hear of events.length > 0 ? hearing : []) await hear(tx, events, services);
      return events.length;
    });
  } catch (error) {
    log('telling of events failed', errorFacts(error));
    return database.transaction(async (tx) => {
      const events = (await isOurTurn(tx, LOCKS.events)) ? await takeUntold(tx, BATCH) : [];
      for (const { id } of events) services.jobs.add(tx, 'fan-out', { event: id }, { key: `fan-out ${id}` });
      return events.length;
    });
  }
}
