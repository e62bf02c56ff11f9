import type { HttpReply } from '../../shared/ports.ts';
import type { OutboxRow } from '../../storage/store-port.ts';
import { instantOf } from '../../shared/iso-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BASE = 2000;
/** A lead has 20 tries to begin with and one more every 36 minutes: in no 24 hours more than 60. */
const BURST = 20;
const SPACING = 36 * MINUTE;
/** As long as the spacing: with a shorter wait everybody would have used up their tries at about the same time, and come back together. */
const CAP = SPACING;
/** What a server may ask for at the most: half of a lead's time. */
const LONGEST_WAIT = 14 * DAY;

/** A lead that could not be sent is given up after this time. The receiver knows ids for 30 days. */
export const LEAD_LIFE = 28 * DAY;

type Times = Pick<OutboxRow, 'tries' | 'used' | 'notBefore' | 'nextAt'>;

/** When a row is tried again that has just been tried in vain: full jitter, and never before the server said (`wait`, in milliseconds). */
export function afterTry(row: Times, now: number, chance: number, wait = 0): Times {
  // A clock that was wrong for a while must not block a lead.
  const used = Math.max(Math.min(row.used, now + BURST * SPACING), now) + SPACING;
  const notBefore = Math.max(now + wait, used - (BURST - 1) * SPACING);
  return { tries: row.tries + 1, used, notBefore, nextAt: notBefore + chance * Math.min(CAP, BASE * 2 ** row.tries) };
}

/** When a row is tried next that something good has happened to: the page was opened, the network is back, the visitor asked. */
export const atOnce = (row: Times, now: number): Times => {
  const notBefore = Math.min(row.notBefore, now + LONGEST_WAIT);
  return { tries: row.tries, used: row.used, notBefore, nextAt: Math.max(now, notBefore) };
};

/** Milliseconds that the server asks to wait (seconds or an HTTP date); 0 when it doesn't. */
export function retryAfter(reply: HttpReply, now: number): number {
  const value = reply.header('retry-after')?.trim();
  if (!value) return 0;
  // The server's date is meant by the server's clock.
  const wait = /^\d+$/.test(value)
    ? Number(value) * 1000
    : instantOf(value) - (instantOf(reply.header('date') ?? '') || now);
  return wait > 0 ? Math.min(wait, LONGEST_WAIT) : 0;
}
