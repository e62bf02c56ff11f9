import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Campaign } from '../campaign/campaign.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';
import { readBody } from '../web/read-body.ts';
import { Rejection } from '../web/rejection.ts';
import { signedBody } from '../web/signed-body.ts';
import { isSignedByTwilio, readReceipt } from './channels/twilio.ts';
import { senderOf } from './messaging.ts';
import { optIn, optOut } from './opt-out.ts';
import { takeReceipt } from './receipts.ts';
import { suppressionKey } from './permission.ts';
import { type Wish, wishOf } from './stop-words.ts';
import { suppress, unsuppress } from './suppressions.ts';
import { fill } from './fill.ts';
import { recipientOf } from './recipients.ts';
import { wordsFor } from './words.ts';
import { isUuid } from '../web/uuid.ts';

/* What comes back: answers to texts, and news of mails that did not arrive. */

const refused = () =>
  new Rejection(401, 'not-signed', 'The signature is missing or wrong. Set the secret of the sender on both sides.');

const escapeXml = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const twiml = (text: string | null) =>
  `<?xml version="1.0" encoding="UTF-8"?><Response>${text ? `<Message>${escapeXml(text)}</Message>` : ''}</Response>`;

/**
 * `/hooks/sms`: an answer to a text, as Twilio tells of it. STOP holds at once, for whoever has the number. `/hooks/sms/status`: what became of
 * a text of ours.
 */
export function smsHook(services: Services): Hono {
  const { database, messaging, limits } = services;
  const signedFields = async (c: Context): Promise<Readonly<Record<string, string>>> => {
    const fields = Object.fromEntries(new URLSearchParams(await readBody(c, limits)));
    const { pathname, search } = new URL(c.req.url);
    const address = `${messaging.publicUrl}${pathname}${search}`;
    const signature = c.req.header('x-twilio-signature') ?? '';
    if (!messaging.smsSecret || !isSignedByTwilio(messaging.smsSecret, address, fields, signature)) throw refused();
    return fields;
  };
  return new Hono()
    .post('/', async (c) => {
      const fields = await signedFields(c);
      const wish = wishOf(fields.Body ?? '');
      const answer =
        wish && fields.From ? await database.transaction((tx) => grant(tx, services, fields.From!, wish)) : null;
      return c.body(twiml(answer), 200, { 'Content-Type': 'text/xml' });
    })
    .post('/status', async (c) => {
      const receipt = readReceipt(await signedFields(c), c.req.query('message') ?? '');
      if (receipt) await database.transaction((tx) => takeReceipt(tx, services, receipt));
      // Of whatever else it tells, there is nothing to do: it must not tell it again.
      return c.body(null, 204);
    });
}

/** Does what a text wants; answers what to say, `null` for nothing: after STOP not even a confirmation follows, the provider sends its own. */
async function grant(tx: Transaction, services: Services, phone: string, wish: Wish): Promise<string | null> {
  const people = await tx.query<{ id: number }>('select id from people where phone_key = $1 order by id', [phone]);
  if (wish === 'stop') {
    await suppress(tx, 'sms', phone, 'stop', services.now());
    for (const { id } of people) await optOut(tx, services, id, 'sms', 'reply');
    return null;
  }
  if (wish === 'start') {
    await unsuppress(tx, 'sms', phone);
    for (const { id } of people) await optIn(tx, id, 'sms');
    return null;
  }
  const sender = senderOf(await lastToText(tx, services, phone));
  const recipient = people[0] ? await recipientOf(tx, people[0].id) : null;
  const { text, language } = wordsFor('help', recipient?.voice ?? { locale: 'en', tone: '' });
  return fill(text.sms ?? text.body, { brand: sender.brand, contact: sender.replyTo ?? sender.email }, language);
}

/** The campaign that wrote to this number last: whoever asks for help means that one. */
async function lastToText(tx: Queryable, { campaigns }: Services, phone: string): Promise<Campaign> {
  const [last] = await tx.query<{ campaign: string | null }>(
    `select campaign from messages where person in (select id from people where phone_key = $1) and channel = 'sms'
     order by created_at desc limit 1`,
    [phone],
  );
  return campaigns.byName(last?.campaign) ?? campaigns.all[0];
}

const News = v.object({
  type: v.picklist(['bounce', 'complaint']),
  email: v.string(),
  /** A full mailbox is no reason to be silent for ever. */
  permanent: v.optional(v.boolean(), true),
  /** The Message-ID that we gave it. */
  messageId: v.optional(v.string()),
});

/**
 * `/hooks/mail`: news of a mail that did not arrive or was called spam. JSON signed as Standard Webhooks has it, or the report of a mail server
 * (RFC 3464) as `message/delivery-status` or `message/rfc822`, signed in the same way.
 */
export function mailHook(services: Services): Hono {
  const { database, messaging, limits, now } = services;
  return new Hono().post('/', async (c) => {
    const body = await signedBody(c, limits, messaging.bounceSecret, now());
    const isReport = /^(message|multipart)\//.test(c.req.header('content-type') ?? '');
    const news = isReport ? readReport(body) : readNews(body);
    if (!news)
      throw new Rejection(
        400,
        'unreadable',
        'Send {"type": "bounce" or "complaint", "email": "…"}, or a delivery report.',
      );
    await database.transaction((tx) => takeNews(tx, news, now()));
    return c.json({ ok: true });
  });
}

type MailNews = v.InferOutput<typeof News>;

function readNews(body: string): MailNews | null {
  try {
    return v.parse(News, JSON.parse(body));
  } catch {
    return null;
  }
}

/** The parts of a delivery report that matter: whom, what became of it, and of which mail. */
export function readReport(body: string): MailNews | null {
  const field = (name: string) => new RegExp(`^${name}:\\s*(?:rfc822;\\s*)?(.+?)\\s*$`, 'im').exec(body)?.[1];
  const email = field('Final-Recipient') ?? field('Original-Recipient');
  const status = field('Status');
  if (!email || field('Action')?.toLowerCase() !== 'failed') return null;
  const messageId = [...body.matchAll(/^Message-ID:\s*(<[^>]+>)/gim)].at(-1)?.[1];
  return { type: 'bounce', email, permanent: /^5/.test(status ?? '5'), ...(messageId && { messageId }) };
}

async function takeNews(tx: Queryable, { type, email, permanent, messageId }: MailNews, at: Date): Promise<void> {
  if (type === 'complaint' || permanent)
    await suppress(tx, 'email', suppressionKey('email', email), type === 'complaint' ? 'complained' : 'bounced', at);
  const id = /^<?([^<@]+)@/.exec(messageId ?? '')?.[1];
  if (id && isUuid(id) && type === 'bounce')
    await tx.query(`update messages set status = 'bounced', reason = 'bounced' where id = $1 and status = 'sent'`, [
      id,
    ]);
}
