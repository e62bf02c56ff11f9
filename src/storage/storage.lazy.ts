import type { Chance, Clock } from '../shared/ports.ts';
import { createConversationStore } from './conversation-store.ts';
import { createDatabaseAccess } from './database-access.ts';
import type { Connection } from './database.lazy.ts';
import { createOutboxStore } from './outbox-store.ts';
import { noChanges } from './pending-changes.ts';
import type { Storage } from './store-port.ts';
import { writePending, type StorageContext } from './write-pending.ts';

/** The one of this browser. */
export interface DatabaseStorage extends Storage {
  /** The open database, which is made where there is none. Rejects where storage is refused. */
  connect(): Promise<Connection>;
}

/**
 * Conversations and outbox in one IndexedDB database, encrypted. All that is to be written waits in memory until its transaction has
 * ended and stays there when it fails: refused, full or hanging storage costs durability, nothing else.
 */
export function createStorage({ clock, chance }: { readonly clock: Clock; readonly chance: Chance }): DatabaseStorage {
  const access = createDatabaseAccess(clock);
  const disk = { written: new Map(), unread: new Set<string>(), ownStamps: new Set<number>(), durable: true };
  const context: StorageContext = { clock, chance, access, pending: noChanges(), disk };
  const write = () => writePending(context);

  /** Resolves when all that waits now is on disk, or can't be. A connection that has ended gets a second try. */
  async function commit(): Promise<void> {
    try {
      await access.inTime(access.inOrder(() => write().catch(write)));
    } catch {
      disk.durable = false;
    }
  }

  return {
    connect: access.open,
    conversations: createConversationStore(context, commit),
    outbox: createOutboxStore(context, commit),
  };
}
