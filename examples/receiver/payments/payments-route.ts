import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import type { Services } from '../services.ts';
import { money } from '../web/money.ts';
import { LARGEST_FORM, limitedForm } from '../web/limited-form.ts';
import { readBody } from '../web/read-body.ts';
import { Rejection } from '../web/rejection.ts';
import { signedBody } from '../web/signed-body.ts';
import { signWebhook } from '../web/webhook-signature.ts';
import { isUuid, UUID_PATTERN } from '../web/uuid.ts';

// Whatever else the step's `with` sends is there for the function that knows prices.
const askedSchema = v.looseObject({
  reference: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  amount: v.pipe(money, v.minValue(0.01), v.maxValue(1_000_000)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});
const newsSchema = v.object({
  payment: v.pipe(v.string(), v.uuid()),
  status: v.picklist(['paid', 'failed', 'cancelled']),
  amount: money,
  currency: v.string(),
});

/** What a page asks for: the visitor can change all of it. */
export type AskedPayment = v.InferOutput<typeof askedSchema>;

/** What a payment costs, as the shop knows it; `null` where there is nothing to pay for. */
export type PriceOf = (asked: AskedPayment) => number | null | Promise<number | null>;

/** Who takes the money, and what it costs. */
export interface PaymentSettings {
  /** What the provider signs its messages with. */
  readonly webhookSecret: string;
  /** A page of the receiver stands in for the provider's: for demonstrations, since anybody may press "Pay" on it. */
  readonly hasStandIn: boolean;
  /** `null`: the amount that the page asks for is believed. */
  readonly priceOf: PriceOf | null;
}

interface PaymentRow {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: string;
}

function read<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    throw new Rejection(
      400,
      'not-a-payment',
      'The body is no payment. Send {"reference", "amount", "currency"}, the amount with two places after the point at most.',
    );
  }
}

const columns = 'id, amount::float8 as amount, currency, status';
const unknown = () => new Rejection(404, 'unknown-payment', 'There is no such payment.');

/** Where nobody takes payments: better no payment than one that is never told of. */
export const noPayments = (): Hono =>
  new Hono().all('*', () => {
    throw new Rejection(
      503,
      'no-provider',
      'Nobody takes payments here. Set WEBHOOK_SECRET to the secret of a payment provider, or STAND_IN_PROVIDER=1 to try it without one.',
    );
  });

/** Payments: `POST` opens one, `GET ?id=` tells how it stands, and only a signed message of the provider to `/webhook` changes that. */
export function paymentsRoute({ database, limits, now }: Services, settings: PaymentSettings): Hono {
  const rowOf = async (id: string): Promise<PaymentRow> => {
    if (!isUuid(id)) throw unknown();
    const [row] = await database.query<PaymentRow>(`select ${columns} from payments where id = $1`, [id]);
    if (!row) throw unknown();
    return row;
  };
  // With a real provider this is the place to open its hosted page, with the id as the client's reference.
  const answer = ({ id, status }: PaymentRow) => ({
    ok: true,
    id,
    status,
    ...(settings.hasStandIn && { url: `/provider/${id}` }),
  });

  return new Hono()
    .post('/', async (c) => {
      const asked = read(askedSchema, await readBody(c, limits));
      await checkPrice(asked, settings.priceOf);
      const { reference, amount, currency } = asked;
      // The amount of a payment that was opened never changes: the provider may be taking it right now. An order that changed before it was paid
      // opens another one, and whichever is paid is noted.
      const [row] = await database.query<PaymentRow>(
        `insert into payments (id, reference, amount, currency, created_at)
         select $1, $2::text, $3::numeric(12, 2), $4::text, $5
         where not exists (select from payments where reference = $2 and status = 'paid' and (amount, currency) <> ($3::numeric(12, 2), $4))
         on conflict (reference, amount, currency) do update set status = case when payments.status = 'paid' then 'paid' else 'open' end
         returning ${columns}`,
        [randomUUID(), reference, amount, currency, now()],
      );
      if (!row)
        throw new Rejection(409, 'paid-otherwise', 'This is paid already, with another amount. Open another payment.');
      return c.json(answer(row), 201);
    })
    .get('/', async (c) => c.json(answer(await rowOf(c.req.query('id') ?? ''))))
    .post('/webhook', async (c) => {
      const body = await signedBody(c, limits, settings.webhookSecret, now());
      const { payment, status, amount, currency } = read(newsSchema, body);
      const row = await rowOf(payment);
      if (row.amount !== amount || row.currency !== currency)
        throw new Rejection(422, 'other-amount', 'The amount is not the one that was asked for.');
      await database.query(`update payments set status = $2 where id = $1 and status <> 'paid'`, [payment, status]);
      return c.json({ ok: true });
    });
}

/** @throws {Rejection} 422 where the shop asks for another amount, or knows of nothing to pay for. */
async function checkPrice(asked: AskedPayment, priceOf: PriceOf | null): Promise<void> {
  if (priceOf && (await priceOf(asked)) !== asked.amount)
    throw new Rejection(422, 'other-price', 'This is not what it costs. Load the page again for the price of today.');
}

/** A provider's page as it might be, so that the whole way can be walked without one: it takes no money and no card. */
export function standInProvider(
  services: Services,
  webhookSecret: string,
  deliver: (request: Request) => Response | Promise<Response>,
): Hono {
  const { database, now } = services;
  return new Hono()
    .use(limitedForm(LARGEST_FORM))
    .get(`/:id{${UUID_PATTERN}}`, async (c) => {
      const [row] = await database.query<PaymentRow>(`select ${columns} from payments where id = $1`, [
        c.req.param('id'),
      ]);
      if (!row) return c.notFound();
      return c.html(html`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width" /><title>Stand-in provider</title>
        <h1>${row.amount.toFixed(2)} ${row.currency}</h1><p>A stand-in for a payment provider. No money is moved.</p>
        <form method="post"><button name="status" value="paid">Pay</button> <button name="status" value="failed">Fail</button> <button name="status" value="cancelled">Cancel</button></form></html>`);
    })
    .post(`/:id{${UUID_PATTERN}}`, async (c) => {
      const [row] = await database.query<PaymentRow>(`select ${columns} from payments where id = $1`, [
        c.req.param('id'),
      ]);
      if (!row) return c.notFound();
      const { status } = await c.req.parseBody();
      const body = JSON.stringify({ payment: row.id, status, amount: row.amount, currency: row.currency });
      const told = await deliver(
        new Request(new URL('/api/payments/webhook', c.req.url), {
          method: 'POST',
          body,
          headers: { ...signWebhook([webhookSecret], randomUUID(), now(), body) },
        }),
      );
      return c.html(
        html`<!doctype html><html lang="en"><title>Done</title><p>${told.ok ? 'Done. You can close this page.' : 'The shop did not take the message.'}</p></html>`,
      );
    });
}
