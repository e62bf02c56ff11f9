import assert from 'node:assert/strict';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { ANNA, BEN, consent, envelope, friendForm, NOW, referrerForm, shareIntended } from '../envelopes.ts';
import { SITE, type TestReceiver, testReceiver } from '../fixture.ts';
import { aReward, planReceiver } from '../plan-campaign.ts';

const session = () => ({ id: randomUUID(), startedAt: NOW.toISOString() });
const later = new Date(NOW.getTime() + 60_000);

/** Anna, by a personal link that came by mail. */
async function invited(receiver: TestReceiver): Promise<string> {
  await receiver.owner('/owner/invitations', { firstName: 'Anna', email: ANNA.email! });
  const [row] = await receiver.rows<{ token: string }>('select token from invitations');
  return row!.token;
}
const status = async ({ get }: TestReceiver, token: string) => (await get(`/api/status?token=${token}`)).json;
const seen = ({ app }: TestReceiver, body: unknown) =>
  app.request('/api/status/seen', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('How things stand', () => {
  it('is told by a personal link: friends, rewards with their codes, and what is new', async () => {
    const receiver = await testReceiver();
    const token = await invited(receiver);
    const { referral } = await status(receiver, token);
    assert.equal(
      referral.url,
      `${SITE}/friend.html?ref=${referral.code}&utm_source=referral&utm_campaign=vip-prelaunch`,
    );
    await receiver.post(shareIntended(referral.url));
    await receiver.post(friendForm(BEN, referral.code));
    const told = await status(receiver, token);
    assert.deepEqual(
      [told.ok, told.state, told.firstName, told.referral.status, told.shares, told.friends],
      [true, 'open', 'Anna', 'confirmed', 1, { joined: 1, pending: 0, ready: 1, most: 3 }],
    );
    assert.deepEqual(
      told.rewards.map(({ kind, status: stage, title }: Record<string, string>) => [kind, stage, title]),
      [
        ['list_spot', 'issued', 'A place on the guest list'],
        ['parking_minutes', 'issued', '90 minutes of free parking'],
      ],
    );
    assert.match(told.rewards[1].code, /^[2-9A-HJKMNP-Z]{8}$/);
    assert.deepEqual(
      told.news.map(({ type }: { type: string }) => type),
      ['referral.signed_up', 'referral.qualified', 'guest.confirmed', 'reward.issued', 'reward.issued'],
    );
  });

  it('names a friend only with the friend’s own yes', async () => {
    const receiver = await testReceiver();
    const token = await invited(receiver);
    const { code } = (await status(receiver, token)).referral;
    await receiver.post(friendForm(BEN, code));
    await receiver.post(
      friendForm({ firstName: 'Dora', email: 'dora@example.com' }, code, { consents: [consent('name', true)] }),
    );
    const joined = (await status(receiver, token)).news.filter(
      ({ type }: { type: string }) => type === 'referral.qualified',
    );
    assert.deepEqual(
      joined.map(({ friend }: { friend?: string }) => friend),
      [undefined, 'Dora'],
    );
  });

  it('has news once for a person, on whichever device', async () => {
    const receiver = await testReceiver();
    const token = await invited(receiver);
    await receiver.post(friendForm(BEN, (await status(receiver, token)).referral.code));
    const ids = (await status(receiver, token)).news.map(({ id }: { id: number }) => id);
    assert.equal(ids.length, 5);
    assert.equal((await seen(receiver, { token, ids: ids.slice(1) })).status, 200);
    assert.deepEqual(
      (await status(receiver, token)).news.map(({ id }: { id: number }) => id),
      ids.slice(0, 1),
    );
    // An event stream makes text of numbers.
    await seen(receiver, { token, ids: ids.map(String) });
    await seen(receiver, { token, ids });
    assert.deepEqual((await status(receiver, token)).news, []);
  });

  it('lets nobody mark the news of others', async () => {
    const receiver = await testReceiver();
    const token = await invited(receiver);
    await receiver.post(friendForm(BEN, (await status(receiver, token)).referral.code));
    const all = (await receiver.rows<{ id: number }>('select id::float8 as id from events')).map(({ id }) => id);
    const { json: carl } = await receiver.post(referrerForm({ email: 'carl@example.com' }, { session: session() }));
    assert.equal((await seen(receiver, { token: carl.referral.token, ids: all })).status, 200);
    assert.equal((await seen(receiver, { token: 'forged', ids: all })).status, 200);
    assert.equal((await status(receiver, token)).news.length, 5);
  });

  it('of nobody looks like that of somebody without friends, after the same queries', async () => {
    const receiver = await testReceiver();
    const nobody = await status(receiver, 'AAAAAAAAAAAAAAAAAAAAAA');
    assert.deepEqual(nobody, {
      ok: true,
      state: 'open',
      firstName: null,
      referral: null,
      shares: 0,
      friends: { joined: 0, pending: 0, ready: 0, most: 3 },
      milestones: [],
      rewards: [],
      news: [],
    });
    assert.deepEqual(await status(receiver, ''), nobody);
    const token = await invited(receiver);
    await receiver.owner('/owner/invitations/1/withdraw', {});
    assert.deepEqual(await status(receiver, token), nobody);
  });

  it('counts milestones', async () => {
    const receiver = await planReceiver({
      qualifies: { on: 'sign-up' },
      rewards: [
        aReward({ id: 'one', milestone: 1, sides: ['referrer'] }),
        aReward({ id: 'three', milestone: 3, sides: ['referrer'] }),
      ],
    });
    const { json } = await receiver.post({
      ...referrerForm(ANNA, { session: session() }),
      flow: { ...referrerForm(ANNA).flow, campaign: 'gigabytes' },
    });
    receiver.at(later);
    await receiver.signUp(BEN, json.referral.code, { occurredAt: later.toISOString() });
    assert.deepEqual((await status(receiver, json.referral.token)).milestones, [
      { at: 1, reached: true, title: '2 GB more each month' },
      { at: 3, reached: false, title: '2 GB more each month' },
    ]);
  });
});

describe('Who joined by the form', () => {
  it('hears what happens from then on, by the token in the answer, but sees no codes', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA, { session: session() }));
    receiver.at(later);
    await receiver.post(friendForm(BEN, json.referral.code, { occurredAt: later.toISOString() }));
    const told = await status(receiver, json.referral.token);
    assert.deepEqual([told.firstName, told.referral.status, told.friends.ready], [null, 'confirmed', 1]);
    assert.deepEqual(
      told.rewards.map(({ kind, code }: Record<string, string>) => [kind, code]),
      [
        ['list_spot', undefined],
        ['parking_minutes', undefined],
      ],
    );
    assert.ok(told.news.some(({ type }: { type: string }) => type === 'referral.qualified'));
  });

  it('with the address of somebody else learns nothing of what was before', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA, { session: session() }));
    await receiver.post(friendForm(BEN, anna.referral.code));
    receiver.at(later);
    const known = await receiver.post(referrerForm({ email: ANNA.email }, { session: session() }));
    const unknown = await receiver.post(referrerForm({ email: 'eve@example.com' }, { session: session() }));
    const hidden = (json: object) =>
      JSON.stringify(json, (key, value: unknown) => (['code', 'url'].includes(key) ? key : value));
    assert.equal(
      hidden(await status(receiver, known.json.referral.token)),
      hidden(await status(receiver, unknown.json.referral.token)),
    );
  });

  it('keeps one token for one conversation, and another for the next', async () => {
    const receiver = await testReceiver();
    const first = referrerForm(ANNA, { session: session() });
    const token = (await receiver.post(first)).json.referral.token;
    assert.match(token, /^[\w-]{22}$/);
    assert.equal((await receiver.post(referrerForm(ANNA, { session: first.session }))).json.referral.token, token);
    assert.notEqual((await receiver.post(referrerForm(ANNA, { session: session() }))).json.referral.token, token);
  });

  it('by a personal link goes on with that link’s token', async () => {
    const receiver = await testReceiver();
    const invitation = await invited(receiver);
    const sent = envelope({ answers: { invitation } }, { campaign: 'vip-prelaunch', role: 'referrer' });
    assert.equal((await receiver.post(sent)).json.referral.token, invitation);
  });
});

describe('A link’s code', () => {
  it('is asked at /r/CODE as at /api/referrer', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA, { consents: [consent('name', true)] }));
    const { code } = anna.referral;
    const told = await receiver.get(`/r/${code}`);
    assert.deepEqual([told.status, told.json.firstName, told.json.rewards.length], [200, 'Anna', 2]);
    assert.equal(told.text, (await receiver.get(`/api/referrer?code=${code}`)).text);
    assert.equal(told.headers.get('cache-control'), 'no-store');
    const unknown = await receiver.get('/r/ZZZZ2222');
    assert.equal(unknown.text, told.text.replace('"Anna"', 'null').replace('"known":true', '"known":false'));
    assert.equal((await receiver.get('/r/%3Cscript%3E')).text, unknown.text);
  });
});

describe('News as they happen', () => {
  /** Reads a stream of events until `enough`, then closes it. */
  async function listen(receiver: TestReceiver, path: string, enough: (text: string) => boolean, headers = {}) {
    const response = await receiver.app.request(path, { headers });
    const reader = response.body!.getReader();
    let text = '';
    while (!enough(text)) {
      const { value, done } = await reader.read();
      if (done) break;
      text += new TextDecoder().decode(value);
    }
    await reader.cancel();
    return { response, text };
  }

  it('come to an open page within a second, each with its number', async () => {
    const receiver = await testReceiver();
    const token = await invited(receiver);
    const { code } = (await status(receiver, token)).referral;
    const heard = listen(receiver, `/api/news?token=${token}`, (text) => text.includes('referral.qualified'));
    await receiver.post(friendForm(BEN, code));
    const { response, text } = await heard;
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const [message] = text.split('\n\n').filter((one) => one.includes('referral.qualified'));
    const data = JSON.parse(/^data: (.*)$/m.exec(message!)![1]!);
    assert.match(message!, /^event: news$/m);
    assert.equal(/^id: (\d+)$/m.exec(message!)![1], String(data.id));
    assert.equal(data.type, 'referral.qualified');
  });

  it('come once each on a line that stays open, however often it looks', async () => {
    const receiver = await testReceiver();
    const token = await invited(receiver);
    const { code } = (await status(receiver, token)).referral;
    const first = (text: string) => text.split('referral.qualified').length > 1;
    const both = (text: string) => text.split('referral.qualified').length > 2;
    let comesNext: Promise<unknown> | null = null;
    // The second friend joins when the first one has been told of: the look that finds the second would find the first again.
    const heard = listen(receiver, `/api/news?token=${token}`, (text) => {
      if (first(text)) comesNext ??= receiver.post(friendForm({ email: 'cleo@example.com' }, code));
      return both(text) && text.endsWith('\n\n');
    });
    await receiver.post(friendForm(BEN, code));
    const { text } = await heard;
    await comesNext;
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id);
    assert.equal(ids.length >= 2, true, text);
    assert.deepEqual(ids, [...new Set(ids)]);
    const about = await receiver.rows<{ id: string }>(
      `select id::text as id from events where type = 'referral.qualified' order by id`,
    );
    for (const { id } of about) assert.equal(ids.includes(id), true, `news ${id} in ${ids.join()}`);
  });

  it('go on where a broken line ended', async () => {
    const receiver = await testReceiver();
    const token = await invited(receiver);
    await receiver.post(friendForm(BEN, (await status(receiver, token)).referral.code));
    const ids: number[] = (await status(receiver, token)).news.map(({ id }: { id: number }) => id);
    const { text } = await listen(receiver, `/api/news?token=${token}`, (heard) => heard.includes(`id: ${ids[4]}`), {
      'Last-Event-ID': String(ids[2]),
    });
    assert.deepEqual(
      [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)),
      ids.slice(3),
    );
  });

  it('come to nobody with a forged token, whose line looks like any other', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(BEN, (await receiver.post(referrerForm(ANNA))).json.referral.code));
    const { response, text } = await listen(receiver, '/api/news?token=forged', (heard) => heard.includes('ready'));
    assert.deepEqual([response.status, text], [200, 'event: ready\ndata: \nretry: 5000\n\n']);
  });

  it('end when the receiver stops', async () => {
    const stop = new AbortController();
    const receiver = await testReceiver({ stopping: stop.signal });
    const heard = listen(receiver, '/api/news?token=x', () => false);
    stop.abort();
    assert.match((await heard).text, /^event: ready/);
  });

  it('have so many lines open for one address and no more; a line that ends makes room', async () => {
    const receiver = await testReceiver();
    const open = async () =>
      receiver.app.request('/api/news?token=x', { headers: { 'X-Forwarded-For': '203.0.113.9' } });
    const asked = await Promise.all(Array.from({ length: 30 }, open));
    const lines = asked.filter(({ status: answered }) => answered === 200);
    assert.equal(lines.length, 20, 'however many come at once');
    const refused = await open();
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60']);
    for (const line of lines) await line.body!.cancel();
    // The lines are counted out when their loops have seen the end.
    await new Promise((resolve) => setImmediate(resolve));
    const again = await open();
    assert.equal(again.status, 200);
    await again.body!.cancel();
  });
});

describe('Whatever comes to these addresses', () => {
  it('is answered clearly and changes nothing', async () => {
    const receiver = await testReceiver();
    const token = await invited(receiver);
    await receiver.post(friendForm(BEN, (await status(receiver, token)).referral.code));
    const before = (await status(receiver, token)).news.length;
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.oneof(
          fc.json(),
          fc.record({ token: fc.anything(), ids: fc.anything() }).map((body) => JSON.stringify(body)),
        ),
        async (word, body) => {
          // Not "." alone, which addresses leave out.
          const path = `x${encodeURIComponent(word)}`;
          for (const asked of [
            `/api/status?token=${path}`,
            `/r/${path}`,
            `/api/status?token=${path}&id=vip-prelaunch&locale=${path}`,
          ])
            assert.equal((await receiver.app.request(asked)).status, 200, asked);
          assert.equal((await receiver.app.request(`/g/${path}`)).status, 404, path);
          const { status: answered } = await seen(receiver, body);
          assert.ok(answered === 200 || answered === 400, String(answered));
        },
      ),
      { numRuns: 60 },
    );
    assert.equal((await seen(receiver, { token, ids: Array(201).fill(1) })).status, 400);
    assert.equal((await seen(receiver, `{"token":"${'x'.repeat(300_000)}","ids":[]}`)).status, 413);
    assert.equal((await status(receiver, token)).news.length, before);
    assert.ok(receiver.logged.every((line) => !line.includes('"failure"')));
  });
});
