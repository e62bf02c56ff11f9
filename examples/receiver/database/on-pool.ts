import { setImmediate as nextTurn } from 'node:timers/promises';
import type pg from 'pg';
import { type Database, type Queryable, storable, type Transaction } from './database.ts';
import { inTransaction } from './in-transaction.ts';

type Runner = Pick<pg.ClientBase, 'query'>;

/**
 * Names of statements, which a connection reads and plans once: most of what a sign-up costs the server is reading the same text again. The
 * receiver has some hundred; one that puts its text together anew each time gets no name.
 */
const names = new Map<string, string>();
const MOST_NAMES = 1000;

function named(sql: string): { readonly name?: string } {
  if (!names.has(sql) && names.size < MOST_NAMES) names.set(sql, `s${names.size}`);
  const name = names.get(sql);
  return name === undefined ? {} : { name };
}

const queryable = (runner: Runner): Queryable => ({
  query: async <Row>(sql: string, params?: readonly unknown[]) => {
    // What takes no parameters runs once, such as migrations.
    const { rows } = params?.length
      ? await runner.query({ ...named(sql), text: sql, values: storable(params) })
      : await runner.query(sql);
    return rows as Row[];
  },
});

export const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';

/**
 * What was read or written is to blame, and not the connection to the database, its load or its disk: those may be better with the next try. Of
 * PostgreSQL's classes these are wrong data, broken constraints and what is too large; drivers tell of a lost connection by a plain error.
 */
export function isAboutData(error: unknown): boolean {
  const code = codeOf(error);
  return code === '' ? (error as Error).name !== 'Error' : /^(22|23|54)/.test(code);
}

/** A statement that was planned before another receiver changed its table; the connection does not forget it. */
const isOutdatedPlan = (error: unknown) => codeOf(error) === '0A000';

/** Serialization failure and deadlock: PostgreSQL undid the transaction and asks for another try. */
const worthAnotherTry = (error: unknown) => ['40001', '40P01'].includes(codeOf(error)) || isOutdatedPlan(error);

/**
 * A database whose statements run on the pool's connections.
 *
 * @param pool Of connections that send a statement while the answer to the one before is still on its way (`pipeline`).
 */
export function databaseOn(pool: pg.Pool): Database {
  // An idle connection that breaks is replaced by the next query; unheard, the event would end the process.
  pool.on('error', () => undefined);

  /** Lends a connection; one that cannot be used any more is not given back. */
  const onClient = async <T>(work: (client: pg.PoolClient) => Promise<T>, afterFailure = ''): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      if (afterFailure) await client.query(afterFailure).catch((failure: Error) => (broken = failure));
      if (isOutdatedPlan(error)) broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  };

  const attempt = async <T>(work: (tx: Transaction) => T | Promise<T>): Promise<T> => {
    // Whoever asks over the network meanwhile is heard: work on the embedded database never leaves this process.
    await nextTurn();
    return onClient(async (client) => {
      // It goes out with the first statement. Where it fails, so does that one.
      client.query('begin').catch(() => undefined);
      const result = await inTransaction(queryable(client), work);
      await client.query('commit');
      return result;
    }, 'rollback');
  };

  return {
    query: (sql, params) => onClient((client) => queryable(client).query(sql, params)),
    async transaction(work) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(work);
        } catch (error) {
          if (tries === 3 || !worthAnotherTry(error)) throw error;
        }
      }
    },
    script: <Row>(sql: string) =>
      onClient(async (client) => {
        // With several statements the driver answers with a list.
        const results: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
        return (Array.isArray(results) ? results.at(-1)!.rows : results.rows) as Row[];
      }, 'rollback'),
    close: () => pool.end(),
  };
}
