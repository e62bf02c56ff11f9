import { addConfirming, readConfirming } from './confirming-addresses.ts';
import { FORMAT, ask, type Connection, type RowRecord } from './database.lazy.ts';
import { leaseRow } from './lease-row.ts';
import { changeRow } from './pending-changes.ts';
import type { OutboxRow, OutboxStore, Unwritten } from './store-port.ts';
import type { StorageContext } from './write-pending.ts';

const storeOf = ({ database }: Connection): IDBObjectStore => database.transaction('outbox').objectStore('outbox');

/** All rows on disk that are of this version. */
async function storedRows(link: Connection): Promise<readonly OutboxRow[]> {
  const records = await ask<RowRecord[]>(storeOf(link).getAll());
  return records.filter((row) => row.format === FORMAT && typeof row.id === 'string' && row.data);
}

/** One row on disk with its envelope as text; null where that cannot be read. */
async function readRow(
  link: Connection,
  id: string,
): Promise<{ readonly row: OutboxRow; readonly text: string | null } | undefined> {
  const record = await ask<RowRecord | undefined>(storeOf(link).get(id));
  if (!record) return undefined;
  return { row: record, text: record.format === FORMAT ? await link.unseal(record).catch(() => null) : null };
}

/** Rows of envelopes, in memory and on disk. `commit` writes what waits. */
export function createOutboxStore(
  { clock, access, pending }: StorageContext,
  commit: () => Promise<void>,
): OutboxStore {
  /** Asks the database, where there is one and it answers; else the answer is `none`. */
  async function ofDatabase<T>(work: (link: Connection) => Promise<T>, none: T): Promise<T> {
    try {
      const link = await access.inTime(access.existing());
      return link ? await work(link) : none;
    } catch {
      return none;
    }
  }

  async function change(id: string, row: OutboxRow | null): Promise<void> {
    if (changeRow(pending, id, row)) await commit();
  }

  return {
    async rows() {
      const found = new Map<string, OutboxRow>();
      let whole = true;
      try {
        const stored = access.existing().then((link) => (link ? storedRows(link) : []));
        for (const row of await access.inTime(stored)) found.set(row.id, row);
      } catch {
        whole = false;
      }
      for (const [id, { row }] of pending.rows) {
        if (row) found.set(id, row);
        else found.delete(id);
      }
      return { rows: [...found.values()].sort((one, other) => one.at - other.at), whole };
    },

    async read(id) {
      const mine = pending.rows.get(id);
      if (mine?.row === null) return undefined;
      if (mine?.row && mine.text !== undefined) return { row: mine.row, text: mine.text };
      const stored = await access.inTime(access.existing().then((link) => link && readRow(link, id)));
      return stored && { row: mine?.row ?? stored.row, text: stored.text };
    },

    unwritten: () => [...pending.rows.values()].filter((each): each is Unwritten => !!each.row && !!each.text),

    update: (row) => change(row.id, row),
    remove: (id) => change(id, null),

    // Where nobody can be asked nobody else is there.
    lease: (id, holder, until) => ofDatabase((link) => leaseRow(link, id, holder, until, clock.now()), 0),

    confirming: () => ofDatabase(readConfirming, []),
    // Where it cannot be written it is known as long as this page lives.
    confirm: (address) => ofDatabase((link) => addConfirming(link, address), undefined),
  };
}
