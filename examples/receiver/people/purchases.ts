import type { Turn } from '../campaign/turn.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import { advanceFriend } from '../referrals/advance-friend.ts';
import { COUNTING_SQL, referralRows } from '../referrals/referral-row.ts';
import { undoReferral } from '../referrals/undo-referral.ts';
import type { Services } from '../services.ts';
import { becomeCustomer, type Contact } from './customers.ts';

export interface Purchase {
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  readonly at: Date;
  /** The person's first ever, as far as the shop knows; left out: as far as the receiver does. */
  readonly first: boolean | undefined;
}

interface KnownPurchase {
  readonly person: number | null;
  readonly amount: number;
  readonly currency: string;
  readonly refunded_at: Date | null;
}

export async function purchaseByOrder(tx: Queryable, orderId: string): Promise<KnownPurchase | null> {
  const [row] = await tx.query<KnownPurchase>(
    'select person, amount::float8 as amount, currency, refunded_at from purchases where order_id = $1 for update',
    [orderId],
  );
  return row ?? null;
}

/** Notes a sale: who buys is a customer, and a friend who waited for a purchase counts. False when the order was known. */
export async function notePurchase(
  tx: Transaction,
  services: Services,
  turns: readonly Turn[],
  contact: Contact,
  { orderId, amount, currency, at, first }: Purchase,
): Promise<boolean> {
  const noted = await tx.query<{ first: boolean }>(
    `insert into purchases (order_id, person, amount, currency, bought_at, first)
     select $1, $2, $3, $4, $5, coalesce($6, $7 and not exists (select from purchases where person = $2)) on conflict (order_id) do nothing
     returning first`,
    [orderId, contact.id, amount, currency, at, first ?? null, contact.stage !== 'customer'],
  );
  const [purchase] = noted;
  if (!purchase) return false;
  services.emit(tx, {
    type: 'purchase.made',
    campaign: null,
    person: contact.id,
    data: { orderId, amount, currency, first: purchase.first, boughtAt: at.toISOString() },
    at: services.now(),
  });
  await becomeCustomer(tx, services.emit, contact, at, services.now());
  for (const turn of turns) await advanceFriend(turn, contact.id);
  return true;
}

/** The sale was undone: a friend who counted by it counts no more, unless another purchase of theirs stands. False when that was known. */
export async function noteRefund(
  tx: Transaction,
  services: Services,
  turns: readonly Turn[],
  orderId: string,
): Promise<boolean> {
  const [refunded] = await tx.query<{ person: number | null }>(
    'update purchases set refunded_at = $2 where order_id = $1 and refunded_at is null returning person',
    [orderId, services.now()],
  );
  if (!refunded) return false;
  services.emit(tx, {
    type: 'purchase.refunded',
    campaign: null,
    person: refunded.person,
    data: { orderId },
    at: services.now(),
  });
  if (refunded.person !== null) await undoPurchase(turns, refunded.person);
  return true;
}

async function undoPurchase(turns: readonly Turn[], friend: number): Promise<void> {
  for (const turn of turns.filter(({ campaign }) => campaign.file.qualifies.on === 'purchase')) {
    const without = await referralRows(
      turn.tx,
      `campaign = $1 and friend = $2 and status in (${COUNTING_SQL}) and not exists (
         select from purchases where person = $2 and refunded_at is null and bought_at >= referrals.at - interval '1 day')`,
      [turn.campaign.file.id, friend],
    );
    for (const referral of without) await undoReferral(turn, referral, 'cancel', 'refunded');
  }
}
