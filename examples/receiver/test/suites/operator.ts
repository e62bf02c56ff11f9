import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'node:test';
import { ANNA, BEN, NOW } from '../envelopes.ts';
import { aReward, planReceiver } from '../plan-campaign.ts';

const AT = NOW.toISOString();
const purchase = (changes: object = {}) => ({
  orderId: 'A-1',
  email: BEN.email,
  amount: 49.9,
  currency: 'EUR',
  at: AT,
  ...changes,
});
const BUYERS = { qualifies: { on: 'purchase' }, rewards: [aReward()] };

describe('The operator’s word', () => {
  it('is taken only with the token, whatever is sent, and never where none is set', async () => {
    const receiver = await planReceiver();
    await receiver.signUp(BEN, await receiver.join(ANNA));
    const body = { email: BEN.email, type: 'customer' };
    for (const token of [null, '', 'wrong', 'the-operator-of-these-test', 'the-operator-of-these-tests-'])
      for (const path of ['/confirm', '/api/confirm', '/events/purchase', '/events/refund']) {
        const { status, json } = await receiver.operator(path, body, token);
        assert.deepEqual([status, json.code], [401, 'not-allowed'], `${path} ${token}`);
      }
    assert.equal((await receiver.referrals())[0]!.status, 'signed_up');
    const closed = await planReceiver({}, { operatorToken: null });
    assert.equal((await closed.operator('/confirm', body)).status, 401);
    assert.equal((await closed.operator('/confirm', body, '')).status, 401);
  });

  it('finds a contact by address, however it is written, by number, or by the form that they sent', async () => {
    const receiver = await planReceiver();
    const { json } = await receiver.signUp(BEN, await receiver.join(ANNA));
    const say = (body: object) => receiver.operator('/api/confirm', body);
    assert.deepEqual((await say({ email: ' BEN+shop@Example.com', customerNumber: 'K-7', type: 'customer' })).json, {
      ok: true,
      changed: true,
    });
    assert.deepEqual((await say({ customerNumber: 'K-7', type: 'customer' })).json, { ok: true, changed: false });
    assert.deepEqual((await say({ submission: json.id, type: 'withdrawn' })).json, { ok: true, changed: true });
  });

  it('about somebody unknown, or a campaign that does not exist, changes nothing', async () => {
    const receiver = await planReceiver();
    await receiver.signUp(BEN, await receiver.join(ANNA));
    for (const [body, code] of [
      [{ email: 'nobody@example.com', type: 'customer' }, 'unknown-contact'],
      [{ customerNumber: 'K-0', type: 'customer' }, 'unknown-contact'],
      [{ submission: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', type: 'customer' }, 'unknown-contact'],
      [{ email: BEN.email, type: 'customer', campaign: 'another' }, 'unknown-campaign'],
    ] as const)
      assert.deepEqual(
        [(await receiver.operator('/confirm', body)).status, (await receiver.operator('/confirm', body)).json.code],
        [404, code],
      );
    assert.deepEqual(await receiver.rows(`select id from people where stage = 'customer'`), []);
  });

  it('gives no two contacts one number', async () => {
    const receiver = await planReceiver();
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await receiver.operator('/confirm', { email: ANNA.email, customerNumber: 'K-7', type: 'customer' });
    const { status, json } = await receiver.operator('/confirm', {
      email: BEN.email,
      customerNumber: 'K-7',
      type: 'customer',
    });
    assert.deepEqual([status, json.code], [409, 'number-used']);
    assert.equal((await receiver.referrals())[0]!.status, 'signed_up');
  });

  it('that comes before the form counts as soon as the form is there', async () => {
    const receiver = await planReceiver();
    const code = await receiver.join(ANNA);
    await receiver.signUp(BEN, null);
    await receiver.operator('/confirm', { email: BEN.email, type: 'customer' });
    await receiver.signUp(BEN, code);
    assert.equal((await receiver.referrals())[0]!.status, 'qualified');
  });
});

describe('A purchase', () => {
  it('of a friend makes them count, and a refund takes it back', async () => {
    const receiver = await planReceiver(BUYERS);
    await receiver.signUp(BEN, await receiver.join(ANNA));
    assert.deepEqual((await receiver.operator('/events/purchase', purchase())).json, { ok: true, changed: true });
    assert.deepEqual((await receiver.operator('/events/purchase', purchase())).json, { ok: true, changed: false });
    assert.equal((await receiver.referrals())[0]!.status, 'rewarded');
    assert.deepEqual((await receiver.operator('/events/refund', { orderId: 'A-1' })).json, { ok: true, changed: true });
    assert.deepEqual((await receiver.operator('/events/refund', { orderId: 'A-1' })).json, {
      ok: true,
      changed: false,
    });
    assert.deepEqual((await receiver.referrals())[0], {
      friend: BEN.email,
      status: 'cancelled',
      reason: 'refunded',
      counts: false,
    });
    assert.ok((await receiver.rewards()).every(({ status }) => status === 'cancelled'));
  });

  it('beside another one that stands may be given back', async () => {
    const receiver = await planReceiver(BUYERS);
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await receiver.operator('/events/purchase', purchase());
    await receiver.operator('/events/purchase', purchase({ orderId: 'A-2' }));
    await receiver.operator('/events/refund', { orderId: 'A-1' });
    assert.equal((await receiver.referrals())[0]!.status, 'rewarded');
  });

  it('is the first one by the shop’s word, or by what is known here', async () => {
    const receiver = await planReceiver(BUYERS);
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await receiver.operator('/events/purchase', purchase());
    await receiver.operator('/events/purchase', purchase({ orderId: 'A-2' }));
    await receiver.operator('/events/purchase', purchase({ orderId: 'A-3', first: true }));
    assert.deepEqual(
      (await receiver.rows('select first from purchases order by order_id')).map(({ first }) => first),
      [true, false, true],
    );
  });

  it('of a sum that a program has added up may be told again, and one of a third of a cent is refused', async () => {
    const receiver = await planReceiver();
    await receiver.join(BEN);
    const tell = (amount: number) => receiver.operator('/events/purchase', purchase({ amount }));
    assert.deepEqual((await tell(1.1 * 3)).json, { ok: true, changed: true });
    assert.deepEqual((await tell(1.1 * 3)).json, { ok: true, changed: false });
    assert.deepEqual((await tell(3.3)).json, { ok: true, changed: false });
    const { status, json } = await tell(19.999);
    assert.equal(status, 400);
    assert.match(String(json.message), /"amount" must have two places after the point at most/);
  });

  it('under the number of another one is refused', async () => {
    const receiver = await planReceiver(BUYERS);
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await receiver.operator('/events/purchase', purchase());
    for (const changes of [{ email: ANNA.email }, { amount: 5 }, { currency: 'NOK' }]) {
      const { status, json } = await receiver.operator('/events/purchase', purchase(changes));
      assert.deepEqual([status, json.code], [409, 'order-used']);
    }
  });

  it('by nobody who is known, and a refund of no order, change nothing', async () => {
    const receiver = await planReceiver(BUYERS);
    assert.equal((await receiver.operator('/events/purchase', purchase())).status, 404);
    const { status, json } = await receiver.operator('/events/refund', { orderId: 'A-1' });
    assert.deepEqual([status, json.code], [404, 'unknown-order']);
    assert.deepEqual(await receiver.rows('select order_id from purchases'), []);
  });
});

describe('Whatever else comes to these addresses', () => {
  const anything = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({ email: fc.anything(), type: fc.anything(), customerNumber: fc.anything(), orderId: fc.anything() })
      .map((body) => JSON.stringify(body)),
    fc
      .record(
        {
          email: fc.oneof(fc.emailAddress(), fc.string()),
          type: fc.constantFrom('customer', 'withdrawn', 'ended', 'x'),
          orderId: fc.string(),
          amount: fc.oneof(fc.double(), fc.string()),
          currency: fc.constantFrom('EUR', 'eur', '€'),
          at: fc.oneof(fc.string(), fc.constant('2026-02-31T25:00:00Z'), fc.constant(AT)),
        },
        { requiredKeys: [] },
      )
      .map((body) => JSON.stringify(body)),
  );

  it('is refused with what is wrong, without a word of it, and nothing is kept', async () => {
    const receiver = await planReceiver();
    const path = fc.constantFrom('/confirm', '/api/confirm', '/events/purchase', '/events/refund');
    await fc.assert(
      fc.asyncProperty(path, anything, async (to, body) => {
        const { status, json } = await receiver.operator(to, body);
        assert.ok(status >= 400 && status < 500, `${status} for ${body}`);
        assert.equal(json.ok, false);
        assert.ok(typeof json.message === 'string' && json.message.length < 1000);
      }),
      { numRuns: 150 },
    );
    assert.deepEqual(await receiver.rows('select id from people union all select id from events'), []);
    assert.ok(receiver.logged.every((line) => !line.includes('failure')));
  });

  it('is refused when it is too large, is no JSON, or says that it is none', async () => {
    const receiver = await planReceiver();
    const large = JSON.stringify({ email: 'x'.repeat(300_000), type: 'customer' });
    assert.equal((await receiver.operator('/confirm', large)).status, 413);
    assert.equal((await receiver.operator('/confirm', '{"email":')).json.code, 'not-json');
    const form = await receiver.app.request('/confirm', {
      method: 'POST',
      headers: { Authorization: 'Bearer the-operator-of-these-tests', 'Content-Type': 'text/plain' },
      body: '{}',
    });
    assert.equal(form.status, 415);
  });
});
