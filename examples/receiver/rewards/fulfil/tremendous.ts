import * as v from 'valibot';
import type { Fulfil } from './fulfil.ts';

/** A gift-card account at Tremendous. https://developers.tremendous.com/reference/create-order */
export interface TremendousAccount {
  /** Secret: from the environment, never from a campaign file. */
  readonly apiKey: string;
  /** `https://www.tremendous.com`, or `https://testflight.tremendous.com` for gift cards that are worth nothing. */
  readonly url: string;
  /** `balance`, or the id of another funding source of the account. */
  readonly fundingSource: string;
  /** What recipients may choose from: ids of products, or a campaign of the account that names them. */
  readonly products: readonly string[];
  readonly campaign: string | null;
}

/** Milliseconds. */
const PATIENCE = 20_000;

const answerSchema = v.object({
  order: v.object({
    rewards: v.pipe(
      v.array(
        v.object({ delivery: v.object({ link: v.optional(v.pipe(v.string(), v.url(), v.startsWith('https://'))) }) }),
      ),
      v.minLength(1),
    ),
  }),
});

/**
 * Buys a gift card for the amount in the reward's unit, a currency, and answers the link to it. The order's `external_id` makes a repeated order
 * the same order.
 */
export function tremendous(account: TremendousAccount, fetchIt: typeof fetch = fetch): Fulfil {
  return async ({ id, amount, unit, recipient }) => {
    if (amount === null || !/^[A-Z]{3}$/.test(unit ?? ''))
      throw new Error('A gift card needs "amount" and a currency as "unit" in the campaign file.');
    const response = await fetchIt(new URL('/api/v2/orders', account.url), {
      method: 'POST',
      headers: { Authorization: `Bearer ${account.apiKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        external_id: id,
        payment: { funding_source_id: account.fundingSource },
        reward: {
          value: { denomination: amount, currency_code: unit },
          delivery: { method: 'LINK' },
          recipient: { name: recipient.name ?? recipient.email, email: recipient.email },
          ...(account.campaign === null ? { products: account.products } : { campaign_id: account.campaign }),
        },
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    // Without the answer's own words: they may hold the address.
    if (!response.ok) throw new Error(`The gift-card provider answered ${response.status}.`);
    const answer = v.safeParse(answerSchema, await response.json().catch(() => null));
    const link = answer.success ? answer.output.order.rewards[0]?.delivery.link : undefined;
    // An order that waits for the provider's own approval has no link yet.
    if (link === undefined) throw new Error('The gift-card provider has no link for this order yet.');
    return { link };
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The account in `TREMENDOUS_API_KEY` and the variables beside it; `null` where there is none. */
export function tremendousAccount(env: Environment): TremendousAccount | null {
  if (!env.TREMENDOUS_API_KEY) return null;
  const products = env.TREMENDOUS_PRODUCTS?.split(/[\s,]+/).filter(Boolean) ?? [];
  const campaign = env.TREMENDOUS_CAMPAIGN || null;
  if (products.length === 0 && campaign === null)
    throw new Error(
      'TREMENDOUS_API_KEY is set. Set TREMENDOUS_PRODUCTS or TREMENDOUS_CAMPAIGN as well, for what people may choose from.',
    );
  return {
    apiKey: env.TREMENDOUS_API_KEY,
    url: env.TREMENDOUS_URL || 'https://www.tremendous.com',
    fundingSource: env.TREMENDOUS_FUNDING_SOURCE || 'balance',
    products,
    campaign,
  };
}
