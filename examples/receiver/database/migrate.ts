import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.ts';

/** One step of the tables' way to what they are today. Never changed once it is out, never undone: what it got wrong a later one puts right. */
export interface Migration {
  /** Of its file: `001-first-tables.sql`. */
  readonly name: string;
  readonly sql: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number; the same one in every receiver, so that two that start together take turns. */
const LOCK = 736_024;

/** The files of `migrations/`, in the order of their numbers. */
export const migrations: readonly Migration[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => ({ name, sql: readFileSync(new URL(name, FOLDER), 'utf8') }));

/** Drivers take one statement at a time inside a transaction; a line that ends in ";" ends one, but not between the `$$` of a function. */
export function statements(sql: string): string[] {
  const all: string[] = [];
  let statement = '';
  for (const line of sql.split('\n')) {
    statement += `${line}\n`;
    const isInFunction = statement.split('$$').length % 2 === 0;
    if (isInFunction || !/;\s*$/.test(line)) continue;
    all.push(statement.trim().replace(/;$/, ''));
    statement = '';
  }
  return [...all, statement].filter((each) => each.trim());
}

/**
 * Brings the tables up to date: each of `steps` that the database has not had yet, all of them or none. Receivers that start together
 * take turns, and the later ones find nothing to do.
 *
 * @throws {Error} when a newer receiver has been here: this one would not know what it reads.
 */
export async function migrate(database: Database, steps: readonly Migration[] = migrations): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await tx.query('create table if not exists migrations (name text primary key)');
    const done = (await tx.query<{ name: string }>('select name from migrations order by name')).map(
      ({ name }) => name,
    );
    const unknown = done.filter((name) => steps.every((step) => step.name !== name));
    if (unknown.length > 0) {
      throw new Error(
        `The database was made by a newer receiver: it has had ${unknown.join(', ')}, and this one knows up to ${steps.at(-1)!.name}. ` +
          'Start the newer receiver, or choose another database with DATABASE_URL or DATA_DIR. Nothing was changed.',
      );
    }
    for (const { name, sql } of steps.filter((step) => !done.includes(step.name))) {
      for (const statement of statements(sql)) await tx.query(statement);
      await tx.query('insert into migrations (name) values ($1)', [name]);
    }
  });
}
