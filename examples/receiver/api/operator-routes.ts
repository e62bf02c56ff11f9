import { Hono } from 'hono';
import * as v from 'valibot';
import { readEmailAddress } from '../campaign/email-address.ts';
import { beginTurns } from '../campaign/turn.ts';
import type { Queryable } from '../database/database.ts';
import { takeConfirmation } from '../people/confirmation.ts';
import { type Contact, lockContact } from '../people/customers.ts';
import { notePurchase, noteRefund, purchaseByOrder } from '../people/purchases.ts';
import type { Services } from '../services.ts';
import { money } from '../web/money.ts';
import { operatorOnly } from '../web/operator-only.ts';
import { rateLimit } from '../web/rate-limit.ts';
import { readJson } from '../web/read-json.ts';
import { Rejection } from '../web/rejection.ts';

const word = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => new Date(text)),
  v.check((date) => !Number.isNaN(date.getTime())),
);

const confirmationSchema = v.pipe(
  v.object({
    email: v.optional(word),
    /** Finds the contact where there is no other key; beside one, it is kept as the contact's number. */
    customerNumber: v.optional(word),
    /** Id of the form that the contact has sent. */
    submission: v.optional(v.pipe(v.string(), v.uuid(), v.toLowerCase())),
    type: v.picklist(['customer', 'withdrawn', 'ended']),
    campaign: v.optional(word),
    at: v.optional(moment),
  }),
  v.check(({ email, customerNumber, submission }) =>
    [email, customerNumber, submission].some((key) => key !== undefined),
  ),
);

const purchaseSchema = v.object({
  orderId: word,
  email: word,
  amount: v.pipe(money, v.minValue(0), v.maxValue(9_999_999_999)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  at: moment,
  first: v.optional(v.boolean()),
});

const refundSchema = v.object({ orderId: word });

const unknownContact = () => new Rejection(404, 'unknown-contact', 'Nobody is known by this. Nothing was changed.');

/**
 * What the shop's own systems tell: who has become a customer, what was bought, what was given back. Each may be told again and in any order;
 * `changed` says whether it was news.
 */
export function operatorRoutes(services: Services): Hono {
  const { database, limits, operatorToken, now } = services;
  const routes = new Hono();
  // Failed tries, too: nobody guesses a token at leisure.
  const guard = [rateLimit({ ...limits, now: () => now().getTime() }), operatorOnly(operatorToken)] as const;

  const confirm = routes.use('/confirm', ...guard).post('/confirm', async (c) => {
    const told = await readJson(c, limits, confirmationSchema);
    const campaign = told.campaign === undefined ? null : services.campaigns.byName(told.campaign);
    if (told.campaign !== undefined && !campaign)
      throw new Rejection(404, 'unknown-campaign', 'There is no campaign of this name. Nothing was changed.');
    const changed = await database.transaction(async (tx) => {
      const turns = await beginTurns(tx, services, campaign ? [campaign] : undefined);
      const contact = await contactOf(tx, told);
      const numbered = await keepNumber(tx, contact, told);
      const confirmed = await takeConfirmation(tx, services, turns, contact, {
        type: told.type,
        at: told.at ?? now(),
        isOfOne: campaign !== null,
      });
      return numbered || confirmed;
    });
    return c.json({ ok: true, changed });
  });

  return confirm
    .use('/events/*', ...guard)
    .post('/events/purchase', async (c) => {
      const { email, first, ...purchase } = await readJson(c, limits, purchaseSchema);
      const changed = await database.transaction(async (tx) => {
        const turns = await beginTurns(tx, services);
        const contact = await contactOf(tx, { email });
        const known = await purchaseByOrder(tx, purchase.orderId);
        if (
          known &&
          (known.person !== contact.id || known.amount !== purchase.amount || known.currency !== purchase.currency)
        )
          throw new Rejection(409, 'order-used', 'This order came before with another buyer or amount.');
        return notePurchase(tx, services, turns, contact, { ...purchase, first });
      });
      return c.json({ ok: true, changed });
    })
    .post('/events/refund', async (c) => {
      const { orderId } = await readJson(c, limits, refundSchema);
      const changed = await database.transaction(async (tx) => {
        const turns = await beginTurns(tx, services);
        if (!(await purchaseByOrder(tx, orderId)))
          throw new Rejection(404, 'unknown-order', 'No such order was told of. Nothing was changed.');
        return noteRefund(tx, services, turns, orderId);
      });
      return c.json({ ok: true, changed });
    });
}

interface Keys {
  readonly email?: string | undefined;
  readonly customerNumber?: string | undefined;
  readonly submission?: string | undefined;
}

/** @throws {Rejection} 404 where nobody is known by these. */
async function contactOf(tx: Queryable, { email, customerNumber, submission }: Keys): Promise<Contact> {
  const mailbox = email === undefined ? null : readEmailAddress(email);
  if (email !== undefined && !mailbox)
    throw new Rejection(400, 'wrong-body', 'The body cannot be used: "email" must be an e-mail address.');
  const person = submission === undefined ? null : await senderOf(tx, submission);
  const contact = mailbox
    ? await lockContact(tx, 'email_key', mailbox.key)
    : person !== null
      ? await lockContact(tx, 'id', person)
      : submission === undefined
        ? await lockContact(tx, 'customer_number', customerNumber ?? '')
        : null;
  if (!contact) throw unknownContact();
  return contact;
}

async function senderOf(tx: Queryable, submission: string): Promise<number | null> {
  const [sent] = await tx.query<{ person: number | null }>('select person from results where id = $1', [submission]);
  return sent?.person ?? null;
}

/** Keeps the shop's own number of a contact. False when it was known, or was what found them. */
async function keepNumber(
  tx: Queryable,
  { id }: Contact,
  { email, customerNumber, submission }: Keys,
): Promise<boolean> {
  if (customerNumber === undefined || (email === undefined && submission === undefined)) return false;
  const taken = await tx.query('select id from people where customer_number = $1 and id <> $2', [customerNumber, id]);
  if (taken.length > 0) throw new Rejection(409, 'number-used', 'Another contact has this customer number.');
  const changed = await tx.query(
    'update people set customer_number = $2 where id = $1 and customer_number is distinct from $2 returning id',
    [id, customerNumber],
  );
  return changed.length > 0;
}
