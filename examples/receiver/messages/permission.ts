import { readEmailAddress } from '../campaign/email-address.ts';
import type { Queryable } from '../database/database.ts';
import type { ChannelName } from './recipients.ts';

/** An address as suppressions know it: one mailbox has one, however it is written. */
export const suppressionKey = (channel: ChannelName, address: string): string =>
  channel === 'email' ? (readEmailAddress(address)?.key ?? address.trim().toLowerCase()) : address;

/** Purposes of consents that allow marketing. */
export const MARKETING: readonly string[] = ['marketing', 'newsletter', 'news', 'offers', 'sms'];

/** For conditions on `consents`: a yes that waits for its confirmation is no word yet, so that a stranger's form changes nothing. */
export const SPOKEN_CONSENTS_SQL = '(not granted or asked_at is null or confirmed_at is not null)';

/**
 * Whether the newest word on marketing by this channel is a yes; where a second step was asked for, once it was taken. A consent that names no
 * channel is one to mails: texts need one of their own.
 */
export async function allowsMarketing(tx: Queryable, person: number, channel: ChannelName): Promise<boolean> {
  const [newest] = await tx.query<{ holds: boolean }>(
    `select granted as holds from consents
     where person = $1 and ${SPOKEN_CONSENTS_SQL} and purpose = any($3::text[])
       and coalesce(nullif(channel, ''), case purpose when 'sms' then 'sms' else 'email' end) = $2
     order by at desc, id desc limit 1`,
    [person, channel, MARKETING],
  );
  return newest?.holds ?? false;
}
