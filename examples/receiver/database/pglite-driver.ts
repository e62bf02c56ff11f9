import { PGlite } from '@electric-sql/pglite';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import pg from 'pg';
import type { Database } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { databaseOn } from './on-pool.ts';

/** Its own 160 MB of cache would be filled with zeros at each start: a campaign needs a tenth, and every process is 120 MB smaller. */
const START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** The line to the embedded database, in the place of a network socket: what the driver writes is done while it waits. */
class LineInside extends Duplex {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    super();
    this.#pglite = pglite;
  }

  /* What a socket has, and the driver calls. */
  connect(): void {
    process.nextTick(() => this.emit('connect'));
  }
  setNoDelay(): void {}
  ref(): void {}
  unref(): void {}

  override _read(): void {}

  override _write(message: Buffer, _encoding: string, done: (error?: Error) => void): void {
    const answer: Uint8Array[] = [];
    const options = { syncToFs: false, onRawData: (bytes: Uint8Array) => void answer.push(bytes.slice()) };
    this.#pglite.execProtocolRawStream(message, options).then(() => {
      for (const bytes of answer) this.push(bytes);
      done();
    }, done);
  }

  /** The parts of one statement: to hand them over one by one takes three times as long. */
  override _writev(parts: readonly { readonly chunk: Buffer }[], done: (error?: Error) => void): void {
    this._write(Buffer.concat(parts.map(({ chunk }) => chunk)), 'buffer', done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }
}

/**
 * PostgreSQL inside this process, kept in `dataDir/database`; `null` keeps it in memory. One process at a time, and one statement at a time. The
 * driver of PostgreSQL servers talks to it, so that it, too, reads and plans a statement once.
 */
export async function openPglite(dataDir: string | null): Promise<Database> {
  const inside: { pglite?: PGlite } = {};
  // Whoever has lost the folder must not write to it any more.
  const unlock = dataDir
    ? await lockNew(dataDir, () => void inside.pglite?.close().catch(() => undefined))
    : () => undefined;
  const pglite = await PGlite.create({
    dataDir: dataDir ? join(dataDir, 'database') : undefined,
    startParams: START,
  }).catch((error: unknown) => {
    unlock();
    throw error;
  });
  inside.pglite = pglite;
  const pool = new pg.Pool({
    stream: () => new LineInside(pglite),
    user: 'postgres',
    database: 'postgres',
    pipeline: true,
    // It has one session, whoever talks to it.
    max: 1,
    idleTimeoutMillis: 0,
    onConnect: (client) => void client.query('discard all'),
  });
  const database = databaseOn(pool);
  return {
    ...database,
    close: async () => {
      try {
        await database.close();
        await pglite.close();
      } finally {
        unlock();
      }
    },
  };
}

/** Locks the folder, which is made where there is none. */
async function lockNew(dataDir: string, lost: () => void): Promise<() => void> {
  mkdirSync(dataDir, { recursive: true });
  return lockFolder(dataDir, { lost });
}
