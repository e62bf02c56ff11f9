import type { Queryable } from './database.ts';
import type { Lock } from './locks.ts';

/**
 * Whether this transaction does what one receiver does at a time, as long as it lasts. Whoever comes second does something else instead of waiting.
 */
export async function isOurTurn(tx: Queryable, lock: Lock): Promise<boolean> {
  const [turn] = await tx.query<{ ours: boolean }>('select pg_try_advisory_xact_lock($1) as ours', [lock]);
  return turn!.ours;
}

/** The same for whoever needs it done. */
export async function waitForTurn(tx: Queryable, lock: Lock): Promise<true> {
  await tx.query('select pg_advisory_xact_lock($1)', [lock]);
  return true;
}
