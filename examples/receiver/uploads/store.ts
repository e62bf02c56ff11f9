import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Queryable } from '../database/database.ts';
import { isUuid } from '../web/uuid.ts';

export interface UploadStore {
  readonly dir: string;
  /** Bytes of one file, and of all that are kept. */
  readonly largest: number;
  readonly most: number;
}

export interface UploadRow {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly done: boolean;
}

const COLUMNS = 'id, name, size::float8 as size, type, done';

/** Where the bytes lie. Nothing of the path comes from a visitor: the id was made here. */
export function pathOf({ dir }: UploadStore, id: string): string {
  if (!isUuid(id)) throw new Error('An id of a file was not made here.');
  return join(dir, id);
}

/** `undefined` for one that is over: not finished in a day, or deleted with a person or a result. */
export async function uploadById(database: Queryable, id: string, now: Date): Promise<UploadRow | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await database.query<UploadRow>(
    `select ${COLUMNS} from uploads where id = $1 and (expires_at is null or expires_at > $2)`,
    [id, now],
  );
  return row;
}

/** Bytes that have arrived: what lies on the disk, whatever became of who sent them. */
export const arrived = (store: UploadStore, id: string): Promise<number> =>
  stat(pathOf(store, id)).then(
    ({ size }) => size,
    () => 0,
  );

export async function createFile(store: UploadStore, id: string): Promise<void> {
  await mkdir(store.dir, { recursive: true });
  await (await open(pathOf(store, id), 'wx')).close();
}

export const removeFile = (store: UploadStore, id: string): Promise<void> => rm(pathOf(store, id), { force: true });

/** The files that came with a result are due, unless another result of the same conversation has them too. */
export const expireFilesOf = (database: Queryable, result: string): Promise<unknown> =>
  database.query(
    `update uploads set expires_at = created_at where session = (select session from results where id = $1)
       and not exists (select 1 from results where id <> $1 and session = uploads.session)`,
    [result],
  );

/**
 * So long a conversation may lie on somebody's device before it is sent with its files, in days. What was acknowledged is kept as long as that, unless the
 * room is needed: see `hasRoom`.
 */
const DAYS_OF_NOBODY = 31;

/**
 * Deletes what is due: what nobody has finished in a day, what belongs to people or results that were deleted, and what no result has come
 * for in a month.
 */
export async function sweepUploads(database: Database, store: UploadStore, now: Date): Promise<void> {
  const old = new Date(now.getTime() - DAYS_OF_NOBODY * 24 * 60 * 60 * 1000);
  await database.query(
    `update uploads set expires_at = created_at where done and expires_at is null and created_at <= $1
       and not exists (select 1 from results where session = uploads.session)`,
    [old],
  );
  const due = await database.query<{ id: string }>('select id from uploads where expires_at <= $1 limit 100', [now]);
  for (const { id } of due) {
    await removeFile(store, id);
    await database.query('delete from uploads where id = $1', [id]);
  }
}
