import { randomUUID } from 'node:crypto';
import { type Text, textFor, type Voice } from '../../../src/campaign/texts.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';
import { senderOf } from './messaging.ts';
import { unsubscribeLink } from './links.ts';
import { afterQuietHours } from './quiet-hours.ts';
import { addressOn, type ChannelName, type Recipient, recipientOf } from './recipients.ts';
import { type Audience, type Facts, renderMail, renderSms, type ToRender } from './render.ts';
import { smsParts } from './sms-parts.ts';
import type { Frame, MessageText, TemplateName } from './templates/template.ts';
import { wordsFor } from './words.ts';

export interface NewMessage {
  /** What makes it one of a kind, such as `reward-ready 12 referrer`: said twice, still one. */
  readonly key: string;
  readonly audience: Audience;
  /** Whom it goes to; left out for the owner. */
  readonly person?: number;
  /** The same person, where they are known already. */
  readonly recipient?: Recipient;
  /** Default: the first campaign, whose sender it then has. */
  readonly campaign?: Campaign | null;
  /** Default `email`. */
  readonly channel?: ChannelName;
  readonly template: TemplateName;
  /** `marketing` needs a consent and keeps quiet hours. Default `service`. */
  readonly purpose?: 'service' | 'marketing';
  readonly facts: Facts;
  /** The owner's own words for this one, in every language. */
  readonly words?: Partial<MessageText>;
  /** Not before. */
  readonly at?: Date;
  /** Keeps quiet hours, also where nothing is marketed. */
  readonly isGentle?: boolean;
  readonly replyTo?: string | null;
  readonly event?: number | null;
  readonly engagement?: number | null;
}

interface Target {
  readonly to: string;
  readonly voice: Voice;
  readonly timeZone: string;
  readonly recipient: Recipient | null;
}

/**
 * Writes a message in the recipient's language and tone, in the caller's transaction; it is sent afterwards. Whether it may go is asked when it
 * goes. Answers its id; `null` where it was there already, or where there is nobody to write to.
 */
export async function writeMessage(tx: Queryable, services: Services, message: NewMessage): Promise<string | null> {
  const row = await composed(tx, services, message);
  const [written] = row ? await insertMessages(tx, [row]) : [];
  return written?.id ?? null;
}

/** The same together with the others of the transaction, by one statement at its end, for whoever has no use for the answer. */
export async function gatherMessage(tx: Transaction, services: Services, message: NewMessage): Promise<void> {
  const row = await composed(tx, services, message);
  if (row) tx.gather(insertMessages, row);
}

type MessageRow = NonNullable<Awaited<ReturnType<typeof composed>>>;

async function composed(tx: Queryable, services: Services, message: NewMessage) {
  const { key, channel = 'email', purpose = 'service', audience, template } = message;
  const campaign = message.campaign ?? services.campaigns.all[0];
  const target = await targetOf(tx, campaign, message);
  if (!target) return null;
  const now = services.now();
  const wanted = message.at && message.at > now ? message.at : now;
  return {
    id: randomUUID(),
    key,
    campaign: campaign.file.id,
    person: message.person ?? null,
    audience,
    channel,
    template,
    purpose,
    recipient: target.to,
    reply_to: message.replyTo ?? null,
    ...rendering(services, campaign, target, message),
    facts: JSON.stringify(message.facts),
    event: message.event ?? null,
    engagement: message.engagement ?? null,
    due_at: purpose === 'marketing' || message.isGentle ? afterQuietHours(wanted, target.timeZone) : wanted,
    created_at: now,
  };
}

/** Of two with one key the first stays. */
function insertMessages(tx: Queryable, rows: readonly MessageRow[]): Promise<{ readonly id: string }[]> {
  const column = (name: keyof MessageRow) => rows.map((row) => row[name]);
  return tx.query<{ id: string }>(
    `insert into messages (id, key, campaign, person, audience, channel, template, purpose, language, tone, recipient, reply_to,
       subject, text, html, parts, facts, event, engagement, due_at, created_at)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::integer[], $17::text[], $18::bigint[],
       $19::integer[], $20::timestamptz[], $21::timestamptz[])
     on conflict (key) do nothing returning id`,
    [
      column('id'),
      column('key'),
      column('campaign'),
      column('person'),
      column('audience'),
      column('channel'),
      column('template'),
      column('purpose'),
      column('language'),
      column('tone'),
      column('recipient'),
      column('reply_to'),
      column('subject'),
      column('text'),
      column('html'),
      column('parts'),
      column('facts'),
      column('event'),
      column('engagement'),
      column('due_at'),
      column('created_at'),
    ],
  );
}

/** Writes a message that still waits anew, with more to tell. False where it has gone. */
export async function rewriteMessage(
  tx: Queryable,
  services: Services,
  id: string,
  message: Omit<NewMessage, 'key'>,
): Promise<boolean> {
  const campaign = message.campaign ?? services.campaigns.all[0];
  const target = await targetOf(tx, campaign, message);
  if (!target) return false;
  const rendered = rendering(services, campaign, target, message);
  const changed = await tx.query(
    `update messages set template = $2, subject = $3, text = $4, html = $5, parts = $6, facts = $7
     where id = $1 and status = 'queued' returning id`,
    [
      id,
      message.template,
      rendered.subject,
      rendered.text,
      rendered.html,
      rendered.parts,
      JSON.stringify(message.facts),
    ],
  );
  return changed.length > 0;
}

/** How a message would read; nothing is written. */
export async function previewMessage(tx: Queryable, services: Services, message: NewMessage) {
  const campaign = message.campaign ?? services.campaigns.all[0];
  const target = await targetOf(tx, campaign, message);
  return target && rendering(services, campaign, target, message);
}

async function targetOf(tx: Queryable, campaign: Campaign, message: Omit<NewMessage, 'key'>): Promise<Target | null> {
  const { owner, timeZone } = campaign.file;
  if (message.audience === 'owner')
    return owner ? { to: owner.email, voice: { locale: owner.language, tone: '' }, timeZone, recipient: null } : null;
  const known = message.recipient ?? null;
  const recipient = known ?? (message.person === undefined ? null : await recipientOf(tx, message.person, campaign));
  if (!recipient) return null;
  const to = (message.channel ?? 'email') === 'email' ? recipient.email : addressOn(recipient, 'sms');
  return to === null ? null : { to, voice: recipient.voice, timeZone: recipient.timeZone ?? timeZone, recipient };
}

function rendering(
  services: Services,
  campaign: Campaign,
  { voice, recipient }: Target,
  { template, audience, facts, words, purpose, channel = 'email' }: Omit<NewMessage, 'key'>,
) {
  const isForUnproven = channel === 'sms' && recipient?.isPhoneProven === false;
  const toRender: ToRender = {
    template,
    audience,
    voice,
    sender: senderOf(campaign),
    title: titleOf(campaign, voice),
    values: {
      name: recipient?.firstName,
      ...(isForUnproven ? withoutOwnLinks(services, facts.values, wordsFor(template, voice).frame) : facts.values),
    },
    blocks: facts.blocks ?? {},
    unsubscribe:
      recipient && channel === 'email' ? unsubscribeLink(services, campaign, recipient.person, 'email') : null,
    overrides: services.messaging.texts[campaign.file.id] ?? {},
    words,
  };
  if (channel === 'email') return { ...renderMail(toRender), parts: null };
  const sms = renderSms({ ...toRender, isMarketing: purpose === 'marketing' });
  return { ...sms, html: null, parts: smsParts(sms.text).parts };
}

/** For a number that nobody has proven: what leads to the person's own pages stands in the mail alone. */
function withoutOwnLinks({ messaging }: Services, values: Facts['values'], { moreByMail }: Frame): Facts['values'] {
  const isOwn = (value: unknown) =>
    typeof value === 'string' && (value.startsWith(`${messaging.publicUrl}/`) || /[?&]i=/.test(value));
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, isOwn(value) ? moreByMail : value]),
  );
}

/** What people know the campaign as. */
export const titleOf = ({ file }: Campaign, voice: Voice): string =>
  file.event ? textFor(file.event.title as Text, voice) : file.brand;
