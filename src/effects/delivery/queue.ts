import { SLACK } from '../../shared/possible-time.ts';
import type { OutboxRow } from '../../storage/store-port.ts';
import { atOnce, byThisClock, ofAge } from './retry-time.ts';

/**
 * Requests at a time: fewer than a browser has connections to one host, so that a hanging endpoint does not take them
 * all from the page.
 */
const LANES = 4;
/** The browser allows 65,536 bytes in all requests that may outlive the page; a beacon of another script wants some too. */
const KEEPALIVE_BYTES = 64_000;
/** What another tab has queued is left to it for so long, and a store that has not answered is left alone. */
export const COURTESY = 500;
/** A row that waits is written down as looked at once in so long. */
const LOOK = 24 * 60 * 60_000;

/** A row on its way, with what this page knows of it. */
export interface Lead {
  readonly row: OutboxRow;
  readonly text?: string;
  /** Could not be read; it is tried once more. */
  readonly unreadable?: boolean;
  /** Left until then to another tab, or to the request of a page that was closed. */
  readonly until?: number;
}

/** All that is known of what is to be sent, as plain data. Nothing in this file waits, asks or sends; the time is handed in. */
export interface Queue {
  /** By id, the oldest first. A lead is never changed, but replaced. */
  readonly leads: Map<string, Lead>;
  /** Ids that somebody works at: waits for the lock, reads, sends. A lead may have left the queue meanwhile. */
  readonly busy: Set<string>;
  /** Ids whose request outlives the page, with its bytes. */
  readonly keptAlive: Map<string, number>;
  /** By address: no request before, because the server said so. */
  readonly holds: Map<string, number>;
  /** Addresses that confirm ids: nothing less is a yes from them. */
  readonly confirming: Set<string>;
  /** Ids of this visit whose time was over. */
  readonly givenUp: Set<string>;
  /** When the time was last looked at: a clock that shows less has been set back. */
  looked: number;
}

/** A lead that is to be sent, and where to. */
export interface Due<To> {
  readonly id: string;
  readonly to: To;
}

/** One that goes out in a request that outlives the page. */
export interface DueOnLeave<To> extends Due<To> {
  readonly text: string;
  readonly bytes: number;
}

/** Where a row goes; undefined where it cannot be sent as things are. */
type FindTarget<To> = (row: OutboxRow) => To | undefined;

export const emptyQueue = (now: number): Queue => ({
  leads: new Map(),
  busy: new Set(),
  keptAlive: new Map(),
  holds: new Map(),
  confirming: new Set(),
  givenUp: new Set(),
  looked: now,
});

/** Puts a row in that is not there yet; either way its lead is `changed`. */
export function enterRow({ leads }: Queue, row: OutboxRow, changed: Partial<Lead> = {}): void {
  leads.set(row.id, { ...(leads.get(row.id) ?? { row }), ...changed });
}

/** Changes a lead, where it has not left meanwhile. */
export function changeLead(queue: Queue, id: string, changed: Partial<Lead>): void {
  const lead = queue.leads.get(id);
  if (lead) enterRow(queue, lead.row, changed);
}

/** Tries a lead next at `nextAt`, where it has not left meanwhile. */
export function retryAt(queue: Queue, id: string, nextAt: number): void {
  const lead = queue.leads.get(id);
  if (lead) enterRow(queue, lead.row, { row: { ...lead.row, nextAt } });
}

/** A row that is put off, where it is not put off for longer already. */
export const putOff = (row: OutboxRow, until: number): OutboxRow => ({ ...row, nextAt: Math.max(row.nextAt, until) });

/** Leaves a row to somebody else for a while. */
export function leaveTo(queue: Queue, row: OutboxRow, until: number): void {
  enterRow(queue, row, { until, row: putOff(queue.leads.get(row.id)?.row ?? row, until) });
}

/** No request to this address before then. */
export function holdAddress({ holds }: Queue, address: string, until: number): void {
  holds.set(address, Math.max(holds.get(address) ?? 0, until));
}

/** Goes by the clock of now. Where that has been set back, what servers and other tabs are to be given goes on from here. */
export function followClock(queue: Queue, now: number): void {
  const { leads, holds } = queue;
  const passed = now - queue.looked;
  const back = passed < -SLACK ? passed : 0;
  queue.looked = now;
  for (const [id, lead] of leads)
    leads.set(id, { ...lead, row: byThisClock(lead.row, now), until: lead.until && lead.until + back });
  for (const [address, until] of holds) holds.set(address, until + back);
}

/** What is to be sent now, and when to look again; Infinity: when something happens. */
export function dueAt<To extends { readonly address: string }>(
  { leads, busy, keptAlive, holds }: Queue,
  now: number,
  targetOf: FindTarget<To>,
): { readonly due: readonly Due<To>[]; readonly next: number } {
  const due: Due<To>[] = [];
  let next = Infinity;
  for (const [id, { row }] of leads) {
    if (busy.has(id) || keptAlive.has(id) || row.state !== 'queued') continue;
    if (row.nextAt > now) {
      next = Math.min(next, row.nextAt);
      continue;
    }
    // The end of a request comes by here again.
    if (busy.size + due.length >= LANES) break;
    if (row.after && leads.get(row.after)?.row.state === 'queued') continue;
    const to = targetOf(row);
    if (!to) continue;
    const held = holds.get(to.address) ?? 0;
    if (held > now) next = Math.min(next, held);
    else due.push({ id, to });
  }
  return { due, next };
}

/** What goes out in requests that outlive the page: what has not come through at its first try, as far as the browser allows. */
export function dueOnLeave<To extends { readonly address: string }>(
  { leads, keptAlive, holds }: Queue,
  now: number,
  targetOf: FindTarget<To>,
  bytesOf: (text: string) => number,
): readonly DueOnLeave<To>[] {
  const due: DueOnLeave<To>[] = [];
  let room = KEEPALIVE_BYTES;
  for (const bytes of keptAlive.values()) room -= bytes;
  for (const [id, { row, text }] of leads) {
    if (row.state !== 'queued' || row.tries || keptAlive.has(id) || !text) continue;
    const to = targetOf(row);
    if (!to || (holds.get(to.address) ?? 0) > now) continue;
    const bytes = bytesOf(text);
    if (bytes > room) continue;
    room -= bytes;
    due.push({ id, to, text, bytes });
  }
  return due;
}

/** Moves what waits as far forward as it may, parked rows too. Returns the rows that have changed. */
export function bringForward(
  { leads, busy }: Queue,
  now: number,
  isMeant: (row: OutboxRow) => boolean,
): readonly OutboxRow[] {
  const moved: OutboxRow[] = [];
  for (const [id, lead] of leads) {
    if (busy.has(id) || !isMeant(lead.row)) continue;
    const row: OutboxRow = { ...lead.row, ...atOnce(lead.row, now), state: 'queued', unclear: undefined };
    leads.set(id, { ...lead, row });
    moved.push(row);
  }
  return moved;
}

/** What was found in the store and is not just taken over. */
export interface Found {
  /** Are to be written: something of them has changed. */
  readonly changed: readonly OutboxRow[];
  /** Have turned out to be older than a lead may be; they are still tried. */
  readonly late: readonly OutboxRow[];
  /** Their time is over. */
  readonly over: readonly OutboxRow[];
}

/** Takes over what the store has. What somebody works at is left alone. */
export function takeOver({ leads, busy, keptAlive }: Queue, rows: readonly OutboxRow[], now: number): Found {
  const changed: OutboxRow[] = [];
  const late: OutboxRow[] = [];
  const over: OutboxRow[] = [];
  for (const found of rows) {
    const { id } = found;
    if (busy.has(id) || keptAlive.has(id)) continue;
    const aged = ofAge(byThisClock(found, now), now);
    if (aged === 'over') {
      over.push(found);
      continue;
    }
    if (aged.lateSince !== undefined && found.lateSince === undefined) late.push(found);
    const row = now - (aged.seen ?? 0) > LOOK ? { ...aged, seen: now } : aged;
    if (row !== found) changed.push(row);
    const known = leads.get(id);
    if (!known || known.row.lateSince !== row.lateSince) leads.set(id, { ...known, row });
  }
  return { changed, late, over };
}
