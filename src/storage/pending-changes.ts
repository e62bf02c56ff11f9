import type { ChatState } from '../engine/state.ts';
import { instantOf } from '../shared/iso-time.ts';
import { toJson } from '../shared/to-json.ts';
import type { Keep, OutboxRow, QueuedEnvelope, Unwritten } from './store-port.ts';

/** The newest of a conversation that is not on disk (yet). `state` null: it is to be removed. */
export interface PendingSave {
  readonly state: ChatState | null;
  readonly keep: Keep;
  /** Envelopes that were saved with it. */
  readonly ids?: readonly string[];
  /** Not to be written where another tab was faster. */
  readonly unlessNewer?: boolean;
  /** Another tab was faster: nothing of it is written. */
  lost?: boolean;
}

/** What is to happen to a row. `row` null: it is to be removed; `text` is there as long as only memory has it. */
export type RowChange = Pick<Partial<Unwritten>, 'text' | 'memory'> & { readonly row: OutboxRow | null };

/**
 * All that is to be written. It waits in memory until its transaction has ended and stays there when it fails: refused, full or hanging
 * storage costs durability, nothing else.
 */
export interface PendingChanges {
  /** By the conversation's name. */
  readonly saves: Map<string, PendingSave>;
  /** By the envelope's id. */
  readonly rows: Map<string, RowChange>;
  /** Ids of envelopes that a correction takes the place of, where they are parked. */
  readonly replaced: Set<string>;
  /** Conversations that never go to disk, by name. */
  readonly memoryOnly: Map<string, ChatState>;
}

export const noChanges = (): PendingChanges => ({
  saves: new Map(),
  rows: new Map(),
  replaced: new Set(),
  memoryOnly: new Map(),
});

/** An envelope's row, as it begins. */
const newRow = (owner: string, { envelope, endpoint }: QueuedEnvelope, now: number): OutboxRow => ({
  id: envelope.id,
  owner,
  endpoint,
  type: envelope.type,
  after: envelope.replaces ?? envelope.submission,
  at: instantOf(envelope.occurredAt) || now,
  seen: now,
  tries: 0,
  nextAt: 0,
  notBefore: 0,
  used: 0,
  state: 'queued',
});

/** Adds an envelope's row, with its text; the parked one that it corrects goes. Returns whether that one's removal is to be written. */
export function addEnvelope(
  pending: PendingChanges,
  owner: string,
  queued: QueuedEnvelope,
  now: number,
  memory: boolean,
): boolean {
  const row = newRow(owner, queued, now);
  pending.rows.set(row.id, { row, text: toJson(queued.envelope), memory });
  const old = queued.envelope.replaces;
  if (!old) return false;
  if (pending.rows.get(old)?.row?.state === 'parked') return changeRow(pending, old, null);
  if (!memory) pending.replaced.add(old);
  return false;
}

/** Changes a row, or removes it with null; a removed one stays removed. Returns whether there is something to write. */
export function changeRow({ rows }: PendingChanges, id: string, row: OutboxRow | null): boolean {
  const before = rows.get(id);
  if (before?.row === null) return false;
  if (row || !before?.memory) rows.set(id, { ...before, row });
  else rows.delete(id);
  return !before?.memory;
}
