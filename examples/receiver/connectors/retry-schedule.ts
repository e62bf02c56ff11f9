const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds after each failed try: the schedule that Standard Webhooks recommends, nine retries within a little more than three days. */
export const RETRY_AFTER: readonly number[] = [
  5000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** Nobody is made to wait longer by a target's own word. */
const MOST_WAIT = 24 * HOUR;

/** When to try again after `tries` failed ones; null when it was the last. `retryAfter` is the target's header. */
export function nextTry(tries: number, now: Date, retryAfter: string | null): Date | null {
  const wait = RETRY_AFTER[tries - 1];
  if (wait === undefined) return null;
  return new Date(now.getTime() + Math.max(wait, askedWait(retryAfter, now)));
}

/** Milliseconds that `Retry-After` asks for, as seconds or as a date. */
export function askedWait(retryAfter: string | null, now: Date): number {
  if (!retryAfter) return 0;
  const wait = /^\d+$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now.getTime();
  return Number.isNaN(wait) ? 0 : Math.min(MOST_WAIT, Math.max(0, wait));
}
