import type { HttpReply } from '../../shared/ports.ts';
import { SLACK, possible } from '../../shared/possible-time.ts';
import type { OutboxRow } from '../../storage/store-port.ts';
import { instantOf } from '../../shared/iso-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BASE = 2000;
/**
 * Limits tries by GCRA, the generic cell rate algorithm: a lead may use up 20 at once, then gets one every 36 minutes, so that it never has
 * more than 60 in 24 hours. `used` of a row is the algorithm's theoretical arrival time: until then its tries are used up.
 */
const BURST = 20;
const SPACING = 36 * MINUTE;
/** As long as the spacing: with a shorter wait everybody would have used up their tries at about the same time, and come back together. */
const CAP = SPACING;
/** What a server may ask for at the most: half of a lead's time. */
const LONGEST_WAIT = 14 * DAY;
/** What a date may ask for whose server does not show its clock: more than this is the device's clock that is wrong. */
const LONGEST_GUESS = DAY;

/** A lead that could not be sent is given up after this time. The receiver knows ids for 30 days. */
export const LEAD_LIFE = 28 * DAY;

/**
 * How long a lead is still tried that one look at the clock has made too old: it was not seen for longer than a lead may live. Either
 * somebody comes back after weeks, or the clock has jumped; nobody can tell, so the clock must say the same for two days.
 */
const GRACE = 2 * DAY;

type Times = Pick<OutboxRow, 'tries' | 'used' | 'notBefore' | 'nextAt'> & Pick<Partial<OutboxRow>, 'triedAt'>;

/** When to retry a row that has just failed: exponential backoff with full jitter, and not before the server allows it (`wait`, in ms). */
export function afterTry(row: Times, now: number, chance: number, wait = 0): Times {
  // A clock that was wrong for a while must not block a lead.
  const used = Math.max(Math.min(row.used, now + BURST * SPACING), now) + SPACING;
  const notBefore = Math.max(now + wait, used - (BURST - 1) * SPACING);
  return {
    tries: row.tries + 1,
    triedAt: now,
    used,
    notBefore,
    nextAt: notBefore + chance * Math.min(CAP, BASE * 2 ** row.tries),
  };
}

/** When a row is tried next that something good has happened to: the page was opened, the network is back, the visitor asked. */
export const atOnce = (row: Times, now: number): Pick<Times, 'notBefore' | 'nextAt'> => {
  const notBefore = Math.min(row.notBefore, now + LONGEST_WAIT);
  return { notBefore, nextAt: Math.max(now, notBefore) };
};

/**
 * A row by the clock of now; the same one where nothing speaks against its times. What was made or tried in the future, or before this
 * program was written, was so by a clock that was wrong: its age counts from now, and it is due now.
 */
export function byThisClock(row: OutboxRow, now: number): OutboxRow {
  const { at, used, triedAt = at, seen = at, lateSince = 0 } = row;
  const was = possible(at, now);
  const ahead = Math.max(at, triedAt, seen, lateSince) > now + SLACK;
  if (was === at && !ahead) return row;
  return {
    ...row,
    at: was,
    seen: now,
    lateSince: undefined,
    lateUntil: undefined,
    ...(ahead && { triedAt: now, used: Math.min(used, now), notBefore: now, nextAt: now }),
  };
}

/** What becomes of a row whose age is looked at: it stays as it is, is tried a last time, or its time is over. */
export function ofAge(row: OutboxRow, now: number): OutboxRow | 'over' {
  const { at, seen, state, lateSince, lateUntil, triedAt = 0 } = row;
  if (now - at <= LEAD_LIFE)
    return lateSince === undefined ? row : { ...row, lateSince: undefined, lateUntil: undefined };
  const jumped = seen !== undefined && now - seen > LEAD_LIFE;
  if (state !== 'queued' && !jumped && lateSince === undefined) return 'over';
  if (lateSince !== undefined)
    return (triedAt >= lateSince && now > (lateUntil ?? 0)) || now - lateSince > GRACE ? 'over' : row;
  return { ...row, lateSince: now, lateUntil: now + (jumped ? GRACE : 0), notBefore: now, nextAt: now };
}

/** Whether a try that has just failed was a lead's last one. */
export const wasLast = ({ lateUntil = Infinity }: OutboxRow, now: number): boolean => now >= lateUntil;

/** Milliseconds that the server asks to wait (seconds or an HTTP date); 0 when it doesn't. */
export function retryAfter(reply: HttpReply, now: number): number {
  const value = reply.header('retry-after')?.trim();
  if (!value) return 0;
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, LONGEST_WAIT);
  // The server's date is meant by the server's clock, which it shows to its own site, and to others where it is asked to.
  const itsNow = instantOf(reply.header('date') ?? '');
  const wait = instantOf(value) - (itsNow || now);
  return wait > 0 && (itsNow || wait <= LONGEST_GUESS) ? Math.min(wait, LONGEST_WAIT) : 0;
}
