import type { Queryable } from '../database/database.ts';
import { KNOWN_TABLES } from './tables.ts';

export type PersonData = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** An envelope is a text in the database and is read more easily as what it says. */
const asItCame = (envelope: unknown): unknown => (typeof envelope === 'string' ? JSON.parse(envelope) : null);

/** Everything that is kept about one person, by table; null for somebody who is not there. Nothing of anybody else, and no secret that opens something. */
export async function personData(db: Queryable, person: number): Promise<PersonData | null> {
  const [found] = await db.query<{ email_key: string }>('select email_key from people where id = $1', [person]);
  if (!found) return null;
  const talked = await db.query<{ session: string }>(
    'select distinct session from results where (person = $1 or email_key = $2) and session is not null',
    [person, found.email_key],
  );
  const values = [person, found.email_key, talked.map(({ session }) => session)];
  const data: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
  for (const { name, ofPerson, withheld = [] } of KNOWN_TABLES) {
    if (ofPerson === null) continue;
    // Every condition is handed the same three values, whichever of them it asks for.
    const rows = await db.query<Record<string, unknown>>(
      `select * from ${name} where (${ofPerson}) and $1::integer is not null and $2::text is not null and $3::text[] is not null`,
      values,
    );
    data[name] = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([column]) => !withheld.includes(column))
          .map(([column, value]) => [column, column === 'envelope' ? asItCame(value) : value]),
      ),
    );
  }
  return data;
}
