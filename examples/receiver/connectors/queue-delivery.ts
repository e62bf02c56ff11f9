import type { Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';

/** Milliseconds between two looks at a target that is down: news waits no longer than this after its recovery. */
const PROBE_EVERY = 30_000;

/** A job that tells a target at `at`. The row says whether there is still anything to tell. */
export const queueDelivery = (tx: Transaction, { jobs }: Services, id: number, at: Date): void =>
  jobs.add(tx, 'deliver', { delivery: id }, { at, key: `deliver ${id} ${at.getTime()}` });

/** A job that looks whether a target is back; one at a time, however many ask for it. */
export function queueProbe(tx: Transaction, { jobs }: Services, target: string, after: Date): void {
  const at = new Date((Math.floor(after.getTime() / PROBE_EVERY) + 1) * PROBE_EVERY);
  jobs.add(tx, 'probe-target', { target }, { at, key: `probe ${target} ${at.getTime()}` });
}
