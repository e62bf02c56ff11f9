import type { Clock } from '../shared/ports.ts';
import { connect, type Connection } from './database.lazy.ts';
import { hasStoredDatabase } from './has-stored-database.ts';

/** Milliseconds after which the chat goes on without an answer from the storage. */
export const STORAGE_TIMEOUT_MS = 2000;

/** The way to the database: one connection, one thing after another, and no waiting for ever. */
export interface DatabaseAccess {
  /** The open database, which is made where there is none. Rejects where storage is refused. */
  open(): Promise<Connection>;
  /** The connection where there is something to read; makes no database. */
  existing(): Promise<Connection | undefined>;
  /** Lets go of the connection, which is being closed; whoever needs one opens it anew. */
  forget(): void;
  /** Rejects where the answer takes too long. */
  inTime<T>(work: Promise<T>): Promise<T>;
  /** Begins after everything that was begun before. */
  inOrder<T>(work: () => Promise<T>): Promise<T>;
}

export function createDatabaseAccess(clock: Clock): DatabaseAccess {
  let connection: Promise<Connection> | undefined;
  let last: Promise<unknown> = Promise.resolve();

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

  return {
    open,

    existing: async () => connection ?? ((await hasStoredDatabase()) ? open() : undefined),

    forget() {
      connection = undefined;
    },

    inTime: (work) =>
      new Promise((resolve, reject) => {
        const cancel = clock.after(STORAGE_TIMEOUT_MS, () => reject(new Error('No answer.')));
        void work.then(resolve, reject).then(cancel);
      }),

    inOrder(work) {
      const mine = last.catch(() => undefined).then(work);
      last = mine;
      return mine;
    },
  };
}
