import type { Database, Transaction } from '../database/database.ts';
import { LOCKS } from '../database/locks.ts';
import { waitForTurn } from '../database/turns.ts';
import { networkTraces } from '../referrals/fair-play/traces.ts';
import type { UploadStore } from './store.ts';

/* What files that are under way may take: their number, room on the disk, and one writer at a time, for all receivers on one database. */

/** Files of one conversation, of one client network, and of all, that may be under way. */
export const MOST_OF_SESSION = 20;
export const MOST_OF_NETWORK = 200;
export const MOST_OPEN = 2000;

/** Of all room, so much may hold files of one network that no result has come for: finished or not. */
const SHARE_OF_NETWORK = 1 / 5;

const SECOND = 1000;
/** How long a file may take to arrive. */
const DAY = 24 * 60 * 60 * SECOND;
/** Whoever is still there sends something in this time. */
const FORGOTTEN_AFTER = 10 * 60 * SECOND;
/** A result comes right after its files, unless it waits on a device. */
const AWAITED_FOR = 2 * DAY;
/** Whoever writes says so again and again; a receiver that was killed in the middle holds a file no longer than this. */
const WRITES_FOR = 15 * SECOND;
export const RENEW_EVERY = 5 * SECOND;

/** In a turn of its own: what is counted here is taken before anybody else counts. */
const inRoom = <T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  database.transaction(async (tx) => {
    await waitForTurn(tx, LOCKS.uploads);
    return work(tx);
  });

/** What is not due yet. */
const KEPT_SQL = '(expires_at is null or expires_at > $1)';
const UNCLAIMED_SQL = 'not exists (select from results where results.session = uploads.session)';
/** Under way, but nobody writes to it and nothing has come for a while, whatever it holds. */
const FORGOTTEN_SQL = 'not done and expires_at > $1 and (writer is null or writes_until <= $1) and moved_at <= $2';

const ago = (now: Date, span: number): Date => new Date(now.getTime() - span);

/** Files under way make room that nobody goes on with. A chat whose file is gone asks for a new address. The next sweep deletes them. */
async function dropForgotten(tx: Transaction, networks: readonly string[] | null, now: Date): Promise<boolean> {
  const dropped = await tx.query(
    `update uploads set expires_at = $1 where id in (
       select id from uploads where ${FORGOTTEN_SQL} and ($3::text[] is null or network = any($3))
       order by moved_at limit 100) returning id`,
    [now, ago(now, FORGOTTEN_AFTER), networks],
  );
  return dropped.length > 0;
}

/**
 * Finds room for so many bytes: of all, or of one network's share. Where it is used up, files that nobody goes on with make room, then finished ones
 * that no result has come for in two days, the oldest first; none where all of them would not be enough.
 */
async function hasRoom(
  tx: Transaction,
  most: number,
  networks: readonly string[] | null,
  bytes: number,
  now: Date,
): Promise<boolean> {
  const [taken] = await tx.query<{ bytes: number }>(
    `select coalesce(sum(kept), 0)::float8 as bytes from uploads
     where ${KEPT_SQL} and ($2::text[] is null or network = any($2) and ${UNCLAIMED_SQL})`,
    [now, networks],
  );
  let missing = taken!.bytes + bytes - most;
  if (missing <= 0) return true;
  const dispensable = await tx.query<{ id: string; kept: number }>(
    `select id, kept::float8 as kept from uploads
     where ((${FORGOTTEN_SQL}) or (done and expires_at is null and moved_at <= $3 and ${UNCLAIMED_SQL}))
       and kept > 0 and ($4::text[] is null or network = any($4) and ${UNCLAIMED_SQL})
     order by done, moved_at, id`,
    [now, ago(now, FORGOTTEN_AFTER), ago(now, AWAITED_FOR), networks],
  );
  const dropped: string[] = [];
  for (const { id, kept } of dispensable) {
    if (missing <= 0) break;
    dropped.push(id);
    missing -= kept;
  }
  if (missing > 0) return false;
  await tx.query('update uploads set expires_at = $1 where id = any($2::uuid[])', [now, dropped]);
  return true;
}

type Refusal = 'network-full' | 'no-room';

/** Why there is no room for so many bytes; `null` where there is. */
async function noRoomFor(
  tx: Transaction,
  { most }: UploadStore,
  networks: readonly string[] | null,
  bytes: number,
  now: Date,
): Promise<Refusal | null> {
  if (networks !== null && !(await hasRoom(tx, most * SHARE_OF_NETWORK, networks, bytes, now))) return 'network-full';
  return (await hasRoom(tx, most, null, bytes, now)) ? null : 'no-room';
}

export interface NewUpload {
  readonly id: string;
  readonly session: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  /** Where it comes from; empty where that is not known. */
  readonly address: string;
}

/** Notes a file that somebody wants to send. What is announced takes no room yet, or anybody could fill it without sending a byte. */
export const addUpload = (
  database: Database,
  store: UploadStore,
  { id, session, name, size, type, address }: NewUpload,
  now: Date,
): Promise<'added' | 'too-many' | Refusal> =>
  inRoom(database, async (tx) => {
    const networks = address === '' ? null : await networkTraces(tx, address, now);
    const [open] = await tx.query<{ ofSession: number; ofNetwork: number; all: number }>(
      `select count(*) filter (where session = $1)::integer as "ofSession",
         count(*) filter (where network = any($3))::integer as "ofNetwork", count(*)::integer as all
       from uploads where not done and expires_at > $2`,
      [session, now, networks],
    );
    if (open!.ofSession >= MOST_OF_SESSION) return 'too-many';
    if (open!.ofNetwork >= MOST_OF_NETWORK && !(await dropForgotten(tx, networks, now))) return 'network-full';
    if (open!.all >= MOST_OPEN && !(await dropForgotten(tx, null, now))) return 'no-room';
    const refusal = await noRoomFor(tx, store, networks, size, now);
    if (refusal !== null) return refusal;
    await tx.query(
      `insert into uploads (id, session, name, size, type, created_at, moved_at, expires_at, network)
       values ($1, $2, $3, $4, $5, $6, $6, $7, $8)`,
      [id, session, name, size, type, now, new Date(now.getTime() + DAY), networks?.[0] ?? null],
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
): Promise<'started' | 'busy' | 'gone' | Refusal> =>
  inRoom(database, async (tx) => {
    const [row] = await tx.query<{ size: number; kept: number; is_taken: boolean; network: string | null }>(
      `select size::float8 as size, kept::float8 as kept, done or (writer is not null and writes_until > $2) as is_taken, network
       from uploads where id = $1 and (done or expires_at > $2) for update`,
      [id, now],
    );
    // Deleted since the request looked it up.
    if (!row) return 'gone';
    // Whoever is told that it is busy asks how much has arrived, which may be all of it.
    if (row.is_taken) return 'busy';
    // Its own bytes do not make room for it.
    await tx.query('update uploads set writer = $2, writes_until = $3 where id = $1', [id, writer, writesUntil(now)]);
    const refusal = await noRoomFor(tx, store, row.network === null ? null : [row.network], row.size - row.kept, now);
    if (refusal !== null) {
      await tx.query('update uploads set writer = null, writes_until = null where id = $1', [id]);
      return refusal;
    }
    await tx.query('update uploads set kept = size where id = $1', [id]);
    return 'started';
  });

/** The writer is still there. */
export const keepWriting = (database: Database, id: string, writer: string, now: Date): Promise<unknown> =>
  database.query('update uploads set writes_until = $3 where id = $1 and writer = $2', [id, writer, writesUntil(now)]);

const writesUntil = (now: Date): Date => new Date(now.getTime() + WRITES_FOR);

/** The request is over: others may write, and what was taken and not used is free again. */
export const stopWriting = (
  database: Database,
  id: string,
  writer: string,
  { kept, hasMoved }: { readonly kept: number; readonly hasMoved: boolean },
  now: Date,
): Promise<unknown> =>
  database.query(
    `update uploads set writer = null, writes_until = null, kept = $3, moved_at = case when $4 then $5 else moved_at end
     where id = $1 and writer = $2`,
    [id, writer, kept, hasMoved, now],
  );

/** All bytes are there. False where the file was deleted meanwhile, with its person or its result: it stays so. */
export async function finishUpload(database: Database, id: string, writer: string, now: Date): Promise<boolean> {
  const done = await database.query(
    'update uploads set done = true, expires_at = null, kept = size where id = $1 and writer = $2 and expires_at > $3 returning id',
    [id, writer, now],
  );
  return done.length > 0;
}
