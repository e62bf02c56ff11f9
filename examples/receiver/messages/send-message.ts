import type { Queryable, Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';
import { type FailureKind, type OutgoingMessage, SendingFailed } from './channels/channel.ts';
import { unsubscribeLink } from './links.ts';
import { senderOf } from './messaging.ts';
import { afterQuietHours } from './quiet-hours.ts';
import { type ChannelName, recipientOf } from './recipients.ts';
import { renewNews } from './tell-referrer.ts';
import { suppress, suppression } from './suppressions.ts';
import { allowsMarketing, suppressionKey } from './permission.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses after a try that failed; the last one again and again, until `GIVE_UP`. */
const PAUSES = [10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR];
/** A message that is this old is not news any more. */
const GIVE_UP = 5 * 24 * HOUR;
/** A worker that has not come back after this long was killed; no channel takes as long. */
const LEASE = 85 * SECOND;
/** How often one message asks whether a channel that was down is up again: whoever waits has their message within a minute. */
const ASK_AGAIN = 30 * SECOND;

interface Row {
  readonly id: string;
  readonly campaign: string | null;
  readonly person: number | null;
  readonly audience: string;
  readonly channel: ChannelName;
  readonly purpose: 'service' | 'marketing';
  readonly template: string;
  readonly facts: string;
  readonly recipient: string;
  readonly reply_to: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  readonly status: 'queued' | 'sending';
  readonly tries: number;
  readonly due_at: Date;
  readonly created_at: Date;
}

const COLUMNS =
  'id, campaign, person, audience, channel, purpose, template, facts, recipient, reply_to, subject, text, html, status, tries, due_at, created_at';

/** Sends one message, once: what was sent, or may not be, is left alone. */
export async function sendMessage(services: Services, { message: id }: { readonly message: string }): Promise<void> {
  const { database, now } = services;
  const row = await database.transaction(async (tx) => {
    const found = await rowToSend(tx, id);
    if (!found || found.due_at > now()) return null;
    if (found.status === 'sending' && (await isUnderWay(tx, services, found))) return null;
    const verdict = await mayGo(tx, services, found);
    if (verdict !== 'yes') {
      await hold(tx, services, found, verdict);
      return null;
    }
    const toSend = (await renewNews(tx, services, found)) ? await rowToSend(tx, id) : found;
    await tx.query(`update messages set status = 'sending', tries = tries + 1, due_at = $2 where id = $1`, [id, now()]);
    return toSend;
  });
  if (row) await trySending(services, row);
}

async function rowToSend(tx: Queryable, id: string): Promise<Row | null> {
  const [row] = await tx.query<Row>(
    `select ${COLUMNS} from messages where id = $1 and status in ('queued', 'sending') for update`,
    [id],
  );
  return row ?? null;
}

/** Another worker has it, or had it when it was killed: that is known when its time is over. `due_at` says since when. */
async function isUnderWay(tx: Transaction, { jobs, now }: Services, { id, due_at: since }: Row): Promise<boolean> {
  const over = new Date(since.getTime() + LEASE);
  if (over <= now()) return false;
  jobs.add(tx, 'send-message', { message: id }, { at: over, key: `again ${id}` });
  return true;
}

type Verdict = 'yes' | 'suppressed' | 'no-consent' | { readonly quietUntil: Date };

/** Asked when it goes: somebody may have said stop since it was written. */
async function mayGo(tx: Queryable, { now, campaigns }: Services, row: Row): Promise<Verdict> {
  const recipient = row.person === null ? null : await recipientOf(tx, row.person);
  if (row.audience === 'owner') return 'yes';
  if (await suppression(tx, row.channel, suppressionKey(row.channel, row.recipient))) return 'suppressed';
  if (row.purpose === 'service') return 'yes';
  if (!recipient || !(await allowsMarketing(tx, recipient.person, row.channel))) return 'no-consent';
  const timeZone = recipient.timeZone ?? campaigns.byName(row.campaign)?.file.timeZone ?? 'UTC';
  const at = afterQuietHours(now(), timeZone);
  return at > now() ? { quietUntil: at } : 'yes';
}

async function hold(tx: Transaction, { jobs }: Services, { id }: Row, verdict: Exclude<Verdict, 'yes'>): Promise<void> {
  if (typeof verdict === 'string') {
    await tx.query(`update messages set status = 'suppressed', reason = $2 where id = $1`, [id, verdict]);
    return;
  }
  await tx.query(`update messages set status = 'queued', due_at = $2 where id = $1`, [id, verdict.quietUntil]);
  jobs.add(tx, 'send-message', { message: id }, { at: verdict.quietUntil, key: id });
}

async function trySending(services: Services, row: Row): Promise<void> {
  const { database, messaging, now, log } = services;
  const channel = messaging.channels[row.channel];
  try {
    const { providerId } = await channel.send(await outgoing(services, row));
    await database.transaction(async (tx) => {
      await tx.query(
        // Its receipt may have come first.
        `update messages set status = 'sent', sent_at = $2, provider_id = $3, reason = null where id = $1 and status = 'sending'`,
        [row.id, now(), providerId ?? null],
      );
      await releaseWaiting(tx, services, row.channel);
    });
  } catch (error) {
    const failed = error instanceof SendingFailed ? error : new SendingFailed('temporary', (error as Error).name);
    log('message not sent', { channel: channel.name, kind: failed.kind, code: failed.code, template: row.template });
    await database.transaction((tx) => noteFailure(tx, services, row, failed));
  }
}

async function outgoing(services: Services, row: Row): Promise<OutgoingMessage> {
  const campaign = services.campaigns.byName(row.campaign) ?? services.campaigns.all[0];
  const unsubscribe =
    row.person === null || row.channel !== 'email' ? null : unsubscribeLink(services, row.person, 'email');
  return {
    id: row.id,
    to: row.recipient,
    sender: senderOf(campaign),
    replyTo: row.reply_to,
    subject: row.subject ?? '',
    text: row.text,
    html: row.html,
    unsubscribe,
    at: row.created_at,
  };
}

const isLasting = (kind: FailureKind) => kind === 'permanent' || kind === 'bad-address';

async function noteFailure(
  tx: Transaction,
  services: Services,
  row: Row,
  { kind, code }: SendingFailed,
): Promise<void> {
  const { jobs, now } = services;
  const reason = `${kind} ${code}`;
  if (kind === 'bad-address' && row.audience !== 'owner')
    await suppress(tx, row.channel, suppressionKey(row.channel, row.recipient), 'bounced', now());
  if (isLasting(kind) || now().getTime() - row.created_at.getTime() > GIVE_UP) {
    await tx.query(`update messages set status = 'failed', reason = $2 where id = $1`, [row.id, reason]);
    await tellOfFailure(tx, services, row, kind, code);
    return;
  }
  const at = new Date(now().getTime() + PAUSES[Math.min(row.tries, PAUSES.length - 1)]!);
  await tx.query(`update messages set status = 'queued', due_at = $2, reason = $3 where id = $1`, [row.id, at, reason]);
  jobs.add(tx, 'send-message', { message: row.id }, { at, key: row.id });
  if (kind === 'unreachable') askLater(tx, services, row.channel);
}

/** A message will not arrive. */
export async function tellOfFailure(
  tx: Transaction,
  { emit, now }: Services,
  row: Pick<Row, 'id' | 'campaign' | 'person' | 'audience' | 'channel' | 'template'>,
  kind: FailureKind,
  code: string,
): Promise<void> {
  // Of a mail to the owner there is nobody to tell; it stands on the page of messages.
  if (row.audience === 'owner') return;
  emit(tx, {
    type: 'message.failed',
    campaign: row.campaign,
    person: row.person,
    data: { message: row.id, channel: row.channel, template: row.template, kind, code },
    at: now(),
  });
}

const askLater = (tx: Transaction, { jobs, now }: Services, channel: ChannelName) =>
  jobs.add(tx, 'try-channel', { channel }, { at: new Date(now().getTime() + ASK_AGAIN), key: channel });

/** Has the message that waits longest ask whether the channel is up again; when it is, all others go. */
export async function tryChannel(services: Services, { channel }: { readonly channel: ChannelName }): Promise<void> {
  const { database, now } = services;
  const [waiting] = await database.query<{ id: string }>(
    `update messages set due_at = $2 where id = (
       select id from messages where channel = $1 and status = 'queued' and reason like 'unreachable %'
       order by created_at, id limit 1
     ) returning id`,
    [channel, now()],
  );
  if (waiting) await sendMessage(services, { message: waiting.id });
}

/** A channel that took a message takes those too that found it shut. */
async function releaseWaiting(tx: Transaction, { jobs, now }: Services, channel: ChannelName): Promise<void> {
  const waiting = await tx.query<{ id: string }>(
    `update messages set due_at = $2, reason = null
     where channel = $1 and status = 'queued' and reason like 'unreachable %' returning id`,
    [channel, now()],
  );
  for (const { id } of waiting) jobs.add(tx, 'send-message', { message: id }, { at: now() });
}

/** Messages whose job was lost are taken up again. */
export async function sendForgotten({ database, jobs, now }: Services): Promise<void> {
  const forgotten = await database.query<{ id: string }>(
    `select id from messages where status in ('queued', 'sending') and due_at < $1 order by due_at limit 500`,
    [new Date(now().getTime() - 10 * MINUTE)],
  );
  await database.transaction((tx) => {
    for (const { id } of forgotten) jobs.add(tx, 'send-message', { message: id }, { key: `forgotten ${id}` });
  });
}
