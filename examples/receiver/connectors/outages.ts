import type { Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';
import { queueDelivery, queueProbe } from './queue-delivery.ts';
import { askedWait } from './retry-schedule.ts';
import type { DeliveryOutcome } from './tell.ts';

/** Milliseconds for which a target may be away before the owner hears of it. */
const TELL_AFTER = 5 * 60_000;

/** Deliveries that are woken up in one transaction; the rest follows by the next job. */
const MOST_WOKEN = 500;

/** A target was not there, or asked to be told later. The owner hears of it once, if it lasts. */
export async function noteDown(
  tx: Transaction,
  services: Services,
  target: string,
  outcome: DeliveryOutcome,
): Promise<void> {
  const now = services.now();
  const wait = askedWait(outcome.retryAfter, now);
  const waitUntil = wait > 0 ? new Date(now.getTime() + wait) : null;
  const [outage] = await tx.query<{ down_since: Date; told_at: Date | null }>(
    `insert into outages (target, down_since, wait_until) values ($1, $2, $3)
     on conflict (target) do update set down_since = coalesce(outages.down_since, excluded.down_since),
       wait_until = coalesce(greatest(outages.wait_until, excluded.wait_until), outages.wait_until)
     returning down_since, told_at`,
    [target, now, waitUntil],
  );
  queueProbe(tx, services, target, waitUntil ?? now);
  const { down_since: since, told_at: told } = outage!;
  if (told === null && now.getTime() - since.getTime() >= TELL_AFTER)
    await tellOwner(tx, services, target, outcome, since);
}

/** A target refused something for good: it is there, and something is wrong with what it gets. */
export async function noteRefusal(
  tx: Transaction,
  services: Services,
  target: string,
  outcome: DeliveryOutcome,
): Promise<void> {
  const [known] = await tx.query<{ told_at: Date | null }>('select told_at from outages where target = $1', [target]);
  if (!known?.told_at) await tellOwner(tx, services, target, outcome, services.now());
}

async function tellOwner(
  tx: Transaction,
  services: Services,
  target: string,
  { status, reason }: DeliveryOutcome,
  since: Date,
): Promise<void> {
  const now = services.now();
  const told = await tx.query(
    `insert into outages (target, told_at) values ($1, $2)
     on conflict (target) do update set told_at = excluded.told_at where outages.told_at is null returning target`,
    [target, now],
  );
  // Another one that failed at the same moment has told it.
  if (told.length === 0) return;
  services.emit(tx, {
    type: 'delivery.failing',
    campaign: null,
    data: { target, status, reason, since: since.toISOString() },
    at: now,
  });
}

/** Something came through: what waits is told now. */
export async function noteRecovery(tx: Transaction, services: Services, target: string): Promise<void> {
  const ended = await tx.query<{ down_since: Date | null }>(
    'delete from outages where target = $1 returning down_since',
    [target],
  );
  if (ended[0]?.down_since) await wake(tx, services, target);
}

/** Everything that waits for a target is due now. */
export async function wake(tx: Transaction, services: Services, target: string): Promise<void> {
  const now = services.now();
  const woken = await tx.query<{ id: number }>(
    `update deliveries set next_at = $2 where id in (
       select id from deliveries where target = $1 and status = 'queued' and next_at > $2 and claimed_until is null
       order by id limit ${MOST_WOKEN}) returning id`,
    [target, now],
  );
  for (const { id } of woken) queueDelivery(tx, services, id, now);
  if (woken.length === MOST_WOKEN)
    services.jobs.add(tx, 'wake-target', { target }, { key: `wake ${target} ${woken.at(-1)!.id}` });
}
