import type { Queryable } from '../database/database.ts';
import type { Services } from '../services.ts';
import { personalToken } from './personal-links.ts';
import type { ChannelName } from './recipients.ts';

/** Where somebody stops all messages of a channel. */
export async function unsubscribeLink(
  tx: Queryable,
  { messaging }: Pick<Services, 'messaging'>,
  person: number,
  channel: ChannelName,
): Promise<string> {
  return `${messaging.publicUrl}/u/${await personalToken(tx, ['u', person, channel])}`;
}

/** Days for which an address can be confirmed. */
export const CONFIRM_DAYS = 7;

/** Where somebody confirms their address. */
export async function confirmLink(
  tx: Queryable,
  { messaging, now }: Pick<Services, 'messaging' | 'now'>,
  person: number,
): Promise<string> {
  const until = Math.floor(now().getTime() / 1000) + CONFIRM_DAYS * 86_400;
  return `${messaging.publicUrl}/c/${await personalToken(tx, ['c', person, until])}`;
}
