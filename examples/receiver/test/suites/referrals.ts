import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Database, Queryable } from '../../database/database.ts';
import { ANNA, BEN, consent, friendForm, NOW, type Person, referrerForm, shareIntended } from '../envelopes.ts';
import { SITE, testDatabase, type TestReceiver, testReceiver } from '../fixture.ts';

const friend = (n: number): Person => ({ firstName: `Friend ${n}`, email: `friend${n}@example.com` });
const codeOf = async ({ post }: TestReceiver, person: Person) =>
  (await post(referrerForm(person))).json.referral.code as string;
const guests = ({ rows }: TestReceiver) =>
  rows<{ email: string; status: string }>(
    'select email, guests.status from guests join people on people.id = person order by email',
  );
const rewards = ({ rows }: TestReceiver) =>
  rows<{ email: string; kind: string; side: string }>(
    'select email, kind, side from rewards join people on people.id = person order by email, kind, side',
  );

describe('A customer who wants to bring friends', () => {
  it('gets a link to the friend page with a code and nothing about them, and waits', async () => {
    const { post } = await testReceiver();
    const { json } = await post(referrerForm(ANNA));
    assert.match(json.referral.code, /^[2-9A-HJKMNP-Z]{8}$/);
    assert.equal(
      json.referral.url,
      `${SITE}/friend.html?ref=${json.referral.code}&utm_source=referral&utm_campaign=vip-prelaunch`,
    );
    assert.equal(json.referral.status, 'waiting');
  });

  it('gets the page of their language', async () => {
    const { post } = await testReceiver();
    const sent = referrerForm(ANNA);
    const { json } = await post({ ...sent, flow: { ...sent.flow, locale: 'nl' } });
    assert.ok(json.referral.url.startsWith(`${SITE}/nl/friend.html?`));
  });

  it('gets the same code again however they write their address', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver, { email: 'anna.berg@gmail.com' });
    for (const email of [' ANNA.BERG@Gmail.com ', 'annaberg+vip@gmail.com', 'a.n.n.a.b.e.r.g@googlemail.com'])
      assert.equal(await codeOf(receiver, { email }), code);
  });

  it('learns nothing about whose address is known: same answer, same queries', async () => {
    const database = await testDatabase();
    const statements: string[] = [];
    const spy = <Place extends Queryable>(to: Place): Place => ({
      ...to,
      query: (sql: string, params?: readonly unknown[]) => {
        statements.push(sql);
        return to.query(sql, params);
      },
    });
    const watched: Database = {
      ...spy(database),
      transaction: (work) => database.transaction((tx) => work(spy(tx))),
      script: (sql) => database.script(sql),
      close: () => database.close(),
    };
    const { post } = await testReceiver({ database: watched });
    const probe = async (make: () => Parameters<typeof post>[0]) => {
      statements.length = 0;
      const { status, json } = await post(make());
      return {
        status,
        json: { ...json, id: 'an id', ...(json.referral.code && { referral: Object.keys(json.referral) }) },
        statements: [...statements],
      };
    };
    const asReferrer = () => probe(() => referrerForm({ firstName: 'Eve', email: 'anna@example.com' }));
    await post(referrerForm({ email: 'first@example.com' }));
    const unknown = await asReferrer();
    const { json: anna } = await post(referrerForm(ANNA));
    await post(friendForm(BEN, anna.referral.code));
    assert.deepEqual(await asReferrer(), unknown);

    const asFriend = (email: string) => probe(() => friendForm({ email }, anna.referral.code));
    const { statements: _, ...newFriend } = await asFriend('new@example.com');
    const { statements: __, ...knownFriend } = await asFriend('ben@example.com');
    assert.deepEqual(knownFriend, newFriend);
    const { statements: ___, ...withoutCode } = await probe(() => friendForm({ email: 'ben@example.com' }, null));
    const { statements: ____, ...newWithoutCode } = await probe(() => friendForm({ email: 'newer@example.com' }, null));
    assert.deepEqual(withoutCode, newWithoutCode);
  });

  it('stays who they are when a stranger types their address', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm({ ...ANNA, phone: '+4791234567' }));
    await receiver.post(
      referrerForm({ firstName: 'Eve', lastName: 'Evil', email: 'ANNA+x@example.com', phone: '+4700000000' }),
    );
    assert.deepEqual(await receiver.rows('select email, first_name, phone from people'), [
      { email: 'anna@example.com', first_name: 'Anna', phone: '+4791234567' },
    ]);
  });

  it('shows friends a first name only when allowing it, and only as long', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver, ANNA);
    const shown = async () => (await receiver.get(`/api/referrer?code=${code}`)).json.firstName;
    assert.equal(await shown(), null);
    await receiver.post(referrerForm(ANNA, { consents: [consent('name', true)] }));
    assert.equal(await shown(), 'Anna');
    await receiver.post(referrerForm(ANNA, { consents: [consent('name', false)] }));
    assert.equal(await shown(), null);
    await receiver.post(
      referrerForm({ ...ANNA, firstName: 'Buy at https://spam.example' }, { consents: [consent('name', true)] }),
    );
    assert.equal(await shown(), null);
  });

  it('may allow it later in the same conversation, without their address', async () => {
    const receiver = await testReceiver();
    const first = referrerForm(ANNA);
    const { json } = await receiver.post(first);
    const later = referrerForm({ email: null }, { session: first.session, consents: [consent('name', true)] });
    assert.equal((await receiver.post(later)).json.referral.code, json.referral.code);
    assert.equal((await receiver.get(`/api/referrer?code=${json.referral.code}`)).json.firstName, 'Anna');
    assert.equal((await receiver.post(referrerForm({ email: null }))).status, 422);
  });

  it('is on the list as waiting after the first share, however often they share; the channel is kept', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.rows('delete from guests');
    for (const channel of ['whatsapp', 'copy'])
      await receiver.post(shareIntended(`${json.referral.url}&utm_medium=${channel}`, channel));
    assert.deepEqual(await guests(receiver), [{ email: 'anna@example.com', status: 'waiting' }]);
    assert.deepEqual(
      (
        await receiver.rows<{ envelope: string }>(
          `select envelope from results where type = 'share.intended' order by received_at, id`,
        )
      )
        .map(({ envelope }) => JSON.parse(envelope).share.channel as string)
        .sort(),
      ['copy', 'whatsapp'],
    );
  });

  it('shares a link of nobody without harm', async () => {
    const receiver = await testReceiver();
    for (const url of ['https://vip.example/?ref=ZZZZ2222', 'not an address', ''])
      assert.equal((await receiver.post(shareIntended(url))).status, 200);
    assert.deepEqual(await guests(receiver), []);
  });
});

describe('A friend who signs up', () => {
  it('is on the list together with the customer: one reward of each kind for each side, however often it is sent', async () => {
    const receiver = await testReceiver();
    const sent = friendForm(BEN, await codeOf(receiver, ANNA));
    const { json } = await receiver.post(sent);
    await receiver.post(sent);
    assert.equal(json.referral.status, 'confirmed');
    assert.deepEqual(
      json.rewards.map(({ kind, title }: { kind: string; title: string }) => [kind, title]),
      [
        ['list_spot', 'A place on the guest list'],
        ['parking_minutes', '90 minutes of free parking'],
      ],
    );
    assert.deepEqual(
      json.rewards.map(({ status }: { status: string }) => status),
      ['issued', 'approved'],
    );
    assert.deepEqual(await guests(receiver), [
      { email: 'anna@example.com', status: 'confirmed' },
      { email: 'ben@example.com', status: 'confirmed' },
    ]);
    assert.deepEqual(await rewards(receiver), [
      { email: 'anna@example.com', kind: 'list_spot', side: 'referrer' },
      { email: 'anna@example.com', kind: 'parking_minutes', side: 'referrer' },
      { email: 'ben@example.com', kind: 'list_spot', side: 'friend' },
      { email: 'ben@example.com', kind: 'parking_minutes', side: 'friend' },
    ]);
    assert.equal((await receiver.get('/api/campaign')).json.seatsLeft, 58);
  });

  it('gets the codes by mail alone, so that nobody has them by typing the address', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver, ANNA);
    const answers = [
      await receiver.post(friendForm(BEN, code)),
      await receiver.post(friendForm({ email: BEN.email }, code)),
    ];
    const released = friendForm({ email: BEN.email }, code, { meta: { ...friendForm(BEN, code).meta, durationMs: 1 } });
    answers.push(await receiver.post(released));
    const codes = (await receiver.rows<{ code: string }>('select code from rewards where code is not null')).map(
      (row) => row.code,
    );
    assert.equal(codes.length, 2);
    for (const { text } of answers) assert.ok(codes.every((secret) => !text.includes(secret)));
    assert.ok(answers.every(({ json }) => json.rewards.length === 2 && !('code' in json.rewards[1])));
    await receiver.runDue();
    const [own] = await receiver.rows<{ code: string }>(
      `select code from rewards where side = 'friend' and code is not null`,
    );
    assert.deepEqual(
      receiver.sent.filter(({ text }) => text.includes(own!.code)).map(({ to }) => to),
      [BEN.email],
    );
  });

  it('who has the last of a reward is answered like whoever comes too late, when asking again', async () => {
    const { campaign } = await testReceiver();
    const rewards = campaign.rewards.map((reward) => ({
      ...reward,
      most: reward.kind === 'list_spot' ? undefined : 1,
    }));
    const receiver = await testReceiver({ campaign: { rewards } });
    const code = await codeOf(receiver, ANNA);
    const cards = async (person: Person) => (await receiver.post(friendForm(person, code))).json.rewards as object[];
    assert.equal((await cards(BEN)).length, 2);
    assert.deepEqual(await cards(BEN), await cards(friend(1)));
  });

  it('reads about the rewards in their own language and tone', async () => {
    const receiver = await testReceiver();
    const sent = friendForm(BEN, await codeOf(receiver, ANNA));
    const { json } = await receiver.post({ ...sent, flow: { ...sent.flow, locale: 'nl', tone: 'formal' } });
    assert.deepEqual(
      [json.rewards[0].title, json.rewards[0].text],
      ['Een plek op de gastenlijst', 'Aan de deur is uw naam genoeg. U hoeft niets mee te nemen.'],
    );
  });

  it('may have typed the code by hand', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver, ANNA);
    const { json } = await receiver.post(friendForm(BEN, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `));
    assert.equal(json.referral.status, 'confirmed');
  });

  it('is one guest and one credit when signing up twice', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver, ANNA);
    const first = await receiver.post(friendForm(BEN, code));
    const second = await receiver.post(friendForm({ ...BEN, email: 'BEN@example.com' }, code));
    assert.deepEqual(second.json.rewards, first.json.rewards);
    assert.equal((await guests(receiver)).length, 2);
    assert.equal((await rewards(receiver)).length, 4);
    assert.equal((await receiver.rows('select id from referrals')).length, 1);
  });

  it('is credited to the first link; the second customer gets nothing and is told nothing wrong', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(BEN, await codeOf(receiver, ANNA)));
    const { json } = await receiver.post(friendForm(BEN, await codeOf(receiver, { email: 'carl@example.com' })));
    assert.equal(json.referral.status, 'confirmed');
    assert.equal((await guests(receiver)).find(({ email }) => email === 'carl@example.com')!.status, 'waiting');
    assert.deepEqual(await receiver.rows('select status, reason from referrals order by id'), [
      { status: 'rewarded', reason: null },
      { status: 'rejected', reason: 'already-referred' },
    ]);
  });

  it('signing up through many links at once is still credited once', async () => {
    const receiver = await testReceiver();
    const codes = await Promise.all([1, 2, 3, 4, 5].map((n) => codeOf(receiver, friend(n))));
    await Promise.all(codes.map((code) => receiver.post(friendForm(BEN, code))));
    assert.equal((await receiver.rows(`select id from referrals where status = 'rewarded'`)).length, 1);
    assert.equal((await rewards(receiver)).length, 4);
  });

  it('earns the customer something up to the limit, and a seat for themselves beyond it', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver, ANNA);
    const answers = await Promise.all([1, 2, 3, 4].map((n) => receiver.post(friendForm(friend(n), code))));
    assert.ok(answers.every(({ json }) => json.referral.status === 'confirmed' && json.rewards.length === 2));
    const earned = (await rewards(receiver))
      .filter(({ email }) => email === 'anna@example.com')
      .map(({ kind }) => kind);
    assert.deepEqual(earned, ['list_spot', 'parking_minutes', 'parking_minutes', 'parking_minutes']);
    assert.equal((await guests(receiver)).filter(({ status }) => status === 'confirmed').length, 5);
    assert.deepEqual(await receiver.rows('select counts, reason from referrals order by counts desc, id'), [
      { counts: true, reason: null },
      { counts: true, reason: null },
      { counts: true, reason: null },
      { counts: false, reason: 'limit' },
    ]);
  });

  for (const email of ['anna+2@example.com', ' ANNA@EXAMPLE.COM ']) {
    it(`is the customer (${email.trim()}): kept kindly, no reward, and answered like anybody, so that nobody learns whose link it is`, async () => {
      const ask = async (receiver: TestReceiver, typed: string) => {
        const { status, json } = await receiver.post(friendForm({ email: typed }, await codeOf(receiver, ANNA)));
        return [status, json.referral, json.rewards];
      };
      const asked = await ask(await testReceiver(), 'somebody@example.com');
      const receiver = await testReceiver();
      assert.deepEqual(await ask(receiver, email), asked);
      assert.deepEqual(await receiver.rows('select status, reason from referrals'), [
        { status: 'rejected', reason: 'self' },
      ]);
      assert.deepEqual(await guests(receiver), [{ email: 'anna@example.com', status: 'waiting' }]);
    });
  }

  it('cannot bring in turn the customer who brought them', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(BEN, await codeOf(receiver, ANNA)));
    await receiver.post(friendForm(ANNA, await codeOf(receiver, BEN)));
    assert.deepEqual(await receiver.rows('select status, reason from referrals order by id'), [
      { status: 'rewarded', reason: null },
      { status: 'rejected', reason: 'circular' },
    ]);
    assert.equal((await rewards(receiver)).length, 4);
  });

  for (const [name, code] of [
    ['no code', null],
    ['an unknown code', 'ZZZZ2222'],
    ['what is no code', '<script>'],
  ] as const) {
    it(`with ${name} is kept, without a referral`, async () => {
      const receiver = await testReceiver();
      const { status, json } = await receiver.post(friendForm(BEN, code));
      assert.deepEqual([status, json.referral, json.rewards], [200, { status: 'waiting' }, []]);
      assert.deepEqual(await guests(receiver), [{ email: 'ben@example.com', status: 'waiting' }]);
    });
  }

  it('by a link opened more than 30 days ago is kept, without a referral', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver, ANNA);
    const captured = (days: number) => ({
      referral: { code, capturedAt: new Date(NOW.getTime() - days * 86_400_000 - 1000).toISOString(), source: 'url' },
    });
    assert.equal((await receiver.post(friendForm(BEN, code, captured(30)))).json.referral.status, 'waiting');
    assert.equal((await receiver.post(friendForm(BEN, code, captured(29)))).json.referral.status, 'confirmed');
    assert.deepEqual(await receiver.rows('select reason from referrals order by id'), [
      { reason: 'expired' },
      { reason: null },
    ]);
  });
});
