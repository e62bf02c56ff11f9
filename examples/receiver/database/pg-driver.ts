import pg from 'pg';
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

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';

/** A statement that was planned before another receiver changed its table; the connection does not forget it. */
const isOutdatedPlan = (error: unknown) => codeOf(error) === '0A000';

/** Serialization failure and deadlock: PostgreSQL undid the transaction and asks for another try. */
const worthAnotherTry = (error: unknown) => ['40001', '40P01'].includes(codeOf(error)) || isOutdatedPlan(error);

/**
 * A PostgreSQL server (15 or newer), or anything that speaks its protocol.
 *
 * @throws {Error} when it can't be reached or does not let us in, with the cure; never with the password.
 */
export async function openPg(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Milliseconds for a free connection: whoever waits longer is answered 500, since the chat gives up after ten seconds.
    connectionTimeoutMillis: 8000,
    // Milliseconds: a machine that vanishes in the middle of a transaction holds up nobody's turn for longer.
    idle_in_transaction_session_timeout: 10_000,
  });
  // An idle connection that breaks is replaced by the next query; unheard, the event would end the process.
  pool.on('error', () => undefined);

  const attempt = async <T>(work: (tx: Transaction) => T | Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await inTransaction(queryable(client), work);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      if (isOutdatedPlan(error)) broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  };

  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end();
    throw new Error(unreachable(url, error), { cause: error });
  });
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
    async script<Row>(sql: string) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        // With several statements the driver answers with a list.
        const results: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
        return (Array.isArray(results) ? results.at(-1)!.rows : results.rows) as Row[];
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => (broken = failure));
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

/** What is wrong with `DATABASE_URL`, and the cure. */
function unreachable(url: string, error: unknown): string {
  const { host, port, database, user } = new pg.Client({ connectionString: url });
  const server = `The PostgreSQL server at ${host}:${port}`;
  switch (codeOf(error)) {
    case '28P01':
    case '28000':
      return `${server} does not let "${user ?? ''}" in. Correct the user and the password in DATABASE_URL.`;
    case '3D000':
      return `${server} has no database "${database ?? ''}". Create it, or correct DATABASE_URL.`;
    default:
      return `${server} does not answer (${codeOf(error) || (error as Error).message}). Start it, or correct DATABASE_URL.`;
  }
}
