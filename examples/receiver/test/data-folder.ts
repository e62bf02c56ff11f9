/** Folders for the data of a receiver, in which a receiver has been before: the first start of an embedded database takes seconds, a copy of it none. */
import { cpSync, existsSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../database/open-database.ts';

/** A folder that the files of one run of tests share; test/tools/run-node-tests.mjs makes it. Without it every database is made anew. */
const SHARED = process.env.SHARED_BY_TESTS;

/** A new folder whose name begins with `prefix`. Whoever asks for it removes it. */
export async function dataFolder(prefix: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  if (SHARED) cpSync(await emptyDatabase(SHARED), join(folder, 'database'), { recursive: true });
  return folder;
}

/** Path of an embedded database with tables and no rows, which the first file that asks for it makes. */
async function emptyDatabase(shared: string): Promise<string> {
  const path = join(shared, 'database');
  if (existsSync(path)) return path;
  const own = mkdtempSync(join(shared, 'own-'));
  const database = await openDatabase({ dataDir: own });
  await database.close();
  try {
    renameSync(join(own, 'database'), path);
  } catch (error) {
    // Two files may begin at once: the database of the first one counts.
    if (!existsSync(path)) throw error;
  }
  return path;
}
