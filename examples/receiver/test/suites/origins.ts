import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { envelope } from '../envelopes.ts';
import { testReceiver } from '../fixture.ts';

const SHOP = 'https://shop.example';
const allowed = () => testReceiver({ allowedOrigins: [SHOP] });
const preflight = (origin: string) => ({
  method: 'OPTIONS',
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type,idempotency-key',
  },
});

describe('A page elsewhere', () => {
  it('may send when its origin is allowed, without cookies, and may read when to try again', async () => {
    const { app, post } = await allowed();
    const asked = await app.request('/api/results', preflight(SHOP));
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get('access-control-allow-origin'), SHOP);
    assert.match(asked.headers.get('access-control-allow-headers')!, /Content-Type,\s*Idempotency-Key/i);
    assert.equal(asked.headers.get('access-control-allow-credentials'), null);
    const sent = await post(envelope(), { Origin: SHOP });
    assert.equal(sent.status, 200);
    assert.equal(sent.headers.get('access-control-allow-origin'), SHOP);
    assert.match(sent.headers.get('access-control-expose-headers')!, /^Retry-After,\s*Date,\s*Upload-Offset$/);
  });

  it('can read a refusal too', async () => {
    const { app } = await allowed();
    const refused = await app.request('/api/results', {
      method: 'POST',
      headers: { Origin: SHOP, 'Content-Type': 'application/json' },
      body: '{',
    });
    assert.equal(refused.status, 400);
    assert.equal(refused.headers.get('access-control-allow-origin'), SHOP);
  });

  for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'http://shop.example', 'null']) {
    it(`may not when it is ${origin}, asked first or not`, async () => {
      const { app, post, rows } = await allowed();
      assert.equal(
        (await app.request('/api/results', preflight(origin))).headers.get('access-control-allow-origin'),
        null,
      );
      const sent = await post(envelope(), { Origin: origin });
      assert.equal(sent.status, 403);
      assert.match(sent.json.message, /ALLOWED_ORIGINS/);
      assert.equal((await rows('select id from results')).length, 0);
    });
  }

  it('is not one: the receiver serves it itself, whatever its scheme, or no page sends at all', async () => {
    const { post } = await testReceiver();
    assert.equal((await post(envelope(), { Origin: 'https://vip.example', Host: 'vip.example' })).status, 200);
    assert.equal((await post(envelope())).status, 200);
  });
});
