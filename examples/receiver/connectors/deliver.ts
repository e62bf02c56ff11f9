import type { Queryable, Transaction } from '../database/database.ts';
import { storedEvent } from '../events/stored-events.ts';
import type { Services } from '../services.ts';
import type { Facts } from './facts.ts';
import { loadFacts } from './load-facts.ts';
import { noteDown, noteRecovery, noteRefusal, wake } from './outages.ts';
import { queueDelivery, queueProbe } from './queue-delivery.ts';
import { nextTry } from './retry-schedule.ts';
import { type DeliveryOutcome, tell } from './tell.ts';

interface Delivery {
  readonly id: number;
  readonly event: number;
  readonly target: string;
  readonly message: string;
  readonly facts: string | null;
  readonly tries: number;
}

const COLUMNS = 'id, event::float8 as event, target, message, facts, tries';

/** Milliseconds after which a try that never ended belongs to somebody who was killed. Longer than all requests of one try. */
const CLAIM = 150_000;
/** Milliseconds after which a delivery whose time has come has lost its job. */
const OVERDUE = 120_000;
/** Milliseconds after which a target counts as down, and only probes are sent to it. */
const DOWN_AFTER = 60_000;

/** Tells a target of an event, if that is due and nobody else does. */
export async function deliver(services: Services, { delivery: id }: { readonly delivery: number }): Promise<void> {
  const delivery = await services.database.transaction(async (tx) => {
    const [row] = await tx.query<Delivery & { next_at: Date; claimed_until: Date | null }>(
      `select ${COLUMNS}, next_at, claimed_until from deliveries where id = $1 and status = 'queued' for update`,
      [id],
    );
    if (!row) return null;
    const now = services.now();
    const due = new Date(Math.max(row.next_at.getTime(), row.claimed_until?.getTime() ?? 0));
    if (due > now) {
      queueDelivery(tx, services, id, due);
      return null;
    }
    return (await isPutOff(tx, services, row)) ? null : claim(tx, row, now);
  });
  if (!delivery) return;
  const outcome = await tryToTell(services, delivery);
  await services.database.transaction((tx) => settle(tx, services, delivery, outcome));
}

/**
 * Looks whether a target is back, by the oldest and the newest that waits for it: one that it cannot stomach holds up nobody else. What
 * fails here does not count as a try.
 */
export async function probeTarget(services: Services, { target }: { readonly target: string }): Promise<void> {
  for (const order of ['asc', 'desc'] as const) {
    const delivery = await services.database.transaction(async (tx) => {
      const now = services.now();
      const [outage] = await tx.query<{ wait_until: Date | null }>(
        'select wait_until from outages where target = $1 and down_since is not null',
        [target],
      );
      if (!outage) return null;
      if (outage.wait_until && outage.wait_until > now) {
        queueProbe(tx, services, target, outage.wait_until);
        return null;
      }
      const [row] = await tx.query<Delivery>(
        `select ${COLUMNS} from deliveries where target = $1 and status = 'queued' and (claimed_until is null or claimed_until < $2)
         order by id ${order} limit 1 for update skip locked`,
        [target, now],
      );
      return row ? claim(tx, row, now) : null;
    });
    if (!delivery) return;
    const outcome = await tryToTell(services, delivery);
    const isBack = outcome.verdict !== 'again';
    await services.database.transaction(async (tx) => {
      if (isBack) return settle(tx, services, delivery, outcome);
      await tx.query('update deliveries set claimed_until = null, last_status = $2, last_error = $3 where id = $1', [
        delivery.id,
        outcome.status,
        outcome.reason,
      ]);
      return noteDown(tx, services, target, outcome);
    });
    if (isBack) return;
  }
}

/** Goes on waking what waits for a target that is back. */
export const wakeTarget = (services: Services, { target }: { readonly target: string }): Promise<void> =>
  services.database.transaction((tx) => wake(tx, services, target));

/** Deliveries whose job got lost: they are queued again. */
export async function queueOverdue(services: Services): Promise<void> {
  const { database, now } = services;
  const late = await database.query<{ id: number; next_at: Date }>(
    `select id, next_at from deliveries where status = 'queued' and next_at < $1 and (claimed_until is null or claimed_until < $2) order by next_at limit 500`,
    [new Date(now().getTime() - OVERDUE), now()],
  );
  await database.transaction((tx) => {
    for (const { id, next_at: at } of late) queueDelivery(tx, services, id, at);
  });
}

/** While a target is down, nobody waits for its silence: what is due passes to the next time of its schedule, or to the target's own. */
async function isPutOff(tx: Transaction, services: Services, delivery: Delivery): Promise<boolean> {
  const now = services.now();
  const [outage] = await tx.query<{ down_since: Date; wait_until: Date | null }>(
    'select down_since, wait_until from outages where target = $1 and down_since is not null',
    [delivery.target],
  );
  if (!outage) return false;
  if (outage.wait_until && outage.wait_until > now) {
    await putOff(tx, services, delivery.id, outage.wait_until, delivery.tries);
    return true;
  }
  if (now.getTime() - outage.down_since.getTime() < DOWN_AFTER) return false;
  queueProbe(tx, services, delivery.target, now);
  const next = nextTry(delivery.tries + 1, now, null);
  // The last try of all is made.
  if (!next) return false;
  await putOff(tx, services, delivery.id, next, delivery.tries + 1);
  return true;
}

async function putOff(tx: Transaction, services: Services, id: number, at: Date, tries: number): Promise<void> {
  await tx.query('update deliveries set next_at = $2, tries = $3 where id = $1', [id, at, tries]);
  queueDelivery(tx, services, id, at);
}

async function claim(tx: Queryable, delivery: Delivery, now: Date): Promise<Delivery> {
  await tx.query('update deliveries set claimed_until = $2 where id = $1', [
    delivery.id,
    new Date(now.getTime() + CLAIM),
  ]);
  return delivery;
}

async function tryToTell(services: Services, delivery: Delivery): Promise<DeliveryOutcome> {
  const target = services.connectors.byName(delivery.target);
  const skipped = (reason: string): DeliveryOutcome => ({ verdict: 'skipped', status: null, reason, retryAfter: null });
  if (!target) return skipped('no longer in connectors.json');
  const facts = await factsOf(services, delivery, target.connector.tells === 'once');
  if (!facts) return skipped('its person was deleted');
  return tell(target, { message: delivery.message, facts, now: services.now() }, services.connectors.sendTo(target));
}

/** What is told: as it was at the first try where it has to stay the same, as it is now where the newest counts. */
async function factsOf({ database, campaigns }: Services, delivery: Delivery, settled: boolean): Promise<Facts | null> {
  if (delivery.facts !== null) return JSON.parse(delivery.facts) as Facts;
  const event = await storedEvent(database, delivery.event);
  if (!event) return null;
  const campaign = event.campaign === null ? null : campaigns.byName(event.campaign);
  const facts = await loadFacts(database, event, campaign && { id: campaign.file.id, brand: campaign.file.brand });
  if (settled)
    await database.query('update deliveries set facts = $2 where id = $1', [delivery.id, JSON.stringify(facts)]);
  return facts;
}

/** Writes down what has become of a try, and what follows. */
async function settle(
  tx: Transaction,
  services: Services,
  delivery: Delivery,
  outcome: DeliveryOutcome,
): Promise<void> {
  const { id, target } = delivery;
  const now = services.now();
  const tries = delivery.tries + 1;
  const next = outcome.verdict === 'again' ? nextTry(tries, now, outcome.retryAfter) : null;
  const status = {
    accepted: 'delivered',
    unconfirmed: 'unconfirmed',
    skipped: 'dropped',
    refused: 'failed',
    again: next ? 'queued' : 'failed',
  }[outcome.verdict];
  const isDone = status === 'delivered' || status === 'unconfirmed';
  await tx.query(
    `update deliveries set status = $2, tries = $3, next_at = $4, claimed_until = null, last_status = $5, last_error = $6, delivered_at = $7
     where id = $1 and status = 'queued'`,
    [id, status, tries, next ?? now, outcome.status, outcome.reason, isDone ? now : null],
  );
  if (next) queueDelivery(tx, services, id, next);
  if (outcome.verdict === 'again') await noteDown(tx, services, target, outcome);
  else if (outcome.verdict === 'refused') await noteRefusal(tx, services, target, outcome);
  else if (isDone) await noteRecovery(tx, services, target);
}
