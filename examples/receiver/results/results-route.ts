import { type Context, Hono } from 'hono';
import type { Services } from '../services.ts';
import { allowance, clientOf } from '../web/rate-limit.ts';
import { readBody } from '../web/read-body.ts';
import { Rejection } from '../web/rejection.ts';
import { canonicalHash } from './canonical-hash.ts';
import { MAX_DEPTH, MAX_FIELDS, tooMuch } from './check-json.ts';
import { readEnvelope } from './envelope-schema.ts';
import { recordResult } from './record-result.ts';
import { FORMS_OF_MANY, FORMS_OF_REQUESTS, suspicion } from './suspicion.ts';

/** `POST /api/results`: takes one envelope. */
export function resultsRoute(services: Services): Hono {
  const { limits, log, now } = services;
  const formsOf = (share: number) =>
    allowance({ most: Math.ceil(limits.perMinute * share), now: () => now().getTime() });
  const secondsUntilForm = formsOf(FORMS_OF_REQUESTS);
  const secondsUntilFormOfMany = formsOf(FORMS_OF_MANY);
  let isProxyTold = false;
  return new Hono().post('/', async (c) => {
    const text = await envelopeText(c, limits);
    const json = parse(text);
    const { envelope } = checked(json, c.req.header('idempotency-key'));
    const address = clientOf(c, limits.trustedProxies);
    // A proxy that nobody has told us of, whose clients all look like one; or one client that pretends to be such a proxy.
    const isUnknown = limits.trustedProxies === 0 && c.req.header('x-forwarded-for') !== undefined;
    if (isUnknown && !isProxyTold) log('proxy not known', { setting: 'TRUSTED_PROXIES' });
    isProxyTold ||= isUnknown;
    const secondsUntil = isUnknown ? secondsUntilFormOfMany : secondsUntilForm;
    const received = {
      envelope,
      text,
      hash: canonicalHash(json),
      suspicion: suspicion(envelope, limits.minFill, () => secondsUntil(address) > 0),
      origin: {
        address,
        browser: c.req.header('user-agent') ?? '',
        device: deviceOf(envelope.client?.device),
      },
      now: now(),
    };
    const { status, body } = await recordResult(services, received);
    return c.body(body, status as 200 | 422, { 'Content-Type': 'application/json; charset=UTF-8' });
  });
}

async function envelopeText(c: Context, limits: Services['limits']): Promise<string> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return readBody(c, limits);
  if (type === 'application/x-www-form-urlencoded')
    return new URLSearchParams(await readBody(c, limits)).get('payload') ?? '';
  throw new Rejection(
    415,
    'wrong-type',
    'Send the result as application/json, or as application/x-www-form-urlencoded with the same JSON in the field "payload".',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejection(400, 'not-json', 'The body is not JSON. Send one envelope as a JSON object.');
  }
}

function checked(json: unknown, key: string | undefined) {
  const excess = tooMuch(json);
  if (excess === 'depth')
    throw new Rejection(400, 'too-deep', `The body nests deeper than ${MAX_DEPTH} levels. Send answers flat.`);
  if (excess === 'fields')
    throw new Rejection(
      400,
      'too-many-fields',
      `The body has more than ${MAX_FIELDS} fields. Send fewer answers in one result.`,
    );
  const read = readEnvelope(json);
  if ('problems' in read) throw new Rejection(400, 'not-an-envelope', `The body is not an envelope: ${read.problems}.`);
  if (key !== undefined && key.toLowerCase() !== read.envelope.id) {
    throw new Rejection(
      400,
      'wrong-key',
      'The header Idempotency-Key differs from the "id" in the body. Send the same UUID in both.',
    );
  }
  return read;
}

const deviceOf = (name: unknown): string | null =>
  typeof name === 'string' && name !== '' ? name.slice(0, 200) : null;
