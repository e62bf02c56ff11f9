import { createHmac } from 'node:crypto';
import { isSame } from '../web/is-same.ts';

/** Seconds by which a message may be old or early. */
const TOLERANCE = 300;

/** The signature of a message as Standard Webhooks has it: HMAC over its id, time and body. */
export const signWebhook = (secret: string, id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

/** Whether a message comes from whoever has the secret, and now. */
export function isSigned(
  secret: string,
  { id, timestamp, signature, body }: { id: string; timestamp: string; signature: string; body: string },
  now: Date,
): boolean {
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!id || !(age <= TOLERANCE)) return false;
  const expected = signWebhook(secret, id, timestamp, body);
  return signature.split(' ').some((each) => isSame(each, expected));
}
