import type { Database, Transaction } from '../database/database.ts';
import { LOCKS } from '../database/locks.ts';
import { waitForTurn } from '../database/turns.ts';
import type { UploadStore } from './store.ts';

/* What files that are under way may take: their number, room on the disk, and one writer at a time, for all receivers on one database. */

/** Files of one conversation, and of all, that may be under way. */
export const MOST_OF_SESSION = 20;
export const MOST_OPEN = 2000;

const SECOND = 1000;
/** How long a file may take to arrive. */
const DAY = 24 * 60 * 60 * SECOND;
/** A visitor sends a file as soon as it has an address. */
const FORGOTTEN_AFTER = 10 * 60 * SECOND;
/** Whoever writes says so again and again; a receiver that was killed in the middle holds a file no longer than this. */
const WRITES_FOR = 15 * SECOND;
export const RENEW_EVERY = 5 * SECOND;

/** In a turn of its own: what is counted here is taken before anybody else counts. */
const inRoom = <T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  database.transaction(async (tx) => {
    await waitForTurn(tx, LOCKS.uploads);
    return work(tx);
  });

const roomLeft = async (tx: Transaction, { most }: UploadStore): Promise<number> => {
  const [sum] = await tx.query<{ bytes: number }>('select coalesce(sum(kept), 0)::float8 as bytes from uploads');
  return most - sum!.bytes;
};

/**
 * Files that nobody is writing to and that were announced a while ago make room, those without a byte first: one byte of each must not close the
 * door for a day. A chat whose file is gone asks for a new address. The next sweep deletes them. Answers how many.
 */
async function dropForgotten(tx: Transaction, now: Date): Promise<number> {
  const dropped = await tx.query(
    `update uploads set expires_at = $1 where id in (
       select id from uploads where not done and expires_at > $1 and (writer is null or writes_until <= $1) and created_at <= $2
       order by kept > 0, created_at limit 100) returning id`,
    [now, new Date(now.getTime() - FORGOTTEN_AFTER)],
  );
  return dropped.length;
}

export interface NewUpload {
  readonly id: string;
  readonly session: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** Notes a file that somebody wants to send. What is announced takes no room yet, or anybody could fill it without sending a byte. */
export const addUpload = (
  database: Database,
  store: UploadStore,
  { id, session, name, size, type }: NewUpload,
  now: Date,
): Promise<'added' | 'too-many' | 'no-room'> =>
  inRoom(database, async (tx) => {
    const [open] = await tx.query<{ ofSession: number; all: number }>(
      `select count(*) filter (where session = $1)::integer as "ofSession", count(*)::integer as all
       from uploads where not done and expires_at > $2`,
      [session, now],
    );
    if (open!.ofSession >= MOST_OF_SESSION) return 'too-many';
    if (open!.all >= MOST_OPEN && (await dropForgotten(tx, now)) === 0) return 'no-room';
    if ((await roomLeft(tx, store)) < size) return 'no-room';
    await tx.query(
      'insert into uploads (id, session, name, size, type, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, session, name, size, type, now, new Date(now.getTime() + DAY)],
    );
    return 'added';
  });

/**
 * This request alone writes to the file from now on, and has room for all of it. The bytes of others that have not come yet count, so that files
 * which come at the same time are never too many together.
 */
export const startWriting = (
  database: Database,
  store: UploadStore,
  { id, writer }: { readonly id: string; readonly writer: string },
  now: Date,
): Promise<'started' | 'busy' | 'gone' | 'no-room'> =>
  inRoom(database, async (tx) => {
    const [row] = await tx.query<{ size: number; kept: number; is_taken: boolean }>(
      `select size::float8 as size, kept::float8 as kept, done or (writer is not null and writes_until > $2) as is_taken
       from uploads where id = $1 and (done or expires_at > $2) for update`,
      [id, now],
    );
    // Deleted since the request looked it up.
    if (!row) return 'gone';
    // Whoever is told that it is busy asks how much has arrived, which may be all of it.
    if (row.is_taken) return 'busy';
    if ((await roomLeft(tx, store)) < row.size - row.kept) return 'no-room';
    await tx.query('update uploads set writer = $2, writes_until = $3, kept = size where id = $1', [
      id,
      writer,
      writesUntil(now),
    ]);
    return 'started';
  });

/** The writer is still there. */
export const keepWriting = (database: Database, id: string, writer: string, now: Date): Promise<unknown> =>
  database.query('update uploads set writes_until = $3 where id = $1 and writer = $2', [id, writer, writesUntil(now)]);

const writesUntil = (now: Date): Date => new Date(now.getTime() + WRITES_FOR);

/** The request is over: others may write, and what was taken and not used is free again. */
export const stopWriting = (database: Database, id: string, writer: string, kept: number): Promise<unknown> =>
  database.query('update uploads set writer = null, writes_until = null, kept = $3 where id = $1 and writer = $2', [
    id,
    writer,
    kept,
  ]);

/** All bytes are there. False where the file was deleted meanwhile, with its person or its result: it stays so. */
export async function finishUpload(database: Database, id: string, writer: string, now: Date): Promise<boolean> {
  const done = await database.query(
    'update uploads set done = true, expires_at = null, kept = size where id = $1 and writer = $2 and expires_at > $3 returning id',
    [id, writer, now],
  );
  return done.length > 0;
}
