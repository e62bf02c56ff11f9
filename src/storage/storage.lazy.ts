import type { ChatState, Entry } from '../engine/state.ts';
import type { Chance, Clock } from '../shared/ports.ts';
import type { Keep, OutboxRow, QueuedEnvelope, Storage, Unwritten } from './store-port.ts';
import {
  FORMAT,
  STORES,
  ask,
  chunkRange,
  connect,
  ended,
  writing,
  type Connection,
  type HeadRecord,
  type RowRecord,
  type Sealed,
} from './database.lazy.ts';
import { hasStoredDatabase } from './has-stored-database.ts';
import { removeMark } from './stored-mark.ts';
import { toJson } from '../shared/to-json.ts';
import { instantOf } from '../shared/iso-time.ts';

/** Milliseconds after which the chat goes on without an answer from the storage. */
const PATIENCE = 2000;
/** Tries at what cannot be loaded lie at most so far apart, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/** The newest of a conversation that is not on disk (yet). `state` null: it is to be removed. */
interface Kept {
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
type RowChange = Pick<Partial<Unwritten>, 'text' | 'memory'> & { readonly row: OutboxRow | null };

interface Plan {
  readonly name: string;
  readonly kept: Kept;
  readonly stamp: number;
  readonly head?: Sealed;
  readonly chunks: readonly (Sealed | undefined)[];
}

/** The one of this browser. */
export interface DatabaseStorage extends Storage {
  /** The open database, which is made where there is none. Rejects where storage is refused. */
  connect(): Promise<Connection>;
}

const quiet = () => undefined;
const stored = ({ database }: Connection): IDBObjectStore => database.transaction('outbox').objectStore('outbox');

/** Name of the addresses that confirm ids, beside the key. */
const CONFIRMING = 'confirming';
const confirmedBy = ({ database }: Connection): Promise<readonly string[] | undefined> =>
  ask(database.transaction('keys').objectStore('keys').get(CONFIRMING));

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

/**
 * Conversations and outbox in one IndexedDB database, encrypted. All that is to be written waits in memory until its transaction has
 * ended and stays there when it fails: refused, full or hanging storage costs durability, nothing else.
 */
export function createStorage({ clock, chance }: { readonly clock: Clock; readonly chance: Chance }): DatabaseStorage {
  let durable = true;
  let connection: Promise<Connection> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const dirty = new Map<string, Kept>();
  const memory = new Map<string, ChatState>();
  const changes = new Map<string, RowChange>();
  const replaced = new Set<string>();
  /** What is on disk of a conversation, as far as this page knows. */
  const written = new Map<string, { readonly stamp: number; readonly chunks: readonly (readonly Entry[])[] }>();
  /** Conversations of which the storage has not said in time what it has: there may be one on disk that nobody here has seen. */
  const unread = new Set<string>();
  /** Of all saves that this tab has tried. */
  const ownStamps = new Set<number>();

  function open(): Promise<Connection> {
    const forget = () => {
      if (connection === mine) connection = undefined;
    };
    const mine = (connection ??= connect(forget).catch((error: unknown) => {
      forget();
      throw error;
    }));
    return mine;
  }
  /** The connection where there is something to read; makes no database. */
  const existing = async () => connection ?? ((await hasStoredDatabase()) ? open() : undefined);

  /** Only who comes back needs it; got however long it takes, for without it the next save would write over what is kept. */
  const reader = (pause = PATIENCE): Promise<typeof import('./read-conversation.lazy.ts')> =>
    import('./read-conversation.lazy.ts').catch(
      () =>
        new Promise((again) => {
          clock.after(pause, () => {
            again(reader(Math.min(2 * pause, LONGEST_PAUSE)));
          });
        }),
    );

  const inTime = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const cancel = clock.after(PATIENCE, () => reject(new Error('No answer.')));
      void work.then(resolve, reject).then(cancel);
    });
  /** After everything that was begun before. */
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.catch(quiet).then(work);
    last = mine;
    return mine;
  };

  /** The conversation that is on disk, after all that is being written; from then on that is what this tab knows of it. */
  async function readStored(link: Connection, name: string): Promise<ChatState | null> {
    const { readConversation } = await reader();
    return inTime(
      next(async () => {
        const found = await readConversation(link, name, clock.now());
        if (found) written.set(name, { stamp: found.stamp, chunks: found.state.transcript });
        unread.delete(name);
        return found?.state ?? null;
      }),
    );
  }

  async function plan(link: Connection, name: string, kept: Kept): Promise<Plan> {
    const stamp = chance.random();
    ownStamps.add(stamp);
    if (!kept.state) return { name, kept, stamp, chunks: [] };
    const { transcript, ...rest } = kept.state;
    const known = written.get(name)?.chunks;
    const [head, ...chunks] = await Promise.all([
      link.seal(toJson(rest)),
      ...transcript.map(async (chunk, index) => (known?.[index] === chunk ? undefined : link.seal(toJson(chunk)))),
    ]);
    return { name, kept, stamp, head, chunks };
  }

  /** Writes all that waits, in one transaction. */
  async function write(): Promise<void> {
    const waiting = [...changes].filter(([, change]) => !change.memory);
    const replacing = [...replaced];
    if (!dirty.size && !waiting.length && !replacing.length) return;
    const news = [...dirty.values()].some(({ state }) => state) || waiting.some(([, { row, text }]) => row && text);
    const link = await (news ? open() : existing());
    if (!link) {
      // Nothing is there that could be changed or removed.
      dirty.clear();
      replaced.clear();
      for (const [id] of waiting) changes.delete(id);
      return;
    }
    const [plans, sealed] = await Promise.all([
      Promise.all([...dirty].map(([name, kept]) => plan(link, name, kept))),
      Promise.all(waiting.map(async ([, { row, text }]) => row && text && link.seal(text))),
    ]);

    const transaction = writing(link.database, 'conversations', 'chunks', 'outbox');
    const end = ended(transaction);
    end.catch(quiet);
    const heads = transaction.objectStore('conversations');
    const chunks = transaction.objectStore('chunks');
    const rows = transaction.objectStore('outbox');
    for (const { name, kept } of plans) {
      const known = written.get(name);
      if (!known && !unread.has(name)) continue;
      const head = await ask<HeadRecord | undefined>(heads.get(name));
      const isForeign = !!head && !ownStamps.has(head.stamp);
      if (known ? head?.stamp === known.stamp : !isForeign || !kept.unlessNewer) continue;
      if (isForeign && kept.unlessNewer) {
        // Another tab, or an earlier visit that could not be read in time, has gone on with this conversation, and two do not go on from the
        // same place: this save and its results are dropped.
        kept.lost = true;
        if (dirty.get(name) === kept) dirty.delete(name);
        for (const id of kept.ids ?? []) changes.delete(id);
      } else {
        // Another tab has written this conversation, or a save of this one went through although the connection broke: what is not in this
        // save may be gone, so all of it is written.
        written.delete(name);
      }
      transaction.abort();
      return write();
    }
    for (const { name, kept, head, stamp, chunks: parts } of plans) {
      if (head)
        heads.put(
          {
            ...head,
            format: FORMAT,
            at: clock.now(),
            keep: kept.keep === 'device' ? 'device' : 'visit',
            chunks: parts.length,
            stamp,
          },
          name,
        );
      else heads.delete(name);
      parts.forEach((part, index) => part && chunks.put(part, [name, index]));
      chunks.delete(chunkRange(name, parts.length));
    }
    for (let index = 0; index < waiting.length; index++) {
      const [id, { row }] = waiting[index]!;
      const body = sealed[index];
      const stored = row && !body ? await ask<RowRecord | undefined>(rows.get(id)) : undefined;
      if (!row) rows.delete(id);
      else if (body) rows.put({ ...row, ...body, format: FORMAT }, id);
      else if (stored) rows.put({ ...stored, ...row }, id);
    }
    for (const id of replacing)
      if ((await ask<RowRecord | undefined>(rows.get(id)))?.state === 'parked') rows.delete(id);
    // All is said: the end does not wait for this page, which may be on its way out.
    transaction.commit();
    await end;

    durable = true;
    for (const { name, kept, stamp } of plans) {
      if (dirty.get(name) === kept) dirty.delete(name);
      if (kept.state) written.set(name, { stamp, chunks: kept.state.transcript });
      else written.delete(name);
    }
    for (const [id, change] of waiting) {
      const now = changes.get(id);
      if (now === change) changes.delete(id);
      else if (now?.row) changes.set(id, { row: now.row });
    }
    for (const id of replacing) replaced.delete(id);
  }

  /** Resolves when all that waits now is on disk, or can't be. A connection that has ended gets a second try. */
  async function commit(): Promise<void> {
    try {
      await inTime(next(() => write().catch(write)));
    } catch {
      durable = false;
    }
  }

  async function change(id: string, row: OutboxRow | null): Promise<void> {
    const before = changes.get(id);
    if (before?.row === null) return;
    if (row || !before?.memory) changes.set(id, { ...before, row });
    else changes.delete(id);
    if (!before?.memory) await commit();
  }

  return {
    connect: open,

    conversations: {
      get durable() {
        return durable;
      },

      async load(name) {
        const mine = dirty.get(name)?.state ?? memory.get(name);
        if (mine || dirty.has(name)) return mine ?? null;
        try {
          const link = await inTime(next(existing));
          if (!link) return null;
          return await readStored(link, name);
        } catch {
          unread.add(name);
          return null;
        }
      },

      async save(name, state, envelopes, keep, unlessNewer = false) {
        const only = keep === 'nothing';
        const kept: Kept = { state, keep, unlessNewer, ids: envelopes.map(({ envelope }) => envelope.id) };
        if (only) memory.set(name, state);
        else dirty.set(name, kept);
        for (const queued of envelopes) {
          const row = newRow(name, queued, clock.now());
          changes.set(row.id, { row, text: toJson(queued.envelope), memory: only });
          const old = queued.envelope.replaces;
          if (!old) continue;
          if (changes.get(old)?.row?.state === 'parked') void change(old, null);
          else if (!only) replaced.add(old);
        }
        if (!only) await commit();
        return !kept.lost;
      },

      async newer(name) {
        if (dirty.has(name)) return null;
        try {
          const link = await inTime(existing());
          if (!link) return null;
          const heads = link.database.transaction('conversations').objectStore('conversations');
          const head = await inTime(ask<HeadRecord | undefined>(heads.get(name)));
          if (!head || ownStamps.has(head.stamp) || head.stamp === written.get(name)?.stamp) return null;
          return await readStored(link, name);
        } catch {
          return null;
        }
      },

      async remove(name) {
        memory.delete(name);
        dirty.delete(name);
        dirty.set(name, { state: null, keep: 'visit' });
        await commit();
      },

      async forget() {
        for (const all of [dirty, memory, changes, replaced, written, unread]) all.clear();
        removeMark();
        await inTime(
          next(async () => {
            written.clear();
            const link = await existing();
            if (!link) return;
            const transaction = writing(link.database, ...STORES);
            for (const name of STORES) transaction.objectStore(name).clear();
            await ended(transaction);
            connection = undefined;
            link.database.close();
            // Waits for other tabs, which close when they hear of it; there is nothing left in it anyway.
            indexedDB.deleteDatabase(link.database.name);
          }),
        ).catch(quiet);
      },
    },

    outbox: {
      async rows() {
        const found = new Map<string, OutboxRow>();
        let whole = true;
        try {
          await inTime(
            (async () => {
              const link = await existing();
              for (const row of link ? await ask<RowRecord[]>(stored(link).getAll()) : []) {
                if (row.format === FORMAT && typeof row.id === 'string' && row.data) found.set(row.id, row);
              }
            })(),
          );
        } catch {
          whole = false;
        }
        for (const [id, { row }] of changes) {
          if (row) found.set(id, row);
          else found.delete(id);
        }
        return { rows: [...found.values()].sort((one, other) => one.at - other.at), whole };
      },

      async read(id) {
        const mine = changes.get(id);
        if (mine?.row === null) return undefined;
        if (mine?.row && mine.text !== undefined) return { row: mine.row, text: mine.text };
        return inTime(
          (async () => {
            const link = await existing();
            const record = link && (await ask<RowRecord | undefined>(stored(link).get(id)));
            if (!link || !record) return undefined;
            const row = mine?.row ?? record;
            return { row, text: record.format === FORMAT ? await link.unseal(record).catch(() => null) : null };
          })(),
        );
      },

      unwritten: () => [...changes.values()].filter((change): change is Unwritten => !!change.row && !!change.text),

      update: (row) => change(row.id, row),
      remove: (id) => change(id, null),

      async lease(id, holder, until) {
        try {
          const link = await inTime(existing());
          if (!link) return 0;
          const transaction = writing(link.database, 'outbox');
          const rows = transaction.objectStore('outbox');
          const end = ended(transaction);
          const row = await ask<RowRecord | undefined>(rows.get(id));
          const { lease } = row ?? {};
          // One that would last much longer than the one asked for was taken by a clock that has been set back since.
          const holds = lease && lease.holder !== holder && lease.until > clock.now() && lease.until < until + PATIENCE;
          const held = holds ? lease.until : 0;
          if (row && !held) rows.put({ ...row, lease: { holder, until } }, id);
          await end;
          return held;
        } catch {
          // Nobody can be asked, so nobody else is there.
          return 0;
        }
      },

      async confirming() {
        try {
          const link = await inTime(existing());
          return (link && (await confirmedBy(link))) ?? [];
        } catch {
          return [];
        }
      },

      async confirm(address) {
        try {
          const link = await inTime(existing());
          if (!link) return;
          const known = (await confirmedBy(link)) ?? [];
          if (!known.includes(address))
            writing(link.database, 'keys')
              .objectStore('keys')
              .put([...known, address], CONFIRMING);
        } catch {
          // It is known as long as this page lives.
        }
      },
    },
  };
}
