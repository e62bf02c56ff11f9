import { installQueue } from '../jobs/queue.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openPg } from './pg-driver.ts';
import { openPglite } from './pglite-driver.ts';

/** The server at `databaseUrl`, or the embedded database in `dataDir`; with its tables and its queue of jobs up to date. */
export async function openDatabase(where: {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string | null;
}): Promise<Database> {
  const database = await (where.databaseUrl ? openPg(where.databaseUrl) : openPglite(where.dataDir));
  try {
    await migrate(database);
    await installQueue(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
