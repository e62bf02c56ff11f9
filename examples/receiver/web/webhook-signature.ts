import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Seconds by which a message may be old or early. */
const TOLERANCE = 300;

/** What a secret is, for whoever has set it otherwise. */
export const A_WEBHOOK_SECRET =
  '"whsec_" and 24 bytes or more as base64; make one with: echo "whsec_$(openssl rand -base64 32)"';

export const isWebhookSecret = (secret: string): boolean => /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret);

/** The headers of Standard Webhooks. */
export interface WebhookHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * Signs a message with each secret, the newest first: while a secret is being replaced, whoever knows either of them can verify.
 *
 * @param secrets As Standard Webhooks writes them: `whsec_` and base64.
 */
export function signWebhook(secrets: readonly string[], id: string, now: Date, body: string): WebhookHeaders {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  };
}

/**
 * The JSON of a message that one of the secrets has signed, and not longer than five minutes ago.
 *
 * @param body Exactly as it came: JSON that was read and written again has another signature.
 * @param headers Names in any case.
 * @throws {Error} when it is not signed, or not of now. Answer 401.
 */
export function verifyWebhook(
  secrets: string | readonly string[],
  body: string,
  headers: Readonly<Record<string, string | undefined>>,
  now = new Date(),
): unknown {
  verifySignature(secrets, body, headers, now);
  return body === '' ? undefined : JSON.parse(body);
}

/**
 * The same for a body that may be no JSON.
 *
 * @throws {Error}
 */
export function verifySignature(
  secrets: string | readonly string[],
  body: string,
  headers: Readonly<Record<string, string | undefined>>,
  now: Date,
): void {
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const id = given.get('webhook-id');
  const timestamp = given.get('webhook-timestamp');
  const signatures = given.get('webhook-signature');
  if (!id || !timestamp || !signatures)
    throw new Error('A header is missing: webhook-id, webhook-timestamp, webhook-signature.');
  // The library reads "1614265330x" as a number; what is signed must be what stands there.
  if (!/^\d{1,12}$/.test(timestamp)) throw new Error('webhook-timestamp is not a number of seconds.');
  const sentAt = new Date(Number(timestamp) * 1000);
  if (Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) > TOLERANCE)
    throw new Error('webhook-timestamp is not of now. Is the clock right?');
  const expected = [secrets].flat().map((secret) => Buffer.from(new Webhook(secret).sign(id, sentAt, body)));
  const isSigned = signatures.split(' ').some((signature) => {
    const bytes = Buffer.from(signature);
    return expected.some((one) => one.length === bytes.length && timingSafeEqual(one, bytes));
  });
  if (!isSigned) throw new Error('No signature of a known secret.');
}
