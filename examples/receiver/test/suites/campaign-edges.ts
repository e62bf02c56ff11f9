import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { ANNA, BEN, friendForm, NOW, referrerForm, shareIntended } from '../envelopes.ts';
import { SITE, type TestReceiver, testReceiver } from '../fixture.ts';

const guests = ({ rows }: TestReceiver) =>
  rows('select email, guests.status from guests join people on people.id = person order by email');
const AFTER_SIGN_UP = new Date('2026-11-25T23:30:00Z');
const AFTER_EVENT = new Date('2026-11-27T12:00:00Z');
const at = (moment: Date) => ({ occurredAt: moment.toISOString() });

describe('A campaign', () => {
  it('tells the pages its date, seats, rules and texts', async () => {
    const { get } = await testReceiver();
    const { json } = await get('/api/campaign?locale=nl');
    assert.deepEqual(
      [
        json.id,
        json.state,
        json.event.startsAt,
        json.event.endsAt,
        json.event.timeZone,
        json.event.title,
        json.seatsLeft,
        json.maxFriends,
      ],
      [
        'vip-prelaunch',
        'open',
        '2026-11-26T17:00:00.000Z',
        '2026-11-26T20:00:00.000Z',
        'Europe/Oslo',
        'Blue Hour, de pre-launchavond',
        60,
        3,
      ],
    );
    assert.deepEqual(
      [json.event.startsLocal, json.event.endsLocal],
      ['2026-11-26T18:00+01:00[Europe/Oslo]', '2026-11-26T21:00+01:00[Europe/Oslo]'],
    );
    assert.equal(json.rewards[1].title, '90 minuten gratis parkeren');
  });

  it('whose date is a weekday keeps it for everybody until the evening is over, then takes the next', async () => {
    const { get, at: clock } = await testReceiver();
    const date = async () => (await get('/api/campaign')).json.event.startsAt;
    assert.equal(await date(), '2026-11-26T17:00:00.000Z');
    clock(AFTER_SIGN_UP);
    assert.equal(await date(), '2026-11-26T17:00:00.000Z');
    clock(AFTER_EVENT);
    assert.equal(await date(), '2026-12-03T17:00:00.000Z');
  });

  it('whose date was changed in the file has the new one', async () => {
    const before = await testReceiver();
    await before.get('/api/campaign');
    const { event } = before.campaign;
    const moved = await testReceiver({ campaign: { event: { ...event!, starts: '2027-03-04T18:00' } }, keep: true });
    assert.equal((await moved.get('/api/campaign')).json.event.startsAt, '2027-03-04T17:00:00.000Z');
  });

  it('that has ended keeps sign-ups and gives no seats; what was typed in time still counts, days later', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const session = { id: randomUUID(), startedAt: NOW.toISOString() };
    await receiver.post(friendForm({ email: null }, anna.referral.code, { type: 'flow.started', session }));
    receiver.at(AFTER_SIGN_UP);
    assert.equal((await receiver.get('/api/campaign')).json.state, 'ended');
    const late = await receiver.post(friendForm({ email: 'late@example.com' }, anna.referral.code, at(AFTER_SIGN_UP)));
    assert.deepEqual([late.status, late.json.referral, late.json.rewards], [200, { status: 'ended' }, []]);
    assert.equal(
      (await receiver.post(referrerForm({ email: 'late2@example.com' }, at(AFTER_SIGN_UP)))).json.referral.status,
      'ended',
    );
    receiver.at(new Date('2026-11-30T12:00:00Z'));
    const queued = await receiver.post(friendForm(BEN, anna.referral.code, { session, ...at(NOW) }));
    assert.equal(queued.json.referral.status, 'confirmed');
    assert.deepEqual(await guests(receiver), [
      { email: 'anna@example.com', status: 'confirmed' },
      { email: 'ben@example.com', status: 'confirmed' },
      { email: 'late@example.com', status: 'waiting' },
    ]);
  });

  it('that has ended takes nobody’s word for having been there, and no conversation of months ago', async () => {
    const { event } = (await testReceiver()).campaign;
    const receiver = await testReceiver({ campaign: { event: { ...event!, starts: '2026-11-26T18:00' } } });
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const old = { id: randomUUID(), startedAt: NOW.toISOString() };
    await receiver.post(friendForm({ email: null }, anna.referral.code, { type: 'flow.started', session: old }));
    receiver.at(AFTER_SIGN_UP);
    const backdated = friendForm(BEN, anna.referral.code, at(NOW));
    for (let times = 0; times < 2; times += 1)
      assert.deepEqual((await receiver.post(backdated)).json.referral, { status: 'ended' });
    const again = friendForm(BEN, anna.referral.code, { session: backdated.session!, ...at(NOW) });
    assert.deepEqual((await receiver.post(again)).json.referral, { status: 'ended' });
    receiver.at(new Date('2027-06-01T00:00:00Z'));
    const late = friendForm({ email: 'late@example.com' }, anna.referral.code, { session: old, ...at(NOW) });
    assert.deepEqual((await receiver.post(late)).json.referral, { status: 'ended' });
    assert.equal(
      (await receiver.post(referrerForm({ email: 'x@example.com' }, at(NOW)))).json.referral.status,
      'ended',
    );
    assert.deepEqual(await receiver.rows('select id from rewards'), []);
  });

  it('that is full puts friends on standby, and the owner can let them in', async () => {
    const receiver = await testReceiver({ campaign: { seats: 3 } });
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, anna.referral.code));
    const { json: carl } = await receiver.post(referrerForm({ email: 'carl@example.com' }));
    const dora = await receiver.post(friendForm({ email: 'dora@example.com' }, carl.referral.code));
    assert.deepEqual([dora.json.referral, dora.json.rewards], [{ status: 'full' }, []]);
    assert.equal((await receiver.get('/api/campaign')).json.seatsLeft, 1);
    const eve = await receiver.post(friendForm({ email: 'eve@example.com' }, anna.referral.code));
    assert.equal(eve.json.referral.status, 'confirmed');
    assert.equal((await receiver.get('/api/campaign')).json.state, 'full');
    assert.deepEqual(
      (await guests(receiver)).map((guest) => guest.status),
      ['confirmed', 'confirmed', 'waiting', 'standby', 'confirmed'],
    );

    const [{ id } = { id: 0 }] = await receiver.rows<{ id: number }>(
      `select id from people where email = 'dora@example.com'`,
    );
    await receiver.owner(`/owner/guests/${id}/confirm`, {});
    assert.deepEqual(
      (await guests(receiver)).map((guest) => guest.status),
      ['confirmed', 'confirmed', 'confirmed', 'confirmed', 'confirmed'],
    );
    assert.equal((await receiver.rows('select id from rewards where person = $1', [id])).length, 2);
  });

  it('never gives more seats than there are, however many come at once', async () => {
    const receiver = await testReceiver({ campaign: { seats: 8, maxFriends: 50 } });
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        receiver.post(friendForm({ email: `f${n}@example.com` }, anna.referral.code)),
      ),
    );
    const statuses = (await guests(receiver)).map((guest) => guest.status);
    assert.deepEqual(
      [
        statuses.filter((status) => status === 'confirmed').length,
        statuses.filter((status) => status === 'standby').length,
      ],
      [8, 13],
    );
  });

  it('of a thousand seats and more gives none beyond them, and says how many are left', async () => {
    const receiver = await testReceiver({ campaign: { seats: 1101, maxFriends: 50 } });
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    const sendFriend = async (n: number) =>
      (await receiver.post(friendForm({ email: `f${n}@example.com` }, anna.referral.code))).json.referral.status;
    const left = async () => (await receiver.get('/api/campaign')).json.seatsLeft;
    // Plenty: fewer people than seats, by more than a thousand.
    assert.deepEqual([await sendFriend(1), await left()], ['confirmed', 1099]);
    await receiver.rows(
      `with crowd as (
         insert into people (email_key, email, stage, created_at)
         select 'crowd' || n, 'crowd' || n || '@example.com', 'lead', now() from generate_series(1, 1098) as n returning id)
       insert into guests (campaign, person, status, since, confirmed_at) select 'vip-prelaunch', id, 'confirmed', now(), now() from crowd`,
    );
    assert.deepEqual([await sendFriend(2), await sendFriend(3), await left()], ['confirmed', 'full', 0]);
  });

  const named = (campaign: string | null) => {
    const sent = referrerForm(ANNA);
    return { ...sent, flow: { ...sent.flow, campaign } };
  };
  for (const campaign of [
    'vip-prelaunch',
    '/campaign.json',
    'campaign.json',
    '../campaign.json',
    `${SITE}/campaign.json`,
  ])
    it(`is meant by its id and by the address of its file on the site: ${campaign}`, async () => {
      const receiver = await testReceiver();
      assert.match((await receiver.post(named(campaign))).json.referral.code, /^.{8}$/);
    });

  it('is not meant by another name or address, and what is of another campaign is only kept', async () => {
    const receiver = await testReceiver();
    const others = [
      null,
      '',
      'phone-plan',
      'VIP-prelaunch',
      '/phone-plan/campaign.json',
      'phone-plan/campaign.json',
      '/my-campaign.json',
      '/campaign.json/',
      '/campaign.json?of=phone-plan',
      '//elsewhere.example/campaign.json',
      'https://elsewhere.example/campaign.json',
      `${SITE}.elsewhere.example/campaign.json`,
      SITE.replace('https:', 'http:') + '/campaign.json',
      'javascript:/campaign.json',
    ];
    for (const campaign of others) {
      const { status, json } = await receiver.post(named(campaign));
      assert.deepEqual([status, json.ok, json.referral], [200, true, undefined], String(campaign));
    }
    assert.equal((await receiver.rows('select id from results')).length, others.length);
    assert.deepEqual(await receiver.rows('select code from referrers'), []);
  });

  it('is not opened by a share that another campaign asked for', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await receiver.rows('delete from guests');
    const share = (campaign: string) => {
      const sent = shareIntended(anna.referral.url);
      return receiver.post({ ...sent, flow: { ...sent.flow, campaign } });
    };
    await share('https://elsewhere.example/campaign.json');
    assert.deepEqual(await receiver.rows('select person from guests'), []);
    await share('/campaign.json');
    assert.equal((await receiver.rows('select person from guests')).length, 1);
  });

  it('answers what nobody serves with what there is', async () => {
    const { get } = await testReceiver();
    assert.deepEqual(
      [(await get('/api/nothing')).status, (await get('/api/nothing')).json.code],
      [404, 'unknown-address'],
    );
    assert.equal((await get('/healthz')).status, 200);
  });
});
