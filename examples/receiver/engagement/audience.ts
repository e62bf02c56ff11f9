import type { Queryable } from '../database/database.ts';
import { allowsMarketing, suppressionKey } from '../messages/permission.ts';
import { addressOn, type ChannelName, recipientOf } from '../messages/recipients.ts';
import { suppression } from '../messages/suppressions.ts';

/** Why nothing may be marketed to somebody by this channel; `null` where it may. */
export async function whyNot(tx: Queryable, person: number, channel: ChannelName): Promise<string | null> {
  const recipient = await recipientOf(tx, person);
  const address = recipient && addressOn(recipient, channel);
  if (!address) return 'no-address';
  if (await suppression(tx, channel, suppressionKey(channel, address))) return 'opted-out';
  return (await allowsMarketing(tx, person, channel)) ? null : 'no-consent';
}

/** Splits people into those who may be written to, and reasons for the others. */
export async function allowedOf<Person extends { readonly person: number }>(
  tx: Queryable,
  people: readonly Person[],
  channel: ChannelName,
): Promise<{ readonly allowed: Person[]; readonly leftOut: Record<string, number> }> {
  const allowed: Person[] = [];
  const leftOut: Record<string, number> = {};
  for (const each of people) {
    const reason = await whyNot(tx, each.person, channel);
    if (reason) leftOut[reason] = (leftOut[reason] ?? 0) + 1;
    else allowed.push(each);
  }
  return { allowed, leftOut };
}
