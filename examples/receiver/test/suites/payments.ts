import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signWebhook } from '../../web/webhook-signature.ts';
import { NOW } from '../envelopes.ts';
import { PROVIDER_SECRET, testReceiver } from '../fixture.ts';

/** Of somebody who does not know ours. */
const GUESSED = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const AT = String(Math.floor(NOW.getTime() / 1000));

async function shop(changes: Parameters<typeof testReceiver>[0] = {}) {
  const { app } = await testReceiver(changes);
  const open = async (more: object = {}) => {
    const body = JSON.stringify({ reference: 'order-1', amount: 25, currency: 'EUR', ...more });
    const answer = await app.request('/api/payments', { method: 'POST', body });
    const json = (await answer.json()) as { id: string; status: string; url: string };
    return { ...json, code: answer.status };
  };
  const status = async (id: string) =>
    ((await (await app.request(`/api/payments?id=${id}`)).json()) as { status: string }).status;
  const tell = (payment: string, more: object = {}, headers: object = {}, secret: string = PROVIDER_SECRET) => {
    const body = JSON.stringify({ payment, status: 'paid', amount: 25, currency: 'EUR', ...more });
    return app.request('/api/payments/webhook', {
      method: 'POST',
      body,
      headers: { ...signWebhook([secret], 'm1', NOW, body), ...headers },
    });
  };
  return { app, open, status, tell };
}

describe('A payment', () => {
  it('is paid when the provider says so, signed, and not before', async () => {
    const { open, status, tell } = await shop();
    const { id, code } = await open();
    assert.deepEqual([code, await status(id)], [201, 'open']);
    assert.equal((await tell(id)).status, 200);
    assert.equal(await status(id), 'paid');
  });

  it('is one for each reference, so that nobody pays twice', async () => {
    const { open, tell, status } = await shop();
    const { id } = await open();
    assert.equal((await open()).id, id);
    await tell(id);
    const again = await open();
    assert.deepEqual([again.id, again.status], [id, 'paid']);
    await tell(id, { status: 'failed' });
    assert.equal(await status(id), 'paid');
    assert.notEqual((await open({ reference: 'order-2' })).id, id);
  });

  it('is refused with another amount once it is paid, and stays what it is', async () => {
    const { app, open, status, tell } = await shop();
    const { id } = await open();
    await tell(id);
    for (const more of [{ amount: 30 }, { currency: 'NOK' }]) {
      const body = JSON.stringify({ reference: 'order-1', amount: 25, currency: 'EUR', ...more });
      const answer = await app.request('/api/payments', { method: 'POST', body });
      assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [409, 'paid-otherwise']);
    }
    assert.equal(await status(id), 'paid');
  });

  it('keeps its amount: an order that changed opens another one, and whichever the visitor pays is noted', async () => {
    const { open, status, tell } = await shop();
    const first = await open();
    const changed = await open({ amount: 30 });
    assert.notEqual(changed.id, first.id);
    assert.equal((await open()).id, first.id);
    assert.equal((await tell(first.id)).status, 200);
    assert.deepEqual([await status(first.id), await status(changed.id)], ['paid', 'open']);
    assert.equal((await open({ amount: 30 })).code, 409);
  });

  for (const [amount, asked] of [
    [1.1 * 3, 3.3],
    [0.1 + 0.2, 0.3],
  ] as const)
    it(`of ${amount} is one of ${asked}, however often it is asked for`, async () => {
      const { open, status, tell } = await shop();
      const { id, code } = await open({ amount });
      assert.equal(code, 201);
      assert.equal((await open({ amount: asked })).id, id);
      assert.equal((await tell(id, { amount })).status, 200);
      assert.equal(await status(id), 'paid');
    });

  it('of a third of a cent is refused, and leaves nothing behind', async () => {
    const { open } = await shop();
    assert.equal((await open({ amount: 19.999 })).code, 400);
    assert.equal((await open({ amount: 20 })).code, 201);
  });

  it('costs what the shop says, whatever the page asks for', async () => {
    const prices: Record<string, number> = { shoes: 25 };
    const { open } = await shop({ payments: { priceOf: ({ article }) => prices[String(article)] ?? null } });
    assert.equal((await open({ article: 'shoes' })).code, 201);
    assert.equal((await open({ article: 'shoes', amount: 0.01, reference: 'order-2' })).code, 422);
    assert.equal((await open({ article: 'boots', reference: 'order-3' })).code, 422);
  });

  it('is none where nobody takes the money: no page that says "Pay", and the cure is named', async () => {
    const { app, open } = await shop({ payments: null });
    assert.equal((await open()).code, 503);
    const told = await (await app.request('/api/payments', { method: 'POST', body: '{}' })).json();
    assert.match((told as { message: string }).message, /WEBHOOK_SECRET/);
    assert.equal((await app.request('/provider/11111111-2222-4333-8444-555555555555')).status, 404);
  });

  it('may be tried again after it failed', async () => {
    const { open, tell, status } = await shop();
    const { id } = await open();
    await tell(id, { status: 'failed' });
    assert.equal(await status(id), 'failed');
    assert.equal((await open()).status, 'open');
  });

  for (const [what, more, headers, secret, code] of [
    ['another secret', {}, {}, GUESSED, 401],
    ['no signature', {}, { 'webhook-signature': '' }, PROVIDER_SECRET, 401],
    ['another id than was signed', {}, { 'webhook-id': 'm2' }, PROVIDER_SECRET, 401],
    ['an old time', {}, { 'webhook-timestamp': String(Number(AT) - 301) }, PROVIDER_SECRET, 401],
    ['another amount', { amount: 1 }, {}, PROVIDER_SECRET, 422],
    ['another currency', { currency: 'NOK' }, {}, PROVIDER_SECRET, 422],
    ['an odd status', { status: 'refunded' }, {}, PROVIDER_SECRET, 400],
  ] as const)
    it(`is not paid by a message with ${what}`, async () => {
      const { open, status, tell } = await shop();
      const { id } = await open();
      assert.equal((await tell(id, more, headers, secret)).status, code);
      assert.equal(await status(id), 'open');
    });

  it('can be walked through with the stand-in provider', async () => {
    const { app, open, status } = await shop();
    const { id, url } = await open();
    assert.match(await (await app.request(url)).text(), /25\.00 EUR/);
    await app.request(url, { method: 'POST', body: new URLSearchParams({ status: 'cancelled' }) });
    assert.equal(await status(id), 'cancelled');
  });

  it('has no stand-in beside a real provider: no page, no address, and nothing that could pay', async () => {
    const { app, open, status } = await shop({ payments: { hasStandIn: false } });
    const { id, url } = await open();
    assert.equal(url, undefined);
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? new URLSearchParams({ status: 'paid' }) : null;
      assert.equal((await app.request(`/provider/${id}`, { method, body })).status, 404);
    }
    assert.equal(await status(id), 'open');
  });

  it("asks for no card, and knows nobody else's", async () => {
    const { app, open } = await shop();
    const { url } = await open();
    assert.doesNotMatch(await (await app.request(url)).text(), /<input/);
    assert.equal((await app.request('/api/payments?id=1')).status, 404);
    assert.equal((await app.request('/api/payments?id=11111111-2222-4333-8444-555555555555')).status, 404);
    assert.equal((await open({ amount: 0 })).code, 400);
  });
});
