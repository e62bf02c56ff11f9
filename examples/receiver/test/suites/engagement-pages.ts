import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OWNER_TOKEN, testReceiver, type TestReceiver } from '../fixture.ts';
import { NOW, referrerForm } from '../envelopes.ts';
import { OPERATOR_TOKEN } from '../fixture.ts';

const CSV = `Email;First name;Mobile;Consent email;Consent SMS;Latitude;Longitude;Birth year;Interests
anna@example.com;Anna;+4791234567;yes;yes;59,9139;10,7522;1994;Jeans, shoes
ben@example.com;Ben;;ja;;59.95;10.75;12.05.1960;jeans
cleo@example.com;Cleo;;;;59.9139;10.7522;1994;jeans
dora@example.com;Dora;;yes;;60.39;5.32;1994;jeans
ANNA@example.com;Again;;yes;;;;;
nobody;;;yes;;;;;
`;
const SHOP = { name: 'Majorstua', place: '59.9139, 10.7522', within: '16.09', channel: 'email' };
const TEN_PM = new Date('2026-11-22T21:00:00Z');

const textOf = async (response: Promise<Response> | Response) =>
  (await (await response).text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** Fills in a form and answers the page that it leads to, which must be the dry run of a draft. */
async function drafted(receiver: TestReceiver, form: string, fields: Record<string, string>): Promise<string> {
  const response = await receiver.owner(`/owner/engagement/${form}`, fields);
  assert.equal(response.status, 303, await response.text());
  const path = response.headers.get('location')!;
  assert.match(await textOf(receiver.owner(path)), /Dry run: nothing has been sent/);
  return path;
}

async function uploaded({ app }: TestReceiver, csv: string, fields: Record<string, string> = {}): Promise<Response> {
  const cookie = (await app.request(`/owner?token=${OWNER_TOKEN}`)).headers.get('set-cookie')!.split(';')[0]!;
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('customers', new File([csv], 'customers.csv', { type: 'text/csv' }));
  return app.request('/owner/engagement/invitations', { method: 'POST', headers: { cookie }, body });
}

/** A receiver that knows the customers of the file, and nothing sent to them. */
async function withCustomers(): Promise<TestReceiver> {
  const receiver = await testReceiver();
  assert.equal((await uploaded(receiver, CSV)).status, 303);
  return receiver;
}

const press = (receiver: TestReceiver, path: string, step: string) => receiver.owner(`${path}/${step}`, {});

describe('Engagement on the owner’s pages', () => {
  it('shows of an uploaded file who gets an invitation, who does not and why, which lines were refused, and how it reads', async () => {
    const receiver = await testReceiver();
    const response = await uploaded(receiver, CSV);
    assert.equal(response.status, 303);
    const path = response.headers.get('location')!;
    const text = await textOf(receiver.owner(path));
    assert.match(text, /3 people get it/);
    assert.match(text, /Left out no consent to news by e-mail 1/);
    assert.match(text, /Line 6 is a person who stands above Line 7 has no e-mail address that can be read/);
    assert.match(text, /to anna@example\.com/);
    assert.match(await (await receiver.owner(`${path}/sample/mail`)).text(), /Hi Anna, bring a friend/);
    await receiver.runDue();
    assert.equal(receiver.sent.length, 0);
    assert.deepEqual(await receiver.rows('select token from invitations'), [], 'a dry run leaves nothing');
    await press(receiver, path, 'start');
    await receiver.runDue();
    assert.deepEqual(receiver.sent.map(({ to }) => to).sort(), [
      'anna@example.com',
      'ben@example.com',
      'dora@example.com',
    ]);
    assert.match(await textOf(receiver.owner(path)), /done.*3 of 3 people have it 3 sent 0 failed/);
  });

  it('asks again for a file that is none', async () => {
    const receiver = await testReceiver();
    for (const [csv, said] of [
      ['', /choose a file/],
      ['name\nAnna', /no column of e-mail addresses/],
    ] as const) {
      const response = await uploaded(receiver, csv);
      assert.equal(response.status, 422);
      assert.match(await textOf(response), said);
    }
    assert.deepEqual(await receiver.rows('select id from engagements'), []);
  });

  it('tells everybody near a shop who is meant and may be told, in the owner’s own words', async () => {
    const receiver = await withCustomers();
    await receiver.rows(`insert into suppressions values ('email', 'ben@example.com', 'bounced', $1)`, [NOW]);
    const path = await drafted(receiver, 'near-shop', {
      ...SHOP,
      subject: 'A shop for {name} in {shop}',
      body: 'Only {distance} to go.\n\nSee you there!',
      link: 'https://shop.example/majorstua',
    });
    const text = await textOf(receiver.owner(path));
    // Nobody's place is kept who has not agreed to news: Cleo.
    assert.match(text, /1 person gets it/);
    assert.match(text, /Left out messages to them came back 1/);
    assert.match(text, /Not meant live farther away 1/);
    assert.match(text, /A shop for Anna in Majorstua/);
    await press(receiver, path, 'start');
    await receiver.runDue();
    const [mail, ...others] = receiver.sent;
    assert.deepEqual([mail?.to, mail?.subject, others.length], ['anna@example.com', 'A shop for Anna in Majorstua', 0]);
    assert.match(mail!.text, /Only 0 km to go\.\s+See you there!/);
    assert.match(mail!.text, /https:\/\/shop\.example\/majorstua\?utm_source=near-shop/);
  });

  it('means only ages and interests that are known, where they are asked for', async () => {
    const receiver = await withCustomers();
    const wide = { ...SHOP, within: '1000' };
    for (const [only, count, said] of [
      [{}, '3 people get it', /Left out Nobody who is meant/],
      [{ 'min-age': '60' }, '1 person gets it', /another age, or not known 2/],
      [{ 'max-age': '40', interests: 'SHOES' }, '1 person gets it', /other interests, or not known 1/],
      [{ without: 'anna@example.com' }, '2 people get it', /on your list of who is left out 1/],
    ] as const) {
      const text = await textOf(receiver.owner(await drafted(receiver, 'near-shop', { ...wide, ...only })));
      assert.ok(text.includes(count), `${JSON.stringify(only)}: ${text}`);
      assert.match(text, said);
    }
  });

  it('keeps what was typed, and says beside each field what is wrong with it', async () => {
    const { owner, rows } = await testReceiver();
    const response = await owner('/owner/engagement/near-shop', {
      ...SHOP,
      name: '',
      place: 'Oslo "west"',
      within: 'far',
      'min-age': '40',
      'max-age': '30',
      link: 'javascript:alert(1)',
      without: 'anna@example.com, ben',
    });
    assert.equal(response.status, 422);
    const page = await response.text();
    assert.match(page, /value="Oslo &quot;west&quot;"/);
    for (const field of ['name', 'place', 'within', 'max-age', 'link', 'without'])
      assert.match(
        page,
        new RegExp(`id="${field}"[^>]*aria-describedby="[^"]*${field}-problem"[^>]*aria-invalid`),
        field,
      );
    assert.match(page, /6 things are missing or wrong/);
    assert.deepEqual(await rows('select id from engagements'), []);
  });

  it('thanks one person in the owner’s words, with a coupon or without', async () => {
    const receiver = await withCustomers();
    const [anna] = await receiver.rows<{ id: number }>(`select id from people where email_key = 'anna@example.com'`);
    assert.match(
      await (await receiver.owner(`/owner/people/${anna!.id}`)).text(),
      new RegExp(`one-person\\?person=${anna!.id}"`),
    );
    assert.match(
      await (await receiver.owner(`/owner/engagement/one-person?person=${anna!.id}`)).text(),
      /value="anna@example\.com"/,
    );
    const thanks = 'What a photo!\n\nIt hangs in our window.';
    const note = await drafted(receiver, 'one-person', { email: 'Anna@example.com', thanks });
    const coupon = await drafted(receiver, 'one-person', {
      email: 'ben@example.com',
      thanks,
      title: '10 euros off',
      text: 'At the till.',
      until: '2026-12-24',
    });
    for (const path of [note, coupon]) await press(receiver, path, 'start');
    await receiver.runDue();
    const to = (email: string) => receiver.sent.filter((each) => each.to === email);
    assert.match(to('anna@example.com')[0]!.text, /What a photo!\s+It hangs in our window\./);
    assert.doesNotMatch(to('anna@example.com')[0]!.text, /coupon|\/v\//i);
    assert.match(to('ben@example.com')[0]!.text, /10 euros off[\s\S]*Until 24 December 2026/);
    assert.equal(receiver.sent.length, 2);
    receiver.at(new Date('2026-12-24T22:30:00Z'));
    const [{ token } = { token: '' }] = await receiver.rows<{ token: string }>('select token from coupons');
    assert.equal(
      (await receiver.get(`/api/coupon?token=${token}`)).json.state,
      'ready',
      'its last day is not over in Oslo',
    );
    receiver.at(new Date('2026-12-24T23:00:00Z'));
    assert.equal((await receiver.get(`/api/coupon?token=${token}`)).json.state, 'expired');
  });

  it('thanks nobody who is not known, and gives no coupon that ends before today', async () => {
    const receiver = await withCustomers();
    for (const [changes, said] of [
      [{ email: 'zoe@example.com' }, /Nobody is known by this address/],
      [{ thanks: ' ' }, /write a few words/],
      [{ title: 'X', until: '2026-11-21' }, /a day that is to come/],
      [{ text: 'At the till.' }, /what the coupon gives/],
      [{ email: 'ben@example.com', channel: 'sms' }, /No mobile number/],
    ] as const) {
      const response = await receiver.owner('/owner/engagement/one-person', {
        email: 'anna@example.com',
        thanks: 'Thank you!',
        ...changes,
      });
      assert.equal(response.status, 422);
      assert.match(await textOf(response), said);
    }
    assert.deepEqual(await receiver.rows('select code from coupons'), []);
  });

  it('throws a draft away with its coupon, and no other', async () => {
    const receiver = await withCustomers();
    const path = await drafted(receiver, 'one-person', { email: 'anna@example.com', thanks: 'T', title: '10 euros' });
    assert.equal((await receiver.rows('select code from coupons')).length, 1);
    assert.equal((await press(receiver, path, 'discard')).headers.get('location'), '/owner/engagement');
    assert.equal((await receiver.owner(path)).status, 404);
    assert.deepEqual(await receiver.rows('select code from coupons'), []);
    await press(receiver, '/owner/engagement/1', 'start');
    assert.match((await press(receiver, '/owner/engagement/1', 'discard')).headers.get('location')!, /said=late/);
    assert.match(await textOf(receiver.owner('/owner/engagement/1?said=late')), /not possible any more/);
    await receiver.runDue();
    assert.equal(receiver.sent.length, 3);
  });

  it('holds at night, holds all that has not gone when it is paused, goes on, and stops for good', async () => {
    const receiver = await withCustomers();
    const path = '/owner/engagement/1';
    receiver.at(TEN_PM);
    await press(receiver, path, 'start');
    await receiver.runDue();
    assert.match(await textOf(receiver.owner(path)), /0 of 3 people have it 0 sent 0 failed 3 held by quiet hours/);
    await press(receiver, path, 'pause');
    receiver.at(new Date('2026-11-23T07:30:00Z'));
    await receiver.runDue();
    assert.equal(receiver.sent.length, 0, 'a pause holds what was written before it');
    assert.match(await textOf(receiver.owner(path)), /paused .*3 held by your pause .*Go on/);
    await press(receiver, path, 'resume');
    await receiver.runDue();
    assert.equal(receiver.sent.length, 3);
    assert.match(await textOf(receiver.owner(path)), /done .*3 of 3 people have it/);
    assert.match((await press(receiver, path, 'stop')).headers.get('location')!, /said=late/);
  });

  it('sends nothing any more after a stop, also of what a pause held', async () => {
    const receiver = await withCustomers();
    const path = '/owner/engagement/1';
    receiver.at(TEN_PM);
    for (const step of ['start', 'pause']) {
      await press(receiver, path, step);
      await receiver.runDue();
    }
    await press(receiver, path, 'stop');
    await press(receiver, path, 'resume');
    // Two days before the end of the campaign: nobody is reminded of an invitation that they never got.
    receiver.at(new Date('2026-11-24T12:00:00Z'));
    await receiver.runDue();
    assert.equal(receiver.sent.length, 0);
    assert.match(await textOf(receiver.owner(path)), /stopped /);
  });

  it('thanks after first purchases for as long as it runs, and not for one that was given back during a pause', async () => {
    const receiver = await withCustomers();
    const path = await drafted(receiver, 'first-purchase', { gift: '10 % off' });
    assert.match(await textOf(receiver.owner(path)), /Everybody, on the day after their first purchase/);
    await press(receiver, path, 'start');
    assert.match(await textOf(receiver.owner('/owner/engagement/first-purchase')), /runs already/);
    const tell = (name: string, body: object) =>
      receiver.app.request(`/events/${name}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${OPERATOR_TOKEN}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    for (const name of ['anna', 'ben'])
      await tell('purchase', {
        orderId: name,
        email: `${name}@example.com`,
        amount: 40,
        currency: 'EUR',
        at: NOW.toISOString(),
      });
    await receiver.runDue();
    assert.match(await textOf(receiver.owner(path)), /2 wait for their hour/);
    await press(receiver, path, 'pause');
    await tell('refund', { orderId: 'ben' });
    await receiver.runDue();
    await press(receiver, path, 'resume');
    receiver.at(new Date('2026-11-23T09:00:00Z'));
    await receiver.runDue();
    assert.deepEqual(
      receiver.sent.map(({ to }) => to),
      ['anna@example.com'],
    );
  });

  it('lists every engagement with its state and how far it is, fifty on a page', async () => {
    const receiver = await withCustomers();
    await receiver.rows(
      `insert into engagements (kind, title, channel, settings, status, created_at)
       select 'invitation', 'Round ' || n, 'email', '{}', 'stopped', $1 from generate_series(2, 60) as n`,
      [NOW],
    );
    const first = await (await receiver.owner('/owner/engagement')).text();
    assert.equal(first.match(/href="\/owner\/engagement\/\d+"/g)!.length, 50);
    const next = /href="(\/owner\/engagement\?before=\d+)"/.exec(first)![1]!;
    assert.match(await textOf(receiver.owner(next)), /Invitation: vip-prelaunch .*draft 3 to write to/);
  });

  it('takes nothing from another site, and from nobody without the token', async () => {
    const { app, rows } = await withCustomers();
    const cookie = (await app.request(`/owner?token=${OWNER_TOKEN}`)).headers.get('set-cookie')!.split(';')[0]!;
    for (const path of [
      '/owner/engagement/1/start',
      '/owner/engagement/1/discard',
      '/owner/engagement/first-purchase',
    ]) {
      const from = (headers: Record<string, string>) =>
        app.request(path, { method: 'POST', headers, body: new URLSearchParams({ gift: 'x' }) });
      assert.equal((await from({ cookie, origin: 'https://evil.example' })).status, 403, path);
      assert.equal((await from({})).status, 401, path);
    }
    assert.equal((await app.request('/owner/engagement/1/sample/mail')).status, 401);
    assert.deepEqual(await rows('select id, status from engagements'), [{ id: 1, status: 'draft' }]);
  });

  it('shows the mail of a dry run in a frame that can do nothing', async () => {
    const receiver = await withCustomers();
    const mail = await receiver.owner('/owner/engagement/1/sample/mail');
    assert.match(mail.headers.get('content-security-policy')!, /default-src 'none';.* sandbox$/);
    const page = await receiver.owner('/owner/engagement/1');
    assert.match(
      page.headers.get('content-security-policy')!,
      /default-src 'none'; style-src 'self';.*frame-src 'self'/,
    );
  });

  it('keeps nothing of somebody’s place and likes without a yes to news, and hands it over with the rest', async () => {
    const receiver = await withCustomers();
    const known = await receiver.rows(
      'select first_name as name, latitude is not null as place, birth_year as born, interests from people order by id',
    );
    assert.deepEqual(known, [
      { name: 'Anna', place: true, born: 1994, interests: '["Jeans","shoes"]' },
      { name: 'Ben', place: true, born: 1960, interests: '["jeans"]' },
      { name: 'Cleo', place: false, born: null, interests: '[]' },
      { name: 'Dora', place: true, born: 1994, interests: '["jeans"]' },
    ]);
    const exported = JSON.parse(await (await receiver.owner('/owner/people/1/export.json')).text());
    assert.deepEqual([exported.people[0].birth_year, exported.people[0].interests], [1994, '["Jeans","shoes"]']);
    // Whoever comes by a form is asked nothing of it.
    await receiver.post(referrerForm({ firstName: 'Eva', email: 'eva@example.com' }));
    assert.deepEqual(await receiver.rows(`select latitude, birth_year from people where first_name = 'Eva'`), [
      { latitude: null, birth_year: null },
    ]);
  });
});
