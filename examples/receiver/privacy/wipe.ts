import type { Campaign } from '../campaign/campaign.ts';
import { beginTurns } from '../campaign/turn.ts';
import type { Database, Queryable } from '../database/database.ts';
import { moveUp } from '../referrals/move-up.ts';
import type { Services } from '../services.ts';
import { expireFilesOf } from '../uploads/store.ts';

/** What a repeat of a deleted result is answered: kept once, nothing to tell. */
const wipe = (tx: Queryable, where: string, params: readonly unknown[]) =>
  tx.query(
    `update results set envelope = null, email_key = null, person = null, session = null, promised_codes = null, set_aside = null,
       status = 200, answer = '{"ok":true,"id":"' || id || '"}' where ${where}`,
    params,
  );

/** Empties one result, and lets its files go. Its id stays, so that a chat that sends it again brings nothing back. */
export const wipeResult = (database: Database, id: string): Promise<void> =>
  database.transaction(async (tx) => {
    await expireFilesOf(tx, id);
    await wipe(tx, 'id = $1', [id]);
  });

/** Empties results by a condition, in the caller's transaction. */
export const wipeResults = wipe;

/**
 * Deletes a person and all that is known of them: seat, codes, rewards, invitation, consents, messages, and every result of theirs or of their
 * conversations, with what was said in them elsewhere. What told others of them loses its words. An address that asked for silence stays on the
 * list of those that nothing is sent to. Their seats go to those who wait.
 */
export function deletePerson(services: Services, person: number): Promise<void> {
  return services.database.transaction(async (tx) => {
    const turns = await beginTurns(tx, services, await campaignsWithSeatOf(tx, services, person));
    await deletePersonIn(tx, person);
    for (const turn of turns) await moveUp(turn);
  });
}

async function campaignsWithSeatOf(tx: Queryable, { campaigns }: Services, person: number): Promise<Campaign[]> {
  const seats = await tx.query<{ campaign: string }>(
    `select campaign from guests where person = $1 and status = 'confirmed'`,
    [person],
  );
  const ids = new Set(seats.map(({ campaign }) => campaign));
  return campaigns.all.filter(({ file }) => ids.has(file.id));
}

/** The same in the caller's transaction, without a look at who may have the seats. */
export async function deletePersonIn(tx: Queryable, person: number): Promise<void> {
  const [found] = await tx.query<{ email_key: string }>('select email_key from people where id = $1 for update', [
    person,
  ]);
  if (!found) return;
  const own = [person, found.email_key];
  const results = await tx.query<{ id: string; session: string | null }>(
    `select id, session from results where person = $1 or email_key = $2
       or (person is null and session in (select session from results where person = $1 or email_key = $2))`,
    own,
  );
  const sessions = [...new Set(results.flatMap(({ session }) => session ?? []))];
  await tx.query('update uploads set expires_at = created_at where session = any($1::text[])', [sessions]);
  // Before the referrals go by which these are known.
  const told = await tx.query<{ id: string }>(
    `select id::text from events where result = any($2::uuid[]) or referral in (select id from referrals where friend = $1 or referrer = $1)`,
    [person, results.map(({ id }) => id)],
  );
  const events = told.map(({ id }) => id);
  await tx.query(
    `update messages set subject = null, text = '', html = null, facts = '{}', reply_to = null, status = case status when 'queued' then 'cancelled' else status end where event = any($1::bigint[])`,
    [events],
  );
  await tx.query('update deliveries set facts = null where event = any($1::bigint[])', [events]);
  await tx.query('delete from events where id = any($1::bigint[]) and person is null', [events]);
  await tx.query('delete from conversations where person = $1 or session = any($2::text[])', [person, sessions]);
  await tx.query('delete from sessions where person = $1 or session = any($2::text[])', [person, sessions]);
  await wipe(tx, 'id = any($1::uuid[])', [results.map(({ id }) => id)]);
  await tx.query('delete from people where id = $1', [person]);
}
