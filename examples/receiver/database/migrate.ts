import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.ts';
import { LOCKS } from './locks.ts';

/** One step of the tables' way to what they are today. Never changed once it is out, never undone: what it got wrong a later one puts right. */
export interface Migration {
  /** Of its file: `001-first-tables.sql`. */
  readonly name: string;
  readonly sql: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);
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

/** What a step said, so that a file that was changed after a database had it is noticed. */
const fingerprintOf = ({ sql }: Migration): string =>
  createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');

/**
 * Brings the tables up to date: each of `steps` that the database has not had yet, all of them or none. Receivers that start together
 * take turns, and the later ones find nothing to do.
 *
 * @throws {Error} when a newer receiver has been here, or when a step said something else as the database had it: this one would not
 * know what it reads.
 */
export async function migrate(database: Database, steps: readonly Migration[] = migrations): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCKS.migrations]);
    await tx.query('create table if not exists migrations (name text primary key)');
    // Empty where a receiver that kept no fingerprints was here.
    await tx.query('alter table migrations add column if not exists fingerprint text');
    const had = await tx.query<{ name: string; fingerprint: string | null }>(
      'select name, fingerprint from migrations order by name',
    );
    const done = had.map(({ name }) => name);
    const unknown = done.filter((name) => steps.every((step) => step.name !== name));
    if (unknown.length > 0) {
      throw new Error(
        `The database was made by a newer receiver: it has had ${unknown.join(', ')}, and this one knows up to ${steps.at(-1)!.name}. ` +
          'Start the newer receiver, or choose another database with DATABASE_URL or DATA_DIR. Nothing was changed.',
      );
    }
    const changed = steps.filter((step) =>
      had.some(
        ({ name, fingerprint }) => name === step.name && fingerprint !== null && fingerprint !== fingerprintOf(step),
      ),
    );
    if (changed.length > 0) {
      throw new Error(
        `The database was made by another version of ${changed.map(({ name }) => name).join(', ')}: its tables are not the ones that this receiver reads. ` +
          'Start the receiver that made it, or choose another database with DATABASE_URL or DATA_DIR. Nothing was changed.',
      );
    }
    for (const step of steps.filter(({ name }) => !done.includes(name))) {
      for (const statement of statements(step.sql)) await tx.query(statement);
      await tx.query('insert into migrations (name, fingerprint) values ($1, $2)', [step.name, fingerprintOf(step)]);
    }
  });
}
