import { PGlite } from '@electric-sql/pglite';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, type Queryable, storable } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { inTransaction } from './in-transaction.ts';

type Runner = { query<Row>(sql: string, params?: unknown[]): Promise<{ rows: Row[] }> };

const queryable = (runner: Runner): Queryable => ({
  query: async <Row>(sql: string, params: readonly unknown[] = []) =>
    (await runner.query<Row>(sql, storable(params))).rows,
});

/** Its own 160 MB of cache would be filled with zeros at each start: a campaign needs a tenth, and every process is 120 MB smaller. */
const START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** PostgreSQL inside this process, kept in `dataDir/database`; `null` keeps it in memory. One process at a time. */
export async function openPglite(dataDir: string | null): Promise<Database> {
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  const unlock = dataDir ? lockFolder(dataDir) : () => undefined;
  const pglite = await PGlite.create({ dataDir: dataDir ? join(dataDir, 'database') : undefined, startParams: START });
  return {
    ...queryable(pglite),
    transaction: (work) => pglite.transaction((tx) => inTransaction(queryable(tx), work)),
    async script<Row>(sql: string) {
      try {
        return ((await pglite.exec(sql)).at(-1)?.rows ?? []) as Row[];
      } catch (error) {
        await pglite.exec('rollback');
        throw error;
      }
    },
    close: async () => {
      await pglite.close();
      unlock();
    },
  };
}
