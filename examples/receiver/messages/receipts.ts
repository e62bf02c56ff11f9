import type { Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';
import type { Receipt } from './channels/channel.ts';
import { suppressionKey } from './permission.ts';
import type { ChannelName } from './recipients.ts';
import { tellOfFailure } from './send-messages.ts';
import { suppress } from './suppressions.ts';

/**
 * Receipts come in any order, more than once, and before or after we know that the message was taken: the first word that is final stays. One
 * whose sending seemed to fail, and did not, is not sent again.
 */
export async function takeReceipt(
  tx: Transaction,
  services: Services,
  { message, providerId, state, code, isDead }: Receipt,
): Promise<void> {
  const at = services.now();
  const from = state === 'sent' ? ['queued', 'sending'] : ['queued', 'sending', 'sent'];
  const [row] = await tx.query<Moved>(
    `update messages set status = $2, provider_id = $3, reason = $4, sent_at = coalesce(sent_at, $5),
       delivered_at = case when $2 = 'delivered' then $5::timestamptz end
     where id = $1 and tries > 0 and status = any($6::text[])
     returning id, campaign, person, audience, channel, template, recipient`,
    [message, state, providerId, state === 'failed' ? `undelivered ${code ?? ''}`.trim() : null, at, from],
  );
  if (!row || state !== 'failed') return;
  if (isDead && row.audience !== 'owner')
    await suppress(tx, row.channel, suppressionKey(row.channel, row.recipient), 'bounced', at);
  await tellOfFailure(tx, services, row, isDead ? 'bad-address' : 'permanent', code ?? 'undelivered');
}

interface Moved {
  readonly id: string;
  readonly campaign: string | null;
  readonly person: number | null;
  readonly audience: string;
  readonly channel: ChannelName;
  readonly template: string;
  readonly recipient: string;
}
