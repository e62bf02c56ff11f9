import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANNA, BEN, consent, envelope, friendForm, referrerForm } from '../envelopes.ts';
import { OWNER_TOKEN, testReceiver } from '../fixture.ts';

const PAGES = [
  '/owner',
  '/owner/results',
  '/owner/guests',
  '/owner/referrals',
  '/owner/invitations',
  '/owner/set-aside',
];

describe("The owner's desk", () => {
  it('is closed without the token, and with a wrong one', async () => {
    const { app } = await testReceiver();
    for (const page of [...PAGES, '/owner/people/1', '/owner/people/1/export.json'])
      assert.equal((await app.request(page)).status, 401, page);
    assert.equal((await app.request('/owner?token=wrong')).status, 403);
    assert.equal((await app.request('/owner', { headers: { cookie: 'smoc_owner=wrong' } })).status, 401);
    assert.equal((await app.request('/owner/people/1/delete', { method: 'POST' })).status, 401);
    const refused = await app.request('/owner/login', {
      method: 'POST',
      body: new URLSearchParams({ token: 'wrong' }),
    });
    assert.deepEqual([refused.status, refused.headers.get('set-cookie')], [403, null]);
  });

  it('opens by the printed address with a cookie that no script and no other site can use, and closes again', async () => {
    const { app, owner } = await testReceiver();
    const cookie = (await app.request(`/owner?token=${OWNER_TOKEN}`)).headers.get('set-cookie')!;
    for (const part of [/HttpOnly/, /SameSite=Strict/, /Path=\/owner/]) assert.match(cookie, part);
    assert.ok(!cookie.includes(OWNER_TOKEN));
    assert.match((await owner('/owner/logout', {})).headers.get('set-cookie')!, /Max-Age=0/);
  });

  it('takes no form from another site', async () => {
    const { app, rows } = await testReceiver();
    const cookie = (await app.request(`/owner?token=${OWNER_TOKEN}`)).headers.get('set-cookie')!.split(';')[0]!;
    const body = new URLSearchParams({ firstName: 'Eve', email: 'eve@example.com' });
    assert.equal(
      (
        await app.request('/owner/invitations', {
          method: 'POST',
          headers: { cookie, origin: 'https://evil.example' },
          body,
        })
      ).status,
      403,
    );
    assert.equal((await rows('select token from invitations')).length, 0);
  });

  it('runs no script, loads nothing from elsewhere, and is not kept by caches', async () => {
    const { owner } = await testReceiver();
    for (const page of PAGES) {
      const response = await owner(page);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-security-policy')!, /default-src 'none'; style-src 'self'/);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const text = await response.text();
      assert.ok(!/<script|\sstyle=|\son\w+=/.test(text), page);
    }
  });

  it('counts the days to the event as a calendar does', async () => {
    const { owner, at } = await testReceiver();
    const shown = async (now: string) => {
      at(new Date(now));
      return /class="kicker">([^<]*)</.exec(await (await owner('/owner')).text())![1];
    };
    assert.deepEqual(
      [
        await shown('2026-11-22T05:00:00Z'),
        await shown('2026-11-25T22:59:00Z'),
        await shown('2026-11-25T23:01:00Z'),
        await shown('2026-11-26T19:00:00Z'),
      ],
      ['In 4 days', 'Tomorrow', 'Today', 'Today'],
    );
  });

  it('says what will stand on a page that is still empty', async () => {
    const { owner } = await testReceiver();
    for (const page of PAGES) assert.match(await (await owner(page)).text(), /class="empty"/, page);
  });

  it('lists who asked for a person, under the reference that their message brings, with the answers', async () => {
    const { post, owner, rows } = await testReceiver();
    const asked = envelope({
      type: 'handover.requested',
      handover: { channel: 'whatsapp', open: true },
      answers: { need: 'Jeans <b>', email: 'ben@example.com' },
      contact: { firstName: 'Ben', lastName: null, email: 'ben@example.com', phone: null },
    });
    assert.deepEqual((await post(asked)).json, { ok: true, id: asked.id });
    assert.deepEqual((await post(asked)).json, { ok: true, id: asked.id });
    const list = await (await owner('/owner/results?type=handover.requested')).text();
    assert.match(
      list,
      new RegExp(`Ben[\\s\\S]*Asked for a person: WhatsApp[\\s\\S]*Reference ${asked.id.slice(0, 8)}`),
    );
    assert.equal(list.split('Asked for a person').length, 2);
    assert.match(await (await owner('/owner')).text(), /Asked for a person: WhatsApp/);
    assert.match(
      await (await owner(`/owner/results/${asked.id}`)).text(),
      new RegExp(`Jeans &lt;b&gt;[\\s\\S]*${asked.id.slice(0, 8)}[\\s\\S]*Somebody was there[\\s\\S]*yes`),
    );
    const [person] = await rows('select id, email from people');
    assert.equal(person!.email, 'ben@example.com');
    await owner(`/owner/people/${String(person!.id)}/delete`, {});
    assert.ok(!(await (await owner('/owner/results?type=handover.requested')).text()).includes('Ben'));
  });

  it('lists somebody who asked for a person and said nothing else, or a wrong address', async () => {
    const { post, owner } = await testReceiver();
    for (const email of [null, 'nowhere'])
      assert.equal(
        (
          await post(
            envelope({ type: 'handover.requested', contact: { firstName: null, lastName: null, email, phone: null } }),
          )
        ).status,
        200,
      );
    assert.equal(
      (await (await owner('/owner/results?type=handover.requested')).text()).split('Asked for a person').length,
      3,
    );
  });

  it('shows who, what, when, every answer, and each consent in its exact words', async () => {
    const { post, owner } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    const sent = friendForm(BEN, anna.referral.code, {
      answers: {
        note: 'A <b>pram</b> & two',
        interests: ['coats', 'knitwear'],
        mobile: '+4740612345',
        home: { street: 'Dam 1', city: 'Amsterdam', country: 'NL', text: 'Dam 1, 1012 JL <i>Amsterdam</i>' },
      },
      consents: [consent('news', true, 'Yes, Nordlys may e-mail me news & offers.')],
      attribution: { first: { utm_source: 'newsletter' }, last: {} },
    });
    await post(sent);
    assert.match(
      await (await owner('/owner/results')).text(),
      /Ben Berg[\s\S]*ben@example.com[\s\S]*Signed up as a friend[\s\S]*vip-friend/,
    );
    const page = await (await owner(`/owner/results/${sent.id}`)).text();
    for (const part of [
      'A &lt;b&gt;pram&lt;/b&gt; &amp; two',
      'coats, knitwear',
      '+4740612345',
      'Dam 1, 1012 JL &lt;i&gt;Amsterdam&lt;/i&gt;',
      'Yes, Nordlys may e-mail me news &amp; offers.',
      'newsletter',
      anna.referral.code,
    ])
      assert.ok(page.includes(part), part);
    assert.ok(!page.includes('<code>{'), 'an address is no code');
    assert.match(await (await owner('/owner/guests')).text(), /Ben Berg[\s\S]*confirmed[\s\S]*Anna/);
    assert.match(
      await (await owner('/owner/referrals')).text(),
      new RegExp(`Anna[\\s\\S]*${anna.referral.code}[\\s\\S]*Ben Berg[\\s\\S]*joined`),
    );
  });

  it('leads through more results than one page holds, each once', async () => {
    const { post, owner } = await testReceiver();
    const sent = await Promise.all(
      Array.from({ length: 120 }, async () => {
        const one = envelope();
        await post(one);
        return one.id;
      }),
    );
    const seen: string[] = [];
    let next: string | undefined = '/owner/results';
    while (next) {
      const text: string = await (await owner(next)).text();
      seen.push(...[...text.matchAll(/results\/([0-9a-f-]{36})"/g)].map((match) => match[1]!));
      next = /href="(\/owner\/results\?type=[^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.deepEqual(seen.sort(), sent.sort());
  });

  it('shows links of a visitor as text', async () => {
    const { post, owner } = await testReceiver();
    const sent = envelope({
      page: { url: 'javascript:alert(1)', title: 'x' },
      contact: { firstName: null, lastName: null, email: null, phone: 'tel:1' },
    });
    await post(sent);
    assert.ok(!/href="(javascript|tel)/.test(await (await owner(`/owner/results/${sent.id}`)).text()));
  });

  it('asks again for an address that is none, keeping what was typed', async () => {
    const { owner } = await testReceiver();
    const response = await owner('/owner/invitations', { firstName: '"Anna"', email: 'anna@' });
    assert.equal(response.status, 422);
    assert.match(await response.text(), /value="&quot;Anna&quot;"[\s\S]*value="anna@"[\s\S]*aria-invalid="true"/);
  });

  it('hands over all about one person, and nothing about others', async () => {
    const { post, owner } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    await post(friendForm(BEN, anna.referral.code));
    const response = await owner('/owner/people/1/export.json');
    assert.match(response.headers.get('content-disposition')!, /attachment/);
    const text = await response.text();
    const exported = JSON.parse(text);
    assert.deepEqual(
      [exported.people[0].email, exported.results.length, exported.rewards.length, exported.referrals.length],
      ['anna@example.com', 1, 2, 1],
    );
    assert.ok(!text.includes('ben@example.com'));
  });

  it('deletes one person whole; a repeat from their browser brings nothing back', async () => {
    const { post, owner, rows } = await testReceiver();
    const { json: anna } = await post(referrerForm(ANNA));
    const sent = friendForm(BEN, anna.referral.code);
    await post(sent);
    await post(envelope({ type: 'flow.completed', session: sent.session, contact: sent.contact }));
    await post(
      friendForm({ ...BEN, email: 'ben+bot@example.com' }, null, {
        meta: { widgetVersion: '1', durationMs: 5, honeypot: '' },
      }),
    );
    await owner('/owner/people/2/delete', {});
    const kept = JSON.stringify(
      await Promise.all(
        ['people', 'results', 'referrers', 'guests', 'referrals', 'rewards', 'invitations'].map((table) =>
          rows(`select * from ${table}`),
        ),
      ),
    );
    assert.ok(!/ben|berg/i.test(kept), kept);
    assert.deepEqual(await rows('select email, status from guests join people on people.id = person'), [
      { email: 'anna@example.com', status: 'confirmed' },
    ]);
    const again = await post(sent);
    assert.deepEqual([again.status, again.json], [200, { ok: true, id: sent.id }]);
    assert.equal((await rows('select id from people')).length, 1);
    assert.equal((await rows(`select id from rewards where side = 'referrer'`)).length, 2);
  });

  it('deletes one result and leaves the person', async () => {
    const { post, owner, rows } = await testReceiver();
    const sent = referrerForm(ANNA);
    await post(sent);
    await owner(`/owner/results/${sent.id}/delete`, {});
    assert.equal((await owner(`/owner/results/${sent.id}`)).status, 404);
    assert.equal((await rows('select id from people')).length, 1);
  });

  it('writes neither names, addresses, codes nor tokens into the log', async () => {
    const { post, get, owner, logged } = await testReceiver();
    const { json } = await post(
      referrerForm({ firstName: 'Canary', lastName: 'Canary', email: 'canary@example.com', phone: '+4799999999' }),
    );
    await post(friendForm({ firstName: 'Canary', email: 'canary2@' }, json.referral.code));
    await get(`/api/referrer?code=${json.referral.code}`);
    await get('/api/invitation?token=canary');
    await owner('/owner/invitations', { firstName: 'Canary', email: 'canary3@example.com' });
    await owner('/owner/people/1/export.json');
    const log = logged.join('\n');
    assert.ok(logged.length >= 6);
    assert.ok(!/canary|99999999/i.test(log) && !log.includes(json.referral.code) && !log.includes(OWNER_TOKEN), log);
  });
});
