import { randomUUID } from 'node:crypto';
import type { Subscriber } from '../events/subscribers.ts';
import type { StoredEvent } from '../events/event.ts';
import type { Target } from './connectors-file.ts';
import { queueDelivery } from './queue-delivery.ts';

/** One row for each target that wants to hear of an event. */
export const deliveriesOf: Subscriber = async (tx, events, services) => {
  const now = services.now();
  const wanted = services.connectors.all.flatMap((target) =>
    events.filter((event) => hearsOf(target, event)).map((event) => ({ event: event.id, target: target.name })),
  );
  if (wanted.length === 0) return;
  const rows = await tx.query<{ id: number }>(
    `insert into deliveries (event, target, message, next_at, created_at)
     select event, target, message, $4, $4 from unnest($1::bigint[], $2::text[], $3::uuid[]) as wanted (event, target, message)
     on conflict (event, target) do nothing returning id`,
    [wanted.map(({ event }) => event), wanted.map(({ target }) => target), wanted.map(() => randomUUID()), now],
  );
  for (const { id } of rows) queueDelivery(tx, services, id, now);
};

function hearsOf({ name, campaigns, wants }: Target, { type, campaign, data }: StoredEvent): boolean {
  // It does not answer: that it does not answer is news for the others.
  if (type === 'delivery.failing' && data.target === name) return false;
  return wants(type) && (campaigns === null || (campaign !== null && campaigns.includes(campaign)));
}
