import type { ChatState } from '../engine/state.ts';
import type { Clock } from '../shared/ports.ts';
import { STORES, ask, ended, writing, type Connection, type HeadRecord } from './database.lazy.ts';
import { STORAGE_TIMEOUT_MS } from './database-access.ts';
import { addEnvelope, type PendingSave } from './pending-changes.ts';
import type { ConversationStore } from './store-port.ts';
import { removeMark } from './stored-mark.ts';
import type { StorageContext } from './write-pending.ts';

/** Tries at what cannot be loaded lie at most so far apart, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/** Only returning visitors need it; awaited however long it takes, since without it the next save would overwrite what is kept. */
const reader = (clock: Clock, pause = STORAGE_TIMEOUT_MS): Promise<typeof import('./read-conversation.lazy.ts')> =>
  import('./read-conversation.lazy.ts').catch(
    () =>
      new Promise((again) => {
        clock.after(pause, () => {
          again(reader(clock, Math.min(2 * pause, LONGEST_PAUSE)));
        });
      }),
  );

/** The conversation that is on disk, after all that is being written; from then on that is what this tab knows of it. */
async function readStored(
  { clock, access, disk }: StorageContext,
  link: Connection,
  name: string,
): Promise<ChatState | null> {
  const { readConversation } = await reader(clock);
  return access.inTime(
    access.inOrder(async () => {
      const found = await readConversation(link, name, clock.now());
      if (found) disk.written.set(name, { stamp: found.stamp, pages: found.state.transcript });
      disk.unread.delete(name);
      return found?.state ?? null;
    }),
  );
}

/** What another tab has saved since this one last read or wrote it. */
async function readNewer(context: StorageContext, name: string): Promise<ChatState | null> {
  const { access, disk } = context;
  const link = await access.inTime(access.existing());
  if (!link) return null;
  const heads = link.database.transaction('conversations').objectStore('conversations');
  const head = await access.inTime(ask<HeadRecord | undefined>(heads.get(name)));
  if (!head || disk.ownStamps.has(head.stamp) || head.stamp === disk.written.get(name)?.stamp) return null;
  return readStored(context, link, name);
}

/** Empties every store, and then removes the database. */
async function removeDatabase({ access, disk }: StorageContext): Promise<void> {
  disk.written.clear();
  const link = await access.existing();
  if (!link) return;
  const transaction = writing(link.database, ...STORES);
  for (const name of STORES) transaction.objectStore(name).clear();
  await ended(transaction);
  access.forget();
  link.database.close();
  // Waits for other tabs, which close when they hear of it; there is nothing left in it anyway.
  indexedDB.deleteDatabase(link.database.name);
}

/** Conversations, in memory and on disk. `commit` writes what waits. */
export function createConversationStore(context: StorageContext, commit: () => Promise<void>): ConversationStore {
  const { clock, access, pending, disk } = context;
  const { saves, memoryOnly } = pending;
  return {
    get durable() {
      return disk.durable;
    },

    async load(name) {
      const mine = saves.get(name)?.state ?? memoryOnly.get(name);
      if (mine || saves.has(name)) return mine ?? null;
      try {
        const link = await access.inTime(access.inOrder(access.existing));
        return link ? await readStored(context, link, name) : null;
      } catch {
        disk.unread.add(name);
        return null;
      }
    },

    async save(name, state, envelopes, keep, unlessNewer = false) {
      const memory = keep === 'nothing';
      const save: PendingSave = { state, keep, unlessNewer, ids: envelopes.map(({ envelope }) => envelope.id) };
      if (memory) memoryOnly.set(name, state);
      else saves.set(name, save);
      for (const queued of envelopes) if (addEnvelope(pending, name, queued, clock.now(), memory)) void commit();
      if (!memory) await commit();
      return !save.lost;
    },

    async newer(name) {
      if (saves.has(name)) return null;
      return readNewer(context, name).catch(() => null);
    },

    async remove(name) {
      memoryOnly.delete(name);
      saves.delete(name);
      saves.set(name, { state: null, keep: 'visit' });
      await commit();
    },

    async forget() {
      for (const all of [saves, memoryOnly, pending.rows, pending.replaced, disk.written, disk.unread]) all.clear();
      removeMark();
      await access.inTime(access.inOrder(() => removeDatabase(context))).catch(() => undefined);
    },
  };
}
