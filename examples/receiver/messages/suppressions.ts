import type { Queryable } from '../database/database.ts';

export type MessageChannel = 'email' | 'sms';
export type SuppressionReason = 'unsubscribed' | 'stop' | 'bounced' | 'complained' | 'owner';

/**
 * Nothing goes to this address any more, whoever it belongs to. The first reason stays.
 *
 * @param address The mailbox key of an e-mail address, or a phone number in E.164.
 */
export async function suppress(
  tx: Queryable,
  channel: MessageChannel,
  address: string,
  reason: SuppressionReason,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into suppressions (channel, address, reason, at) values ($1, $2, $3, $4) on conflict (channel, address) do nothing`,
    [channel, address, reason, at],
  );
}

/** Somebody wants messages again: START by text, or a box ticked anew. What bounced or was complained about stays silent. */
export async function unsuppress(tx: Queryable, channel: MessageChannel, address: string): Promise<void> {
  await tx.query(
    `delete from suppressions where channel = $1 and address = $2 and reason in ('unsubscribed', 'stop', 'owner')`,
    [channel, address],
  );
}

/** Of each address in turn, whether nothing may go there. */
export async function suppressedAmong(
  tx: Queryable,
  addresses: readonly { readonly channel: MessageChannel; readonly address: string }[],
): Promise<boolean[]> {
  const found = await tx.query<{ nth: number }>(
    `select nth::integer from unnest($1::text[], $2::text[]) with ordinality as asked (channel, address, nth)
     where exists (select from suppressions where channel = asked.channel and address = asked.address)`,
    [addresses.map(({ channel }) => channel), addresses.map(({ address }) => address)],
  );
  const suppressed = new Set(found.map(({ nth }) => nth));
  return addresses.map((_, n) => suppressed.has(n + 1));
}
