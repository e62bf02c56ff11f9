import type { Voice } from '../../../src/campaign/texts.ts';
import type { Queryable } from '../database/database.ts';
import { keptEnvelope } from '../results/envelope-schema.ts';

export type ChannelName = 'email' | 'sms';

export interface Recipient {
  readonly person: number;
  readonly firstName: string | null;
  readonly email: string;
  /** Of the mailbox: whatever is typed before it or around it. */
  readonly emailKey: string;
  /** E.164. */
  readonly phone: string | null;
  readonly voice: Voice;
  readonly timeZone: string | null;
}

interface Row {
  readonly id: number;
  readonly first_name: string | null;
  readonly email: string;
  readonly email_key: string;
  readonly phone_key: string | null;
  readonly language: string | null;
  readonly tone: string | null;
  readonly time_zone: string | null;
}

/** Somebody to write to. How they are talked to is kept with them, or else taken from their last conversation. */
export async function recipientOf(tx: Queryable, person: number): Promise<Recipient | null> {
  const [row] = await tx.query<Row>(
    'select id, first_name, email, email_key, phone_key, language, tone, time_zone from people where id = $1',
    [person],
  );
  if (!row) return null;
  const last = row.language && row.time_zone ? null : await lastConversation(tx, person);
  return {
    person: row.id,
    firstName: row.first_name,
    email: row.email,
    emailKey: row.email_key,
    phone: row.phone_key,
    voice: { locale: row.language ?? last?.flow.locale ?? 'en', tone: row.tone ?? last?.flow.tone ?? '' },
    timeZone: row.time_zone ?? last?.client?.timeZone ?? null,
  };
}

async function lastConversation(tx: Queryable, person: number) {
  const [result] = await tx.query<{ envelope: string }>(
    'select envelope from results where person = $1 and envelope is not null order by received_at desc limit 1',
    [person],
  );
  return result ? keptEnvelope(result.envelope) : null;
}

/** Where messages of a channel go, as suppressions know it; `null` where somebody has no such address. */
export const addressOn = ({ emailKey, phone }: Recipient, channel: ChannelName): string | null =>
  channel === 'email' ? emailKey : phone;
