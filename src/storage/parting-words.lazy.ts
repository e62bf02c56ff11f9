import { FORMAT, type Connection, type RowRecord, type Sealed, type Veil } from './database.lazy.ts';
import { hasStoredDatabase } from './has-stored-database.ts';
import type { DatabaseStorage } from './storage.lazy.ts';

/** Bytes that can be written while a page is left: as much as the receiver takes in one request. */
const ROOM = 256 * 1024;

/** What is made ahead, so that nothing has to be waited for. */
interface Stock {
  readonly link: Connection;
  readonly stream: Uint8Array;
  /** The stream's key. */
  readonly sealed: Sealed;
}

/** The page's: used once, then made anew. */
let stock: Stock | undefined;
/** Transactions of this page that are not over. */
const running = new Set<IDBTransaction>();
const followed = new WeakSet<IDBDatabase>();

/** The first bytes of AES-CTR's keystream; the key is used for one stream only, so its counter begins at 0. */
async function keystream(key: Uint8Array<ArrayBuffer>, bytes: number): Promise<Uint8Array> {
  const cipher = await crypto.subtle.importKey('raw', key, 'AES-CTR', false, ['encrypt']);
  return new Uint8Array(
    await crypto.subtle.encrypt(
      { name: 'AES-CTR', counter: new Uint8Array(16), length: 64 },
      cipher,
      new Uint8Array(bytes),
    ),
  );
}

const veil = (bytes: Uint8Array, stream: Uint8Array, from: number) =>
  bytes.map((byte, index) => byte ^ (stream[from + index] as number));

/** Lifts the veil off parting words; `key` is what was sealed beside them. */
export async function readWords(key: string, { from, bytes }: Veil): Promise<string> {
  const stream = await keystream(Uint8Array.from(key.split(','), Number), from + bytes.length);
  return new TextDecoder().decode(veil(bytes, stream, from));
}

/** Keeps `running` true for a database. */
function follow(database: IDBDatabase): void {
  if (followed.has(database)) return;
  followed.add(database);
  const begin = database.transaction;
  database.transaction = (...given) => {
    const transaction = begin.apply(database, given);
    running.add(transaction);
    for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => running.delete(transaction));
    return transaction;
  };
}

async function prepare(storage: DatabaseStorage): Promise<void> {
  const link = await storage.connect();
  if (stock?.link === link) return;
  follow(link.database);
  const key = crypto.getRandomValues(new Uint8Array(32));
  // Not JSON: an older version of this element, which knows of no veil, does not take the key for an envelope.
  const [stream, sealed] = await Promise.all([keystream(key, ROOM), link.seal(key.join())]);
  stock = { link, stream, sealed };
}

/** Requests the write of all that only memory has; the browser ends it without the page. */
function write(storage: DatabaseStorage): void {
  const rows = storage.outbox.unwritten().filter(({ memory }) => !memory);
  if (!stock || !rows.length) return;
  const { link, stream, sealed } = stock;
  stock = undefined;
  for (const transaction of running) {
    try {
      // Whatever is queued behind a transaction that is not said to its end is lost with the page. The storage repeats
      // it if the page lives.
      transaction.abort();
    } catch {
      // It is at its end.
    }
  }
  const transaction = link.database.transaction('outbox', 'readwrite');
  let from = 0;
  for (const { row, text } of rows) {
    const plain = new TextEncoder().encode(text);
    if (from + plain.length > ROOM) continue;
    const record: RowRecord = { ...row, ...sealed, veil: { from, bytes: veil(plain, stream, from) }, format: FORMAT };
    transaction.objectStore('outbox').put(record, row.id);
    from += plain.length;
  }
  transaction.commit();
}

/**
 * Keeps what is sent in the very moment in which the page is left and is too large for a request that outlives it, up to 256 kB: encryption
 * would answer too late, so a keystream is made as soon as somebody writes in `element`, and its key sealed. Until `stopped`.
 */
export async function keepWords(storage: DatabaseStorage, element: EventTarget, stopped: AbortSignal): Promise<void> {
  const ready = () =>
    void prepare(storage).catch(() => {
      // Refused storage: requests that outlive the page are all there is.
    });
  element.addEventListener('input', ready, { signal: stopped });
  addEventListener(
    'pagehide',
    () => {
      try {
        write(storage);
      } catch {
        // The connection has ended.
      }
      ready();
    },
    { signal: stopped },
  );
  // Before the first touch nothing is made on the device.
  if (await hasStoredDatabase()) ready();
}
