import pg from 'pg';
import { type Database, type Queryable, storable } from './database.ts';

type Runner = Pick<pg.ClientBase, 'query'>;

const queryable = (runner: Runner): Queryable => ({
  query: async <Row>(sql: string, params: readonly unknown[] = []) => (await runner.query(sql, storable(params))).rows as Row[],
});

/** Serialization failure and deadlock: PostgreSQL undid the transaction and asks for another try. */
const worthAnotherTry = (error: unknown) => ['40001', '40P01'].includes((error as { code?: string }).code ?? '');

/** A PostgreSQL server (15 or newer), or anything that speaks its protocol. */
export function openPg(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // An idle connection that breaks is replaced by the next query; unheard, the event would end the process.
  pool.on('error', () => undefined);

  const attempt = async <T>(work: (tx: Queryable) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(queryable(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  };

  return {
    ...queryable(pool as unknown as Runner),
    async transaction(work) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(work);
        } catch (error) {
          if (tries === 3 || !worthAnotherTry(error)) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}
