import * as v from 'valibot';
import { type Connector, JSON_HEADERS } from '../connector.ts';
import { secret, type SettingsOf, word } from '../entries.ts';
import { type Facts, mapped } from '../facts.ts';
import { A_WEBHOOK_SECRET, isWebhookSecret, signWebhook } from '../../web/webhook-signature.ts';

const entries = {
  url: word,
  /** `whsec_` and base64; two while one is being replaced, the new one first. */
  secrets: v.pipe(v.array(secret), v.minLength(1, 'at least one secret'), v.maxLength(2, 'at most two secrets')),
};

/** Standard Webhooks asks for less than 20 kB. */
const MOST_BYTES = 20_000;

/** Your own system, by Standard Webhooks: `{type, timestamp, data}`, signed. */
export const webhook: Connector<SettingsOf<typeof entries>> = {
  kind: 'webhook',
  entries,
  events: ['*'],
  tells: 'once',
  problem: ({ secrets }) => {
    const bad = secrets.findIndex((one) => !isWebhookSecret(one));
    return bad < 0 ? null : `"secrets.${bad}" is not ${A_WEBHOOK_SECRET}`;
  },
  next({ message, facts, now }, { url, secrets, fields }, answers) {
    if (answers.length > 0) return null;
    const body = webhookBody(facts, fields ? mapped(facts, fields) : undefined);
    return { method: 'POST', url, headers: { ...JSON_HEADERS, ...signWebhook(secrets, message, now, body) }, body };
  },
};

/** What a webhook says. Answers and campaign marks are left out where they make it too large; `"shortened": true` says so. */
export function webhookBody(facts: Facts, data: object = dataOf(facts)): string {
  const write = (part: object) => JSON.stringify({ type: facts.event.type, timestamp: facts.event.at, data: part });
  const whole = write(data);
  if (Buffer.byteLength(whole) < MOST_BYTES) return whole;
  const least = { ...data, answers: undefined, utm: undefined, data: undefined, page: undefined, shortened: true };
  const shorter = write(least);
  if (Buffer.byteLength(shorter) < MOST_BYTES) return shorter;
  return write({ event: facts.event, result: facts.result, shortened: true });
}

/** Without what is not there: most events have neither reward nor answers. */
function dataOf({ event, ...facts }: Facts): object {
  const isThere = (value: unknown) =>
    value !== null && !(typeof value === 'object' && Object.values(value).every((inner) => inner === null));
  return { id: event.id, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => isThere(value))) };
}
