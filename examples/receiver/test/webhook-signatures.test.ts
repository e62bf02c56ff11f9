/** Signatures of webhooks, by the cases that the libraries of Standard Webhooks hold themselves to, and those that they let through. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { signWebhook, verifyWebhook } from '../web/webhook-signature.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const BODY = '{"test": 2432232314}';
const NOW = new Date(1_614_265_330_000);
const SIGNED = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const FOREIGN = 'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=';

interface Case {
  readonly headers?: Record<string, string | undefined>;
  readonly secrets?: string | readonly string[];
  readonly body?: string;
  /** Seconds by which the receiver's clock is ahead. */
  readonly ahead?: number;
}

const verify = ({ headers = {}, secrets = SECRET, body = BODY, ahead = 0 }: Case) =>
  verifyWebhook(
    secrets,
    body,
    { 'webhook-id': ID, 'webhook-timestamp': '1614265330', 'webhook-signature': SIGNED, ...headers },
    new Date(NOW.getTime() + ahead * 1000),
  );

const good: Record<string, Case> = {
  'the example of the specification': {},
  'a secret without its prefix': { secrets: SECRET.slice('whsec_'.length) },
  'names of headers in any case': {
    headers: { 'webhook-id': undefined, 'Webhook-Id': ID, 'webhook-signature': undefined, 'WEBHOOK-SIGNATURE': SIGNED },
  },
  'the right one among several signatures': {
    headers: { 'webhook-signature': `${FOREIGN} v2,abc ${SIGNED} ${FOREIGN}` },
  },
  'the newer of two secrets': { secrets: [SECRET, OTHER] },
  'the older of two secrets': { secrets: [OTHER, SECRET] },
  'a clock that is 300 seconds ahead': { ahead: 300 },
  'a clock that is 300 seconds behind': { ahead: -300 },
};

const bad: Record<string, Case> = {
  'no id': { headers: { 'webhook-id': undefined } },
  'no time': { headers: { 'webhook-timestamp': undefined } },
  'no signature': { headers: { 'webhook-signature': undefined } },
  'a time that is a word': { headers: { 'webhook-timestamp': 'hello' } },
  'a time with something behind it': { headers: { 'webhook-timestamp': '1614265330 and more' } },
  'a time that is written otherwise': { headers: { 'webhook-timestamp': '1614265330.0' } },
  'a wrong signature': { headers: { 'webhook-signature': FOREIGN } },
  'a part of the signature': { headers: { 'webhook-signature': SIGNED.slice(0, 8) } },
  'an empty signature': { headers: { 'webhook-signature': 'v1,' } },
  'the signature of another version': { headers: { 'webhook-signature': SIGNED.replace('v1', 'v2') } },
  'another body': { body: '{"test": 2432232315}' },
  'another id': { headers: { 'webhook-id': 'msg_other' } },
  'another time': { headers: { 'webhook-timestamp': '1614265331' } },
  'another secret': { secrets: OTHER },
  'a message that is 301 seconds old': { ahead: 301 },
  'a message from 301 seconds ahead': { ahead: -301 },
};

describe('Signatures of webhooks', () => {
  for (const [name, one] of Object.entries(good))
    it(`takes ${name}`, () => assert.deepEqual(verify(one), { test: 2_432_232_314 }));
  for (const [name, one] of Object.entries(bad)) it(`refuses ${name}`, () => assert.throws(() => verify(one)));

  it('are those of the specification, one for each secret', () => {
    const headers = signWebhook([SECRET, OTHER], ID, NOW, BODY);
    assert.deepEqual(headers, {
      'webhook-id': ID,
      'webhook-timestamp': '1614265330',
      'webhook-signature': `${SIGNED} ${new Webhook(OTHER).sign(ID, NOW, BODY)}`,
    });
  });

  it('never are made without a secret', () => {
    for (const secret of ['', 'whsec_']) assert.throws(() => signWebhook([secret], ID, NOW, BODY));
  });
});
