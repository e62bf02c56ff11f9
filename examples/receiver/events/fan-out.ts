import type { Services } from '../services.ts';
import { storedEvent } from './stored-events.ts';
import { type Subscriber, subscribers } from './subscribers.ts';

/**
 * Tells every subscriber of an event, or none of them: when one fails, the job is done again. An event whose person was deleted meanwhile is
 * told to nobody.
 */
export async function fanOut(
  services: Services,
  { event: id }: { readonly event: number },
  hearing: readonly Subscriber[] = subscribers,
): Promise<void> {
  await services.database.transaction(async (tx) => {
    const event = await storedEvent(tx, id);
    if (!event) return;
    for (const hear of hearing) await hear(tx, event, services);
  });
}
