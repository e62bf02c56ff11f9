/** The clock of a test in its database: pg-boss asks PostgreSQL for the time, and there `now()` is then the test's own. */
import type { Database } from '../database/database.ts';

const PATH = 'public, test_clock, pg_catalog';

/** Address of a server whose connections all look for `now()` in the schema `test_clock` first. */
export function withTestClock(databaseUrl: string): string {
  const url = `${databaseUrl}${databaseUrl.includes('?') ? '&' : '?'}`;
  return `${url}options=${encodeURIComponent(`-c search_path=${PATH.replaceAll(' ', '')}`)}`;
}

export async function addTestClock(database: Database): Promise<void> {
  await database.script(`
    create schema if not exists test_clock;
    create table if not exists test_clock.setting (at timestamptz not null);
    insert into test_clock.setting select clock_timestamp() where not exists (select from test_clock.setting);
    -- A moment later than the test's time: pg-boss does what was due before now.
    create or replace function test_clock.now() returns timestamptz language sql stable
      as $$ select at + interval '1 millisecond' from test_clock.setting $$;
  `);
  // The embedded database has one connection.
  await database.query(`set search_path = ${PATH}`);
}

export const setTestClock = (database: Database, at: Date): Promise<unknown> =>
  database.query('update test_clock.setting set at = $1', [at]);
