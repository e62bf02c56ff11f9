import type { Queryable, Transaction } from '../database/database.ts';
import { inGroups } from '../jobs/in-groups.ts';
import { errorFacts } from '../log.ts';
import type { Services } from '../services.ts';
import { type FailureKind, type OutgoingMessage, SendingFailed } from './channels/channel.ts';
import { unsubscribeLink } from './links.ts';
import { senderOf } from './messaging.ts';
import { afterQuietHours } from './quiet-hours.ts';
import { type ChannelName, recipientOf } from './recipients.ts';
import { renewNews } from './tell-referrer.ts';
import { suppress, suppressedAmong } from './suppressions.ts';
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
/** Messages on their way at a time, where the channel says nothing else: all of them are done long before `LEASE` is over. */
const AT_ONCE = 10;
/** How often it is tried to write down that messages have gone. */
const NOTING_TRIES = 3;

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
  readonly tries: number;
  readonly created_at: Date;
}

const COLUMNS =
  'id, campaign, person, audience, channel, purpose, template, facts, recipient, reply_to, subject, text, html, tries, created_at';

/**
 * Sends the next messages that are due on a channel, each once, and answers how many there were. Receivers that do so at once take different
 * ones. What may not go is left alone.
 */
export async function sendDue(services: Services, channel: ChannelName): Promise<number> {
  const { database, messaging } = services;
  const most = messaging.channels[channel].atOnce ?? AT_ONCE;
  const { found, toSend } = await database.transaction(async (tx) => {
    const due = await dueRows(tx, services, channel, most);
    return { found: due.length, toSend: due.length > 0 ? await takeInHand(tx, services, due) : [] };
  });
  const noteSent = inGroups((sent: readonly Sent[]) => noteGone(services, sent));
  const gone = await Promise.all(toSend.map((row) => trySending(services, row, noteSent)));
  if (gone.includes(true)) await releaseWaiting(services, channel);
  return found;
}

const dueRows = (tx: Queryable, { now }: Services, channel: ChannelName, most: number): Promise<Row[]> =>
  tx.query<Row>(
    `select ${COLUMNS} from messages where status = 'queued' and due_at <= $1 and channel = $2
     order by due_at limit $3 for update skip locked`,
    [now(), channel, most],
  );

/** Those that may go; `due_at` says from then on since when. */
async function takeInHand(tx: Transaction, services: Services, due: readonly Row[]): Promise<Row[]> {
  const now = services.now();
  const suppressed = await suppressedAmong(
    tx,
    due.map(({ channel, recipient }) => ({ channel, address: suppressionKey(channel, recipient) })),
  );
  const mayGo: string[] = [];
  const renewed: string[] = [];
  for (const [n, row] of due.entries()) {
    const verdict = await verdictOn(tx, services, row, suppressed[n]!);
    if (verdict !== 'yes') await hold(tx, row, verdict);
    else {
      mayGo.push(row.id);
      if (await renewNews(tx, services, row)) renewed.push(row.id);
    }
  }
  if (mayGo.length === 0) return [];
  const anew = renewed.length > 0 ? await rowsOf(tx, renewed) : [];
  await tx.query(`update messages set status = 'sending', tries = tries + 1, due_at = $2 where id = any($1::uuid[])`, [
    mayGo,
    now,
  ]);
  return due.filter(({ id }) => mayGo.includes(id)).map((row) => anew.find(({ id }) => id === row.id) ?? row);
}

const rowsOf = (tx: Queryable, ids: readonly string[]): Promise<Row[]> =>
  tx.query<Row>(`select ${COLUMNS} from messages where id = any($1::uuid[])`, [ids]);

/** What a worker had in hand that has not come back since: it goes out again. */
export async function takeBack({ database, now }: Services): Promise<void> {
  await database.query(`update messages set status = 'queued', due_at = $1 where status = 'sending' and due_at <= $2`, [
    now(),
    new Date(now().getTime() - LEASE),
  ]);
}

type Verdict = 'yes' | 'suppressed' | 'no-consent' | { readonly quietUntil: Date };

/** Asked when it goes: somebody may have said stop since it was written. */
async function verdictOn(
  tx: Queryable,
  { now, campaigns }: Services,
  row: Row,
  isSuppressed: boolean,
): Promise<Verdict> {
  if (row.audience === 'owner') return 'yes';
  if (isSuppressed) return 'suppressed';
  if (row.purpose === 'service') return 'yes';
  const recipient = row.person === null ? null : await recipientOf(tx, row.person);
  if (!recipient || !(await allowsMarketing(tx, recipient.person, row.channel))) return 'no-consent';
  const timeZone = recipient.timeZone ?? campaigns.byName(row.campaign)?.file.timeZone ?? 'UTC';
  const at = afterQuietHours(now(), timeZone);
  return at > now() ? { quietUntil: at } : 'yes';
}

async function hold(tx: Queryable, { id }: Row, verdict: Exclude<Verdict, 'yes'>): Promise<void> {
  if (typeof verdict === 'string')
    await tx.query(`update messages set status = 'suppressed', reason = $2 where id = $1`, [id, verdict]);
  else await tx.query('update messages set due_at = $2 where id = $1', [id, verdict.quietUntil]);
}

interface Sent {
  readonly id: string;
  readonly providerId: string | null;
}

/** Whether it has gone. */
async function trySending(services: Services, row: Row, noteSent: (sent: Sent) => Promise<void>): Promise<boolean> {
  const { database, messaging, log } = services;
  const channel = messaging.channels[row.channel];
  const outcome = await channel.send(outgoing(services, row)).catch(asFailure);
  if (!(outcome instanceof SendingFailed)) {
    await noteSent({ id: row.id, providerId: outcome.providerId ?? null });
    return true;
  }
  const { kind, code } = outcome;
  log('message not sent', { channel: channel.name, kind, code, template: row.template });
  await database.transaction((tx) => noteFailure(tx, services, row, outcome));
  return false;
}

const asFailure = (error: unknown): SendingFailed =>
  error instanceof SendingFailed ? error : new SendingFailed('temporary', (error as Error).name);

/** What has gone must not go again because the database stumbled over writing that down. */
async function noteGone(services: Services, sent: readonly Sent[]): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      return await markSent(services, sent);
    } catch (error) {
      services.log('messages sent, but not noted', { count: sent.length, tries, ...errorFacts(error) });
      if (tries === NOTING_TRIES) throw error;
    }
}

async function markSent({ database, now }: Services, sent: readonly Sent[]): Promise<void> {
  await database.query(
    // Its receipt may have come first.
    `update messages set status = 'sent', sent_at = $3, provider_id = sent.provider_id, reason = null
     from unnest($1::uuid[], $2::text[]) as sent (id, provider_id) where messages.id = sent.id and status = 'sending'`,
    [sent.map(({ id }) => id), sent.map(({ providerId }) => providerId), now()],
  );
}

function outgoing(services: Services, row: Row): OutgoingMessage {
  const campaign = services.campaigns.byName(row.campaign) ?? services.campaigns.all[0];
  const unsubscribe =
    row.person === null || row.channel !== 'email' ? null : unsubscribeLink(services, campaign, row.person, 'email');
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
  const { now } = services;
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
export async function tryChannel(
  { database, now }: Services,
  { channel }: { readonly channel: ChannelName },
): Promise<void> {
  await database.query(
    `update messages set due_at = $2 where id = (
       select id from messages where channel = $1 and status = 'queued' and reason like 'unreachable %'
       order by created_at, id limit 1
     )`,
    [channel, now()],
  );
}

/** A channel that took a message takes those too that found it shut. */
async function releaseWaiting({ database, now }: Services, channel: ChannelName): Promise<void> {
  await database.query(
    `update messages set due_at = $2, reason = null
     where channel = $1 and status = 'queued' and reason like 'unreachable %'`,
    [channel, now()],
  );
}
