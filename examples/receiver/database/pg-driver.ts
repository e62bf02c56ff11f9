import pg from 'pg';
import type { Database } from './database.ts';
import { codeOf, databaseOn } from './on-pool.ts';

/**
 * A PostgreSQL server (15 or newer), or anything that speaks its protocol.
 *
 * @throws {Error} when it can't be reached or does not let us in, with the cure; never with the password.
 */
export async function openPg(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    pipeline: true,
    max: 10,
    // Milliseconds for a free connection: whoever waits longer is answered 500, since the chat gives up after ten seconds.
    connectionTimeoutMillis: 8000,
    // Milliseconds: a machine that vanishes in the middle of a transaction holds up nobody's turn for longer.
    idle_in_transaction_session_timeout: 10_000,
  });
  const database = databaseOn(pool);
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end();
    throw new Error(unreachable(url, error), { cause: error });
  });
  return database;
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
