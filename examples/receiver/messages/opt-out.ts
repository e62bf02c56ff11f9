import type { Queryable, Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';
import { withdrawConsent } from '../people/consents.ts';
import { MARKETING } from './permission.ts';
import { addressOn, type ChannelName, recipientOf } from './recipients.ts';
import { suppress, unsuppress } from './suppressions.ts';

type Way = 'link' | 'reply';

/** Somebody wants no more messages of a channel: nothing goes there from now on, also what is written already. */
export async function optOut(
  tx: Transaction,
  services: Services,
  person: number,
  channel: ChannelName,
  way: Way,
): Promise<void> {
  const recipient = await recipientOf(tx, person);
  const address = recipient && addressOn(recipient, channel);
  if (!address) return;
  await suppress(tx, channel, address, way === 'reply' ? 'stop' : 'unsubscribed', services.now());
  const given = await tx.query<{ purpose: string; channel: string }>(
    `select distinct purpose, channel from consents where person = $1 and purpose = any($2::text[])
       and coalesce(nullif(channel, ''), case purpose when 'sms' then 'sms' else 'email' end) = $3`,
    [person, MARKETING, channel],
  );
  for (const consent of given) await withdrawConsent(tx, services.emit, { person, ...consent }, way, services.now());
}

/** Somebody wants messages after all. Marketing needs a new consent all the same. */
export async function optIn(tx: Queryable, person: number, channel: ChannelName): Promise<void> {
  const recipient = await recipientOf(tx, person);
  const address = recipient && addressOn(recipient, channel);
  if (address) await unsuppress(tx, channel, address);
}
