import type { Queryable } from '../database/database.ts';

/** What a job is to do; `handlers.ts` says how. */
export type JobKind = 'fan-out' | 'due';

/** Work for later, kept in the database: done at least once, also when a receiver is killed in the middle of it. */
export interface Jobs {
  /** In the caller's transaction. A `key` that is there already adds nothing. */
  add(
    tx: Queryable,
    kind: JobKind,
    data: object,
    options?: { readonly at?: Date; readonly key?: string },
  ): Promise<void>;
  /** Does all that is due now; answers how many jobs that were. */
  runDue(): Promise<number>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
