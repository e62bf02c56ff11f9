import type { Database, Queryable } from '../database/database.ts';

/** What a repeat of a deleted result is answered: kept once, nothing to tell. */
const wipe = (tx: Queryable, where: string, params: readonly unknown[]) =>
  tx.query(
    `update results set envelope = null, email_key = null, person = null, session = null, promised_codes = null, set_aside = null,
       status = 200, answer = '{"ok":true,"id":"' || id || '"}' where ${where}`,
    params,
  );

/** Empties one result. Its id stays, so that a chat that sends it again brings nothing back. */
export const wipeResult = (database: Database, id: string): Promise<unknown> => wipe(database, 'id = $1', [id]);

/** Deletes a person and all that is known of them: seat, codes, rewards, invitation, and every result of theirs or of their conversations. */
export function deletePerson(database: Database, person: number): Promise<void> {
  return database.transaction(async (tx) => {
    const [found] = await tx.query<{ email_key: string }>('select email_key from people where id = $1 for update', [
      person,
    ]);
    if (!found) return;
    await tx.query(
      `update uploads set expires_at = created_at
       where session in (select session from results where person = $1 or email_key = $2)`,
      [person, found.email_key],
    );
    await wipe(
      tx,
      `person = $1 or email_key = $2 or (person is null and session in (select session from results where person = $1 or email_key = $2))`,
      [person, found.email_key],
    );
    await tx.query('delete from people where id = $1', [person]);
  });
}
