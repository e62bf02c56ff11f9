import type { Context } from 'hono';
import { type BodyLimits, readBody } from './read-body.ts';
import { Rejection } from './rejection.ts';
import { verifySignature } from './webhook-signature.ts';

/**
 * The body of a message that is signed as Standard Webhooks has it.
 *
 * @param secret `null` where none is set: then nobody is believed.
 * @throws {Rejection} 401 not signed by whoever has the secret, or not of now; and those of `readBody`.
 */
export async function signedBody(c: Context, limits: BodyLimits, secret: string | null, now: Date): Promise<string> {
  const body = await readBody(c, limits);
  if (secret === null || !isSigned(secret, body, c.req.header(), now))
    throw new Rejection(
      401,
      'not-signed',
      'The signature is missing, wrong, or not of now. Set the same secret on both sides, and the clocks.',
    );
  return body;
}

function isSigned(secret: string, body: string, headers: Record<string, string>, now: Date): boolean {
  try {
    verifySignature(secret, body, headers, now);
    return true;
  } catch {
    return false;
  }
}
