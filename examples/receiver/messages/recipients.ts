import type { Voice } from '../../../src/campaign/texts.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { Queryable } from '../database/database.ts';
import { readTimeZone } from '../people/time-zone.ts';
import { showableName } from '../referrals/referrers.ts';
import { voiceIn } from './words.ts';
import { keptEnvelope, type ReadEnvelope } from '../results/envelope-schema.ts';

export type ChannelName = 'email' | 'sms';

export interface Recipient {
  readonly person: number;
  /** By which they may be called: `null` where what was typed is no name. */
  readonly firstName: string | null;
  readonly email: string;
  /** Of the mailbox: whatever is typed before it or around it. */
  readonly emailKey: string;
  /** E.164. */
  readonly phone: string | null;
  /** It is known to be the number of whoever has the address: nothing that is the person's alone goes to any other. */
  readonly isPhoneProven: boolean;
  readonly voice: Voice;
  readonly timeZone: string | null;
}

interface Row {
  readonly id: number;
  readonly first_name: string | null;
  readonly email: string;
  readonly email_key: string;
  readonly phone_key: string | null;
  readonly phone_proven_at: Date | null;
  readonly language: string | null;
  readonly tone: string | null;
  readonly time_zone: string | null;
}

/**
 * Somebody to write to. How they are talked to is kept with them, or else taken from their last conversation; of a campaign, in one of the languages
 * that it has texts in.
 */
export async function recipientOf(
  tx: Queryable,
  person: number,
  campaign: Campaign | null = null,
): Promise<Recipient | null> {
  return (await recipientsOf(tx, [person], campaign)).get(person) ?? null;
}

/** The same for several; who is not there any more is not in the answer. */
export async function recipientsOf(
  tx: Queryable,
  people: readonly number[],
  campaign: Campaign | null = null,
): Promise<ReadonlyMap<number, Recipient>> {
  const rows = await tx.query<Row>(
    'select id, first_name, email, email_key, phone_key, phone_proven_at, language, tone, time_zone from people where id = any($1::integer[])',
    [people],
  );
  const unsure = rows.filter(({ language, time_zone: timeZone }) => !language || !timeZone).map(({ id }) => id);
  const last = unsure.length > 0 ? await lastConversations(tx, unsure) : null;
  return new Map(rows.map((row) => [row.id, recipient(row, last?.get(row.id), campaign)]));
}

const recipient = (row: Row, last: ReadEnvelope | undefined, campaign: Campaign | null): Recipient => ({
  person: row.id,
  firstName: showableName(row.first_name),
  email: row.email,
  emailKey: row.email_key,
  phone: row.phone_key,
  isPhoneProven: row.phone_proven_at !== null,
  voice: voiceIn(campaign, {
    locale: row.language ?? last?.flow.locale ?? 'en',
    tone: row.tone ?? last?.flow.tone ?? '',
  }),
  timeZone: readTimeZone(row.time_zone) ?? readTimeZone(last?.client?.timeZone),
});

async function lastConversations(tx: Queryable, people: readonly number[]): Promise<ReadonlyMap<number, ReadEnvelope>> {
  const results = await tx.query<{ person: number; envelope: string }>(
    `select person, envelope from unnest($1::integer[]) as asked (person) cross join lateral (
       select envelope from results where results.person = asked.person and envelope is not null order by received_at desc limit 1) as last`,
    [people],
  );
  return new Map(results.map(({ person, envelope }) => [person, keptEnvelope(envelope)]));
}

/** Where messages of a channel go, as suppressions know it; `null` where somebody has no such address. */
export const addressOn = ({ emailKey, phone }: Recipient, channel: ChannelName): string | null =>
  channel === 'email' ? emailKey : phone;
