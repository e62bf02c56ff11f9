import type { Services } from '../services.ts';
import { queueDelivery } from './queue-delivery.ts';

/**
 * Tells a target once more of one event: whatever became of it before, with the same id and, for what happened, with the same words. False when
 * there is no such delivery.
 */
export function replay(services: Services, delivery: number): Promise<boolean> {
  return replayWhere(services, 'id = $1', [delivery]).then((count) => count > 0);
}

/** Everything that a target has refused or missed, once more: after its key or a field was put right. Answers how many. */
export const replayFailed = (services: Services, target: string): Promise<number> =>
  replayWhere(services, `target = $1 and status = 'failed'`, [target]);

function replayWhere(services: Services, where: string, params: readonly unknown[]): Promise<number> {
  const now = services.now();
  return services.database.transaction(async (tx) => {
    const rows = await tx.query<{ id: number }>(
      `update deliveries set status = 'queued', tries = 0, next_at = $${params.length + 1}, last_error = null
       where ${where} and claimed_until is null returning id`,
      [...params, now],
    );
    for (const { id } of rows) queueDelivery(tx, services, id, now);
    return rows.length;
  });
}
