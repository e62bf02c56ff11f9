import { Hono } from 'hono';
import * as v from 'valibot';
import { noteReply } from '../inbox/replies.ts';
import type { Services } from '../services.ts';
import { isSame } from '../web/is-same.ts';
import { readBody } from '../web/read-body.ts';
import { Rejection } from '../web/rejection.ts';

/** What is read of Chatwoot's `message_created`; whatever else it sends is of no interest. */
const Message = v.object({
  event: v.literal('message_created'),
  id: v.union([v.number(), v.string()]),
  content: v.pipe(v.string(), v.nonEmpty()),
  message_type: v.picklist(['outgoing', 1]),
  private: v.optional(v.nullable(v.literal(false))),
  sender: v.optional(v.nullable(v.object({ name: v.optional(v.nullable(v.string())) }))),
  conversation: v.object({ contact_inbox: v.object({ source_id: v.string() }) }),
});

/** Longer than what anybody types by hand. */
const LONGEST = 10_000;

/** `POST /api/connectors/TARGET/replies?token=`: what the shop's people answer in Chatwoot comes to the conversation in the inbox here. */
export function repliesRoute({ connectors, database, limits, now }: Services): Hono {
  return new Hono().post('/:target/replies', async (c) => {
    const settings = connectors.byName(c.req.param('target'))?.settings as { readonly replyToken?: string } | undefined;
    const replyToken = settings?.replyToken;
    // A target without a token takes no answers, whatever is given.
    if (!replyToken || !isSame(c.req.query('token') ?? '', replyToken))
      throw new Rejection(
        401,
        'wrong-token',
        'The address carries no token of this target. It is the one that "replyToken" names.',
      );
    const read = v.safeParse(Message, json(await readBody(c, limits)));
    // Notes among the shop's people, the visitor's own words and all other news are none of the visitor's.
    if (!read.success) return c.json({ ok: true });
    const { id, content, sender, conversation } = read.output;
    const reply = {
      conversation: { session: conversation.contact_inbox.source_id },
      side: 'shop',
      author: sender?.name?.slice(0, 80) ?? null,
      text: content.slice(0, LONGEST),
      source: 'chatwoot',
      externalId: String(id),
      at: now(),
    } as const;
    await database.transaction((tx) => noteReply(tx, reply));
    return c.json({ ok: true });
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejection(400, 'not-json', 'The body is not JSON.');
  }
}
