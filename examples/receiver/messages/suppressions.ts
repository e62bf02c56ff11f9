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

/** Why nothing may go there; `null` where it may. */
export async function suppression(
  tx: Queryable,
  channel: MessageChannel,
  address: string,
): Promise<SuppressionReason | null> {
  const [row] = await tx.query<{ reason: SuppressionReason }>(
    'select reason from suppressions where channel = $1 and address = $2',
    [channel, address],
  );
  return row?.reason ?? null;
}
