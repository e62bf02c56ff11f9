import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number; the same one in every receiver, so that two that start together take turns. */
const LOCK = 736_024;

/** Brings the tables up to date: runs each file of `migrations/` once, in the order of their names. */
export async function migrate(database: Database): Promise<void> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql')).sort();
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await tx.query('create table if not exists migrations (name text primary key)');
    const done = new Set((await tx.query<{ name: string }>('select name from migrations')).map((row) => row.name));
    for (const name of files.filter((file) => !done.has(file))) {
      // Drivers take one statement at a time inside a transaction; a line that ends in ";" ends one.
      for (const statement of readFileSync(new URL(name, FOLDER), 'utf8').split(/;\s*$/m)) {
        if (statement.trim()) await tx.query(statement);
      }
      await tx.query('insert into migrations (name) values ($1)', [name]);
    }
  });
}
