import type { Transaction } from '../database/database.ts';
import type { StoredEvent } from '../events/event.ts';
import type { Subscriber } from '../events/subscribers.ts';
import type { Services } from '../services.ts';
import { nextDayAt } from '../messages/quiet-hours.ts';
import { recipientOf } from '../messages/recipients.ts';
import { writeMessage } from '../messages/write-message.ts';
import { runningThankYou } from './engagement.ts';
import { messageOf } from './message-of.ts';

/** Hour of the next day, by the customer's own clock. */
const HOUR = 10;

/**
 * A thank-you on the day after a first purchase, while such an engagement runs; none for a purchase that was undone before. It is part of the sale:
 * whoever wants no messages gets none, and nothing is advertised.
 */
export const thankYouOf: Subscriber = async (tx, events, services) => {
  for (const event of events) await thankFor(tx, event, services);
};

async function thankFor(tx: Transaction, event: StoredEvent, services: Services): Promise<void> {
  const { orderId, first, boughtAt } = event.data;
  const key = `thank-you ${String(orderId)}`;
  if (event.type === 'purchase.refunded') {
    await tx.query(
      `update messages set status = 'cancelled', reason = 'refunded'
       where key = $1 and (status = 'queued' or (status = 'cancelled' and reason = 'paused'))`,
      [key],
    );
    return;
  }
  if (event.type !== 'purchase.made' || first !== true || event.person === null) return;
  const engagement = await runningThankYou(tx);
  const recipient = await recipientOf(tx, event.person);
  const [undone] = await tx.query('select from purchases where order_id = $1 and refunded_at is not null', [orderId]);
  if (!engagement || !recipient || undone) return;
  const campaign = services.campaigns.byName(engagement.campaign) ?? services.campaigns.all[0];
  const at = nextDayAt(HOUR, new Date(String(boughtAt)), recipient.timeZone ?? campaign.file.timeZone);
  const message = await messageOf(tx, services, engagement, event.person, {});
  if (message) await writeMessage(tx, services, { ...message, key, at, purpose: 'service', event: event.id });
}
