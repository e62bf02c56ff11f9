import type { Entry } from '../engine/state.ts';
import type { Chance, Clock } from '../shared/ports.ts';
import { toJson } from '../shared/to-json.ts';
import type { DatabaseAccess } from './database-access.ts';
import {
  FORMAT,
  ask,
  pageRange,
  ended,
  writing,
  type Connection,
  type HeadRecord,
  type RowRecord,
  type Sealed,
} from './database.lazy.ts';
import type { PendingChanges, PendingSave, RowChange } from './pending-changes.ts';
import type { OutboxRow } from './store-port.ts';

/** What this page knows of the disk. */
export interface KnownDisk {
  /** What is on disk of a conversation. */
  readonly written: Map<string, { readonly stamp: number; readonly pages: readonly (readonly Entry[])[] }>;
  /** Conversations of which the storage has not said in time what it has: there may be one on disk that nobody here has seen. */
  readonly unread: Set<string>;
  /** Of all saves that this tab has tried. */
  readonly ownStamps: Set<number>;
  /** False where the last write was refused. */
  durable: boolean;
}

/** What the parts of a storage share. */
export interface StorageContext {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly access: DatabaseAccess;
  readonly pending: PendingChanges;
  readonly disk: KnownDisk;
}

/** A save, sealed. Without a head the conversation is removed; a page that is undefined is on disk already. */
interface SealedSave {
  readonly name: string;
  readonly save: PendingSave;
  readonly stamp: number;
  readonly head?: Sealed;
  readonly pages: readonly (Sealed | undefined)[];
}

interface SealedRow {
  readonly id: string;
  readonly row: OutboxRow | null;
  /** The envelope, where only memory has it. */
  readonly body: Sealed | undefined;
}

/** What waits at one moment: a state goes to disk together with its results, so nothing is added to it later. */
interface Waiting {
  readonly saves: readonly (readonly [name: string, save: PendingSave])[];
  readonly rows: readonly (readonly [id: string, change: RowChange])[];
  readonly replaced: readonly string[];
}

const waitingOf = ({ saves, rows, replaced }: PendingChanges): Waiting => ({
  saves: [...saves],
  rows: [...rows].filter(([, change]) => !change.memory),
  replaced: [...replaced],
});

/** Whether there is more to do than to change or remove what may be on disk. */
const isNew = ({ saves, rows }: Waiting): boolean =>
  saves.some(([, { state }]) => state) || rows.some(([, { row, text }]) => row && text);

async function sealSave(
  link: Connection,
  name: string,
  save: PendingSave,
  { chance, disk }: StorageContext,
): Promise<SealedSave> {
  const stamp = chance.random();
  disk.ownStamps.add(stamp);
  if (!save.state) return { name, save, stamp, pages: [] };
  const { transcript, ...rest } = save.state;
  const known = disk.written.get(name)?.pages;
  const [head, ...pages] = await Promise.all([
    link.seal(toJson(rest)),
    ...transcript.map(async (page, index) => (known?.[index] === page ? undefined : link.seal(toJson(page)))),
  ]);
  return { name, save, stamp, head, pages };
}

async function sealRow(link: Connection, id: string, { row, text }: RowChange): Promise<SealedRow> {
  return { id, row, body: row && text ? await link.seal(text) : undefined };
}

/** Whether the disk has something else of a conversation than this page thinks. What this page thinks is then set right. */
async function isOvertaken(
  heads: IDBObjectStore,
  { name, save }: SealedSave,
  { disk, pending }: StorageContext,
): Promise<boolean> {
  const known = disk.written.get(name);
  if (!known && !disk.unread.has(name)) return false;
  const head = await ask<HeadRecord | undefined>(heads.get(name));
  const isForeign = !!head && !disk.ownStamps.has(head.stamp);
  if (known ? head?.stamp === known.stamp : !isForeign || !save.unlessNewer) return false;
  if (isForeign && save.unlessNewer) {
    // Another tab, or an earlier visit that could not be read in time, has gone on with this conversation, and two do not go on from the
    // same place: this save and its results are dropped.
    save.lost = true;
    if (pending.saves.get(name) === save) pending.saves.delete(name);
    for (const id of save.ids ?? []) pending.rows.delete(id);
  } else {
    // Another tab has written this conversation, or a save of this one went through although the connection broke: what is not in this
    // save may be gone, so all of it is written.
    disk.written.delete(name);
  }
  return true;
}

function putSave(transaction: IDBTransaction, { name, save, stamp, head, pages }: SealedSave, at: number): void {
  const heads = transaction.objectStore('conversations');
  const stored = transaction.objectStore('chunks');
  const keep = save.keep === 'device' ? 'device' : 'visit';
  if (head) heads.put({ ...head, format: FORMAT, at, keep, chunks: pages.length, stamp }, name);
  else heads.delete(name);
  pages.forEach((page, index) => page && stored.put(page, [name, index]));
  stored.delete(pageRange(name, pages.length));
}

async function putRow(rows: IDBObjectStore, { id, row, body }: SealedRow): Promise<void> {
  if (!row) {
    rows.delete(id);
  } else if (body) {
    rows.put({ ...row, ...body, format: FORMAT }, id);
  } else {
    const stored = await ask<RowRecord | undefined>(rows.get(id));
    if (stored) rows.put({ ...stored, ...row }, id);
  }
}

async function removeParked(rows: IDBObjectStore, id: string): Promise<void> {
  const row = await ask<RowRecord | undefined>(rows.get(id));
  if (row?.state === 'parked') rows.delete(id);
}

/** Takes out of memory what is done, but for what has changed meanwhile. */
function takeOut({ saves, rows, replaced }: PendingChanges, done: Waiting): void {
  for (const [name, save] of done.saves) if (saves.get(name) === save) saves.delete(name);
  for (const [id, change] of done.rows) {
    const now = rows.get(id);
    if (now === change) rows.delete(id);
    else if (now?.row) rows.set(id, { row: now.row });
  }
  for (const id of done.replaced) replaced.delete(id);
}

/** Writes all that waits, in one transaction. */
export async function writePending(context: StorageContext): Promise<void> {
  const { access, pending, disk, clock } = context;
  const waiting = waitingOf(pending);
  if (!waiting.saves.length && !waiting.rows.length && !waiting.replaced.length) return;
  const link = await (isNew(waiting) ? access.open() : access.existing());
  // Without a database nothing is there that could be changed or removed.
  if (!link) return takeOut(pending, waiting);
  const [saves, rows] = await Promise.all([
    Promise.all(waiting.saves.map(([name, save]) => sealSave(link, name, save, context))),
    Promise.all(waiting.rows.map(([id, change]) => sealRow(link, id, change))),
  ]);

  const transaction = writing(link.database, 'conversations', 'chunks', 'outbox');
  const end = ended(transaction);
  end.catch(() => undefined);
  const outbox = transaction.objectStore('outbox');
  for (const save of saves) {
    if (!(await isOvertaken(transaction.objectStore('conversations'), save, context))) continue;
    transaction.abort();
    return writePending(context);
  }
  for (const save of saves) putSave(transaction, save, clock.now());
  for (const row of rows) await putRow(outbox, row);
  for (const id of waiting.replaced) await removeParked(outbox, id);
  // All is said: the end does not wait for this page, which may be on its way out.
  transaction.commit();
  await end;

  disk.durable = true;
  for (const { name, save, stamp } of saves) {
    if (save.state) disk.written.set(name, { stamp, pages: save.state.transcript });
    else disk.written.delete(name);
  }
  takeOut(pending, waiting);
}
