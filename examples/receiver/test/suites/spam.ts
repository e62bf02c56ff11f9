import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Envelope } from '../../../../src/engine/envelope.ts';
import { readEmailAddress } from '../../campaign/email-address.ts';
import { inviteCustomer } from '../../campaign/invitations.ts';
import { ANNA, BEN, consent, envelope, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { testReceiver } from '../fixture.ts';

/** The promise is 10,000; `BOTS` raises the suite's smaller number to that. */
const BOTS = Number(process.env.BOTS ?? 2000);
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

  it('of thousands of machine posts none reaches the inbox and all are kept, and a person among them gets through', async (test) => {
    const { post, rows, runDue } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    await runDue();
    const before = await everything(rows);
    const begun = performance.now();
    for (let sent = 0; sent < BOTS; sent += AT_ONCE) {
      const bots = Array.from({ length: Math.min(AT_ONCE, BOTS - sent) }, (_, n) => bot(sent + n, anna.referral.code));
      const answers = await Promise.all(bots.map((one) => post(one)));
      assert.ok(answers.every(({ status }) => status === 200));
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    await runDue();
    // Nothing came of them: no person, link, seat, reward, event, message or job.
    assert.deepEqual(await everything(rows), before);
    await post(friendForm(BEN, anna.referral.code, { meta: meta(1200) }));
    const [count] = await rows<{ kept: number; inbox: number }>(
      'select count(*)::integer as kept, count(*) filter (where set_aside is null)::integer as inbox from results',
    );
    test.diagnostic(
      `${BOTS} posts of machines in ${seconds} s: ${count!.kept - 2} kept, ${count!.inbox - 2} in the inbox`,
    );
    assert.deepEqual(count, { kept: BOTS + 2, inbox: 2 });
    assert.deepEqual(await rows('select email from people order by id'), [
      { email: 'anna@example.com' },
      { email: 'ben@example.com' },
    ]);
  });

  it('is kept for longer than thirty days, until the owner deletes it', async () => {
    const { post, rows, runDue, at } = await testReceiver();
    for (let n = 0; n < 8; n += 1) await post(bot(n, null));
    const kept = await rows('select id, envelope, set_aside from results order by id');
    at(new Date(NOW.getTime() + 31 * 86_400_000));
    await runDue();
    assert.deepEqual(await rows('select id, envelope, set_aside from results order by id'), kept);
  });

  it('is what one client sends more of than a tenth of its requests: it is kept, and what others send counts', async () => {
    const { post, rows, at } = await testReceiver({ limits: { perMinute: 200 } });
    const from = (address: string) => post(envelope(), { 'X-Forwarded-For': address });
    const answers = await Promise.all(Array.from({ length: 60 }, () => from('203.0.113.7')));
    assert.ok(answers.every(({ status, json }) => status === 200 && json.ok));
    await from('203.0.113.8');
    at(new Date(NOW.getTime() + 60_000));
    await from('203.0.113.7');
    assert.deepEqual(await rows('select set_aside, count(*)::integer from results group by 1 order by 2'), [
      { set_aside: null, count: 22 },
      { set_aside: 'too-many-forms', count: 40 },
    ]);
  });

  it('is not suspected of clients that a proxy hides which nobody has told the receiver of', async () => {
    const { post, rows, logged } = await testReceiver({ limits: { perMinute: 200, trustedProxies: 0 } });
    for (let n = 0; n < 25; n += 1) await post(envelope(), { 'X-Forwarded-For': `203.0.113.${n}` });
    assert.deepEqual(await rows('select count(*)::integer from results where set_aside is not null'), [{ count: 0 }]);
    assert.equal(logged.filter((line) => line.includes('TRUSTED_PROXIES')).length, 1);
  });

  it('is suspected of one client that calls itself a proxy, from half of its requests on', async () => {
    const { post, rows } = await testReceiver({ limits: { perMinute: 20, trustedProxies: 0 } });
    for (let n = 0; n < 14; n += 1) await post(envelope(), { 'X-Forwarded-For': `203.0.113.${n}` });
    assert.deepEqual(
      await rows('select set_aside, count(*)::integer from results where set_aside is not null group by 1'),
      [{ set_aside: 'too-many-forms', count: 4 }],
    );
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

  it('that was a person after all counts once the owner says so, with the rewards that were promised', async () => {
    const { post, rows, owner } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    const sent = friendForm(BEN, anna.referral.code, { meta: meta(300) });
    const { json: promised, text } = await post(sent);
    assert.equal((await owner(`/owner/set-aside/${sent.id}/release`, {})).status, 303);
    assert.deepEqual(
      await rows(`select kind from rewards where side = 'friend' order by id`),
      promised.rewards.map(({ kind }: { kind: string }) => ({ kind })),
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
    assert.equal((await get(`/api/status?token=${promised.referral.token}`)).json.referral, null);
    await owner(`/owner/set-aside/${sent.id}/release`, {});
    assert.deepEqual(await rows('select code from referrers'), [{ code: promised.referral.code }]);
    assert.equal((await get(`/api/referrer?code=${promised.referral.code}`)).status, 200);
    // The chat that waits for news with the token from the answer hears of them.
    const { json: status } = await get(`/api/status?token=${promised.referral.token}`);
    assert.equal(status.referral.code, promised.referral.code);
  });

  it('that is released does all that it would have done: lists, rewards, consents, mails and what other systems hear', async () => {
    const traces = async (durationMs: number) => {
      const { post, owner, rows, runDue, sent } = await testReceiver();
      const { json: anna } = await post(referrerForm(ANNA));
      const form = friendForm(BEN, anna.referral.code, {
        consents: [consent('news', true)],
        meta: meta(durationMs),
      });
      await post(form);
      if (durationMs < 1000) await owner(`/owner/set-aside/${form.id}/release`, {});
      await runDue();
      return {
        events: await rows('select type, person from events order by id'),
        people: await rows('select email, first_name, last_name, stage from people order by id'),
        guests: await rows('select person, status from guests order by person'),
        rewards: await rows('select person, side, reward, status, code is null as bare from rewards order by id'),
        consents: await rows('select person, purpose, granted from consents order by id'),
        messages: await rows('select template, audience, person, status from messages order by template, person'),
        sent: sent.map(({ channel, to }) => `${channel} ${to}`).sort(),
      };
    };
    assert.deepEqual(await traces(300), await traces(24_000));
  });

  it('tells nobody whether the address that was typed is known, however often it is asked', async () => {
    const receiver = await testReceiver({ campaign: { friendsMayInvite: true } });
    const { post, get } = receiver;
    const yes = { consents: [consent('name', true)] };
    const { json: anna } = await post(referrerForm(ANNA, yes));
    for (const form of [
      referrerForm,
      (person: typeof ANNA, more: object) => friendForm(person, anna.referral.code, more),
    ]) {
      const learned = async (email: string) => {
        const ask = async () =>
          (await post(form({ firstName: 'Anna', email }, { meta: meta(300), ...yes }))).json.referral.code as string;
        const [first, second] = [await ask(), await ask()];
        const { known, firstName } = (await get(`/api/referrer?code=${first}`)).json;
        // As that of a form that counts: else a machine would see that its forms go aside.
        assert.equal(first, second);
        return { isSame: first === second, isTheirs: first === anna.referral.code, known, firstName };
      };
      assert.deepEqual(await learned(ANNA.email!), await learned('nobody@example.com'));
    }
  });

  it("is promised the same link and token each time, in one conversation, and no link that has become somebody's", async () => {
    const { post, owner, get } = await testReceiver();
    const session = { id: 'a-talk', startedAt: NOW.toISOString() };
    const ask = async () => {
      const form = referrerForm(ANNA, { session, meta: meta(300) });
      return { id: form.id, link: (await post(form)).json.referral as { code: string; token: string } };
    };
    const [first, second] = [await ask(), await ask()];
    assert.deepEqual(second.link, first.link);
    await owner(`/owner/set-aside/${first.id}/release`, {});
    assert.equal((await get(`/api/referrer?code=${first.link.code}`)).json.known, true);
    const third = await ask();
    assert.equal((await get(`/api/referrer?code=${third.link.code}`)).json.known, false);
  });

  it('shows a customer who came by a personal link the one that is theirs', async () => {
    const { post, services, database } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    const { token } = await database.transaction((tx) =>
      inviteCustomer(tx, services.campaigns.all[0], { firstName: 'Anna', email: readEmailAddress(ANNA.email!)! }, NOW),
    );
    const { json: again } = await post(
      referrerForm({ email: null }, { answers: { invitation: token }, meta: meta(300) }),
    );
    assert.deepEqual([again.referral.code, again.referral.token], [anna.referral.code, token]);
  });

  it('is answered by how the campaign stands, as anybody is', async () => {
    const { post, at, campaign } = await testReceiver({ campaign: { seats: 1 } });
    const { json: anna } = await post(referrerForm(ANNA));
    const statusOf = async (code: string | null, changes: Partial<Envelope> = {}) =>
      (await post(friendForm(BEN, code, { meta: meta(300), ...changes }))).json.referral.status;
    assert.equal(await statusOf(null), 'waiting');
    assert.equal(await statusOf(anna.referral.code), 'full');
    const old = new Date(NOW.getTime() - (campaign.linkDays + 1) * 86_400_000).toISOString();
    const expired = { code: anna.referral.code, capturedAt: old, source: 'url' } as const;
    assert.equal(await statusOf(null, { referral: expired }), 'waiting');
    const later = new Date('2026-11-26T17:30:00Z');
    at(later);
    assert.equal(await statusOf(anna.referral.code, { occurredAt: later.toISOString() }), 'ended');
    assert.equal((await post(friendForm({ email: 'no address' }, null, { meta: meta(300) }))).status, 422);
  });
});

/** A machine's form: a hidden field filled in, too fast, or without the time that it took; by a friend's link or not, of friends and of customers. */
function bot(n: number, code: string | null): Envelope {
  const marks: Partial<Envelope>[] = [
    { meta: meta(9000, 'cheap watches') },
    { meta: meta(n % 1000) },
    { meta: undefined },
    { meta: { ...meta(9000), durationMs: null } as never },
  ];
  const person = { email: `bot${n}@example.com`, firstName: 'Bot' };
  const mark = marks[n % marks.length]!;
  return n % 3 === 0 ? referrerForm(person, mark) : friendForm(person, n % 3 === 1 ? code : null, mark);
}

/** How many rows there are of all that a sign-up may bring. */
const everything = (rows: (sql: string) => Promise<unknown[]>) =>
  rows(`select ${TABLES.map((table) => `(select count(*)::integer from ${table}) as "${table}"`).join()}`);
const TABLES = [
  'people',
  'referrers',
  'guests',
  'referrals',
  'rewards',
  'form_tokens',
  'consents',
  'traces',
  'events',
  'messages',
  'deliveries',
  'sessions',
  'conversations',
  'pgboss.job',
];

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
