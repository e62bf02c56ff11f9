import type { OutboxRow } from './store-port.ts';
import { DATABASE } from './is-stored.ts';
import { setMark } from './stored-mark.ts';

/** Text that only this browser profile can read. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** An envelope that was written while its page was left; `iv` and `data` beside it are its key: see `parting-words.lazy.ts`. */
export interface Veil {
  /** Where its part of the keystream begins, in bytes. */
  readonly from: number;
  readonly bytes: Uint8Array;
}

/** Version of the records, not of the database: a newer one's are left alone. */
export const FORMAT = 1;

/** A conversation but for its transcript. */
export interface HeadRecord extends Sealed {
  readonly format: number;
  /** When it was last saved, in milliseconds since 1970. */
  readonly at: number;
  readonly keep: 'visit' | 'device';
  readonly chunks: number;
  /** New with every save: tells a tab that another one has written in between. */
  readonly stamp: number;
}

export interface RowRecord extends OutboxRow, Sealed {
  readonly format: number;
  readonly veil?: Veil;
  /** Who sends it now, where there are no Web Locks. */
  readonly lease?: { readonly holder: string; readonly until: number };
}

export interface Connection {
  readonly database: IDBDatabase;
  seal(text: string): Promise<Sealed>;
  /** Rejects when it was sealed with another key or has been damaged. */
  unseal(sealed: Sealed & { readonly veil?: Veil }): Promise<string>;
}

/** Options that inherit nothing: what a page hangs on Object.prototype is no option of ours. */
export const bare = <T extends object>(options: T): T => Object.assign(Object.create(null) as T, options);

/**
 * `conversations`: a `HeadRecord` by the conversation's name; `chunks`: the pages of its transcript, each a `Sealed` by [name, index];
 * `outbox`: a `RowRecord` by id; `keys`: the one CryptoKey, and the addresses that confirm ids.
 */
export const STORES = ['conversations', 'chunks', 'outbox', 'keys'] as const;
export type Store = (typeof STORES)[number];
const KEY = 'content';

/** What a request brings. */
export const ask = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };

    request.onerror = () => {
      reject(request.error);
    };
  });

/** Resolves when all of a transaction is on disk. */
export const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    // Null where it was aborted on purpose.
    transaction.onabort = () => {
      reject(transaction.error ?? new DOMException('Given up.', 'AbortError'));
    };
  });

/** A write that is on disk after a crash of the browser; a flush against power cuts would cost every answer a wait. */
export const writing = (database: IDBDatabase, ...names: Store[]): IDBTransaction =>
  database.transaction(names, 'readwrite', bare({ durability: 'relaxed' as const }));

/** All pages of a conversation from `first` on. */
export const pageRange = (name: string, first = 0): IDBKeyRange => IDBKeyRange.bound([name, first], [name, Infinity]);

/** The key never leaves the browser: it can be used but not read. */
async function contentKey(database: IDBDatabase): Promise<CryptoKey> {
  const read = (transaction: IDBTransaction) => ask<CryptoKey | undefined>(transaction.objectStore('keys').get(KEY));
  const known = await read(database.transaction('keys'));
  if (known) return known;
  const made = await crypto.subtle.generateKey(bare({ name: 'AES-GCM', length: 256 }), false, ['encrypt', 'decrypt']);
  const transaction = writing(database, 'keys');
  const end = ended(transaction);
  // Another tab may have been faster: the first key is everybody's.
  const first = await read(transaction);
  if (!first) transaction.objectStore('keys').put(made, KEY);
  await end;
  return first ?? made;
}

const openDatabase = (version: number | undefined, lost: () => void): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, version);
  request.onupgradeneeded = () => {
    for (const name of STORES)
      if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
  };
  return ask(request).then((database) => {
    database.onversionchange = () => {
      database.close();
      lost();
    };
    database.onclose = lost;
    return database;
  });
};

/**
 * Opens the database and its key. `lost` is called when the connection has ended: another tab deletes the database, or the browser did.
 * Rejects where storage or encryption is refused.
 */
export async function connect(lost: () => void): Promise<Connection> {
  if (!globalThis.crypto?.subtle) throw new Error('No secure context.');
  let database: IDBDatabase;
  try {
    database = await openDatabase(FORMAT, lost);
  } catch (error) {
    if ((error as Error).name !== 'VersionError') throw error;
    // A newer version of this element was here: its database serves as long as our stores are in it.
    database = await openDatabase(undefined, lost);
    if (!STORES.every((name) => database.objectStoreNames.contains(name))) {
      database.close();
      throw error;
    }
  }
  setMark();
  const key = await contentKey(database);
  const algorithm = (iv: Uint8Array<ArrayBuffer>) => bare({ name: 'AES-GCM', iv });
  return {
    database,
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, data: await crypto.subtle.encrypt(algorithm(iv), key, new TextEncoder().encode(text)) };
    },
    async unseal({ iv, data, veil }) {
      const text = new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(iv), key, data));
      return veil ? (await import('./parting-words.lazy.ts')).readWords(text, veil) : text;
    },
  };
}
