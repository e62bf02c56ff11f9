import { randomUUID } from 'node:crypto';
import type { Subscriber } from '../events/subscribers.ts';
import type { StoredEvent } from '../events/event.ts';
import type { Target } from './connectors-file.ts';
import { queueDelivery } from './queue-delivery.ts';

/** One row for each target that wants to hear of an event. */
export const deliveriesOf: Subscriber = async (tx, event, services) => {
  const now = services.now();
  for (const target of services.connectors.all.filter((one) => hearsOf(one, event))) {
    const [row] = await tx.query<{ id: number }>(
      `insert into deliveries (event, target, message, next_at, created_at) values ($1, $2, $3, $4, $4)
       on conflict (event, target) do nothing returning id`,
      [event.id, target.name, randomUUID(), now],
    );
    if (row) await queueDelivery(tx, services, row.id, now);
  }
};

function hearsOf({ name, campaigns, wants }: Target, { type, campaign, data }: StoredEvent): boolean {
  // It does not answer: that it does not answer is news for the others.
  if (type === 'delivery.failing' && data.target === name) return false;
  return wants(type) && (campaigns === null || (campaign !== null && campaigns.includes(campaign)));
}
