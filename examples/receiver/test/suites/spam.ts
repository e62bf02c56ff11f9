import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANNA, BEN, envelope, friendForm, referrerForm } from '../envelopes.ts';
import { testReceiver } from '../fixture.ts';

/** The promise is 10,000; `BOTS` raises the suite's smaller number to that. */
const BOTS = Number(process.env.BOTS ?? 300);
const AT_ONCE = 50;

const meta = (durationMs: number, honeypot = '') => ({ widgetVersion: '0.1.0', durationMs, honeypot });

describe('Spam', () => {
  it('is kept aside and answered like any other, and puts nobody on the list', async () => {
    const { post, rows } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    const honest = await post(friendForm(BEN, anna.referral.code));
    const bot = await post(
      friendForm({ ...BEN, email: 'bot@example.com' }, anna.referral.code, { meta: meta(24_000, 'cheap watches') }),
    );
    assert.equal(bot.status, 200);
    const shape = (json: object) =>
      JSON.stringify(json, (key, value: unknown) => (['id', 'code'].includes(key) ? key : value));
    assert.equal(shape(bot.json), shape(honest.json));
    assert.deepEqual(await rows('select set_aside from results where set_aside is not null'), [
      { set_aside: 'honeypot' },
    ]);
    assert.equal((await rows('select id from people')).length, 2);
    assert.equal((await rows('select id from rewards')).length, 4);
  });

  it('of hundreds of machine posts none reaches the inbox and all are kept, and a person among them gets through', async (test) => {
    const { post, rows } = await testReceiver();
    const begun = performance.now();
    for (let sent = 0; sent < BOTS; sent += AT_ONCE) {
      const bots = Array.from({ length: Math.min(AT_ONCE, BOTS - sent) }, (_, n) =>
        friendForm({ email: `bot${sent + n}@example.com` }, null, { meta: n % 2 ? meta(40 + n) : meta(9000, 'x') }),
      );
      const answers = await Promise.all(bots.map((bot) => post(bot)));
      assert.ok(answers.every(({ status }) => status === 200));
    }
    await post(friendForm(BEN, null, { meta: meta(1200) }));
    test.diagnostic(`${BOTS} posts of machines in ${Math.round((performance.now() - begun) / 1000)} s`);
    assert.deepEqual(
      await rows(
        'select count(*)::integer as kept, count(*) filter (where set_aside is null)::integer as inbox from results',
      ),
      [{ kept: BOTS + 1, inbox: 1 }],
    );
    assert.deepEqual(await rows('select email from people'), [{ email: 'ben@example.com' }]);
  });

  it('is not somebody who types fast: 1.2 seconds get through', async () => {
    const { post, rows } = await testReceiver();
    await post(friendForm(BEN, null, { meta: meta(1200) }));
    assert.deepEqual(await rows('select set_aside from results'), [{ set_aside: null }]);
  });

  it('is a form that does not say how long it took; events need not', async () => {
    const { post, rows } = await testReceiver();
    await post(envelope({ meta: undefined }));
    await post(envelope({ type: 'flow.started', meta: meta(0) }));
    assert.deepEqual(await rows('select type, set_aside from results order by type'), [
      { type: 'flow.started', set_aside: null },
      { type: 'form.submitted', set_aside: 'no-fill-time' },
    ]);
  });

  it('that was a person after all counts once the owner says so, with the codes that were promised', async () => {
    const { post, rows, owner } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    const sent = friendForm(BEN, anna.referral.code, { meta: meta(300) });
    const { json: promised, text } = await post(sent);
    assert.equal((await owner(`/owner/set-aside/${sent.id}/release`, {})).status, 303);
    const [parking] = await rows<{ code: string }>(
      `select code from rewards where side = 'friend' and kind = 'parking_minutes'`,
    );
    assert.equal(
      parking!.code,
      promised.rewards.find((reward: { kind: string }) => reward.kind === 'parking_minutes').code,
    );
    assert.deepEqual(await rows('select status from guests'), [{ status: 'confirmed' }, { status: 'confirmed' }]);
    assert.equal((await post(sent)).text, text);
    await owner(`/owner/set-aside/${sent.id}/release`, {});
    assert.equal((await rows('select id from rewards')).length, 4);
  });

  it('that promised a share link keeps it when released', async () => {
    const { post, get, owner, rows } = await testReceiver();
    const sent = referrerForm(ANNA, { meta: meta(300) });
    const { json: promised } = await post(sent);
    assert.equal((await rows('select code from referrers')).length, 0);
    await owner(`/owner/set-aside/${sent.id}/release`, {});
    assert.deepEqual(await rows('select code from referrers'), [{ code: promised.referral.code }]);
    assert.equal((await get(`/api/referrer?code=${promised.referral.code}`)).status, 200);
  });
});

describe('Too many requests', () => {
  it('are told when to come back, each client for itself', async () => {
    const { post, at } = await testReceiver({ limits: { perMinute: 6 } });
    const from = (address: string) => post(envelope(), { 'X-Forwarded-For': address });
    for (let n = 0; n < 6; n += 1) assert.equal((await from('203.0.113.7')).status, 200);
    const refused = await from('203.0.113.7');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '10');
    assert.equal(refused.json.code, 'too-many');
    assert.equal((await from('203.0.113.8')).status, 200);
    at(new Date(Date.parse('2026-11-22T12:00:00Z') + 10_000));
    assert.equal((await from('203.0.113.7')).status, 200);
  });

  it('are counted for a whole IPv6 network, and by the proxy that we trust, not by what a client claims', async () => {
    const { post } = await testReceiver({ limits: { perMinute: 1 } });
    const from = async (addresses: string) => (await post(envelope(), { 'X-Forwarded-For': addresses })).status;
    assert.equal(await from('2001:db8:1:2::1'), 200);
    assert.equal(await from('2001:db8:1:2:ffff::9'), 429);
    assert.equal(await from('192.0.2.1, 203.0.113.20'), 200);
    assert.equal(await from('192.0.2.2, 203.0.113.20'), 429);
  });
});
