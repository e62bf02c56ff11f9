import type { Queryable } from '../database/database.ts';

/** A message that was written outside the chat. */
export interface Reply {
  /** The conversation, by its session or by the reference that a message brought. */
  readonly conversation: { readonly session: string } | { readonly reference: string };
  readonly side: 'shop' | 'visitor';
  readonly author: string | null;
  readonly text: string;
  /** Where it was written, such as `chatwoot`. */
  readonly source: string;
  /** Its name there: the same message comes once. */
  readonly externalId: string;
  readonly at: Date;
}

/** Keeps a message beside its conversation. The shop's answers it, the visitor's opens it again. False when there is no such conversation. */
export async function noteReply(tx: Queryable, reply: Reply): Promise<boolean> {
  const [name, value] =
    'session' in reply.conversation
      ? ['session', reply.conversation.session]
      : ['reference', reply.conversation.reference];
  const [found] = await tx.query<{ session: string }>(
    `select session from conversations where ${name} = $1 order by opened_at desc limit 1`,
    [value],
  );
  if (!found) return false;
  const added = await tx.query(
    `insert into conversation_messages (session, side, author, text, source, external_id, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (source, external_id) do nothing returning id`,
    [found.session, reply.side, reply.author, reply.text, reply.source, reply.externalId, reply.at],
  );
  if (added.length === 0) return true;
  if (reply.side === 'shop') await markAnswered(tx, found.session, reply.at);
  else await reopen(tx, found.session);
  return true;
}

export const markAnswered = (tx: Queryable, session: string, at: Date): Promise<unknown> =>
  tx.query(
    `update conversations set status = 'answered', answered_at = $2 where session = $1 and status = 'open' and opened_at <= $2`,
    [session, at],
  );

export const reopen = (tx: Queryable, session: string): Promise<unknown> =>
  tx.query(`update conversations set status = 'open', answered_at = null where session = $1`, [session]);
