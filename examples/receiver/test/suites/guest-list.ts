import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANNA, BEN, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { type TestReceiver, testReceiver } from '../fixture.ts';

const CARL = { firstName: 'Carl', email: 'carl@example.com' };
const guests = async ({ rows }: TestReceiver) =>
  (
    await rows<{ email: string; status: string }>(
      'select email, guests.status from guests join people on people.id = person order by email',
    )
  ).map(({ email, status }) => `${email.split('@')[0]} ${status}`);
const rewards = async ({ rows }: TestReceiver) =>
  (
    await rows<{ email: string; reward: string; status: string }>(
      'select email, reward, status from rewards join people on people.id = person order by email, reward, rewards.id',
    )
  ).map(({ email, reward, status }) => `${email.split('@')[0]} ${reward} ${status}`);
const codeOf = async ({ post }: TestReceiver, person = ANNA) =>
  (await post(referrerForm(person))).json.referral.code as string;
const seatLink = async ({ rows }: TestReceiver, email: string | null) =>
  `/g/${(await rows<{ seat_token: string }>('select seat_token from guests join people on people.id = person where email = $1', [email]))[0]!.seat_token}`;
const give = async ({ app }: TestReceiver, link: string) =>
  (await app.request(link, { method: 'POST', headers: { origin: 'http://localhost' } })).text();

describe('A guest whom the owner confirms', () => {
  it('has a seat, and what the sign-up earns where it only waited for that', async () => {
    const receiver = await testReceiver({ campaign: { seats: 2 } });
    const code = await codeOf(receiver);
    await receiver.post(friendForm(BEN, code));
    await receiver.post(friendForm(CARL, code));
    await receiver.owner('/owner/guests/3/confirm', {});
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'ben confirmed', 'carl confirmed']);
    assert.ok((await rewards(receiver)).includes('carl parking_minutes issued'));
  });

  it('has the seat alone where the sign-up waits for review, which the list leads to', async () => {
    const receiver = await testReceiver();
    const tom = { firstName: 'Tom', email: 'tom@mailinator.com' };
    await receiver.post(friendForm(tom, await codeOf(receiver)));
    await receiver.owner('/owner/guests/2/confirm', {});
    assert.deepEqual(await guests(receiver), ['anna waiting', 'tom confirmed']);
    assert.deepEqual(await receiver.rows('select status, reason from referrals'), [
      { status: 'held', reason: 'disposable-address' },
    ]);
    assert.deepEqual([await rewards(receiver), await receiver.rows('select id from decisions')], [[], []]);
    const list = await (await receiver.owner('/owner/guests?status=confirmed')).text();
    assert.match(list, /waits for your <a href="\/owner\/review">review<\/a>/);
    await receiver.owner('/owner/review/referral/1/approve', {});
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'tom confirmed']);
  });
});

describe('More seats in the campaign file', () => {
  it('go to those who wait when the receiver starts with it', async () => {
    const receiver = await testReceiver({ campaign: { seats: 2 } });
    const code = await codeOf(receiver);
    await receiver.post(friendForm(BEN, code));
    await receiver.post(friendForm(CARL, code));
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'ben confirmed', 'carl standby']);
    await testReceiver({ campaign: { seats: 3 }, keep: true });
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'ben confirmed', 'carl confirmed']);
  });
});

describe('A guest who can’t come', () => {
  it('is asked first: a mail scanner that opens the link takes no seat away', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(BEN, await codeOf(receiver)));
    const page = await receiver.app.request(await seatLink(receiver, BEN.email));
    assert.match(await page.text(), /<button>Give my place back<\/button>/);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'ben confirmed']);
  });

  it('gives the seat back, with what they earned; who invited them keeps theirs, and the owner hears of it', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(BEN, await codeOf(receiver)));
    const link = await seatLink(receiver, BEN.email);
    assert.match(await give(receiver, link), /is free for somebody else now/);
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'ben cancelled']);
    assert.deepEqual(await rewards(receiver), [
      'anna list_spot issued',
      'anna parking_minutes issued',
      'ben list_spot cancelled',
      'ben parking_minutes cancelled',
    ]);
    assert.deepEqual(
      await receiver.rows(
        `select people.email, data from events join people on people.id = person where type = 'guest.cancelled'`,
      ),
      [{ email: 'ben@example.com', data: '{"by":"guest"}' }],
    );
    assert.match(await give(receiver, link), /Perhaps it was given back already/);
    assert.equal((await receiver.rows(`select id from events where type = 'guest.cancelled'`)).length, 1);
  });

  it('takes the place of the customer along where the campaign says so', async () => {
    const receiver = await testReceiver({ campaign: { afterCancel: { keepsSeat: false } } });
    await receiver.post(friendForm(BEN, await codeOf(receiver)));
    await give(receiver, await seatLink(receiver, BEN.email));
    assert.deepEqual(await guests(receiver), ['anna waiting', 'ben cancelled']);
    assert.deepEqual(await receiver.rows('select status, reason from referrals'), [
      { status: 'cancelled', reason: 'seat-given-back' },
    ]);
    assert.ok((await rewards(receiver)).every((reward) => reward.endsWith('cancelled')));
  });

  it('leaves the customer what another friend has earned them', async () => {
    const receiver = await testReceiver({ campaign: { afterCancel: { keepsSeat: false } } });
    const code = await codeOf(receiver);
    await receiver.post(friendForm(BEN, code));
    await receiver.post(friendForm(CARL, code));
    await give(receiver, await seatLink(receiver, BEN.email));
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'ben cancelled', 'carl confirmed']);
    assert.deepEqual(
      (await rewards(receiver)).filter((reward) => reward.startsWith('anna')),
      [
        'anna list_spot cancelled',
        'anna list_spot issued',
        'anna parking_minutes cancelled',
        'anna parking_minutes issued',
      ],
    );
  });

  it('makes room for who has waited longest, together with the one who invited them', async () => {
    const receiver = await testReceiver({ campaign: { seats: 2 } });
    await receiver.post(friendForm(BEN, await codeOf(receiver)));
    const carls = await codeOf(receiver, CARL);
    await receiver.post(friendForm({ email: 'dora@example.com' }, carls));
    receiver.at(new Date(NOW.getTime() + 1000));
    await receiver.post(friendForm({ email: 'eve@example.com' }, await codeOf(receiver)));
    assert.deepEqual(await guests(receiver), [
      'anna confirmed',
      'ben confirmed',
      'carl waiting',
      'dora standby',
      'eve standby',
    ]);
    // Dora and Carl need two seats: Eve, whose inviter sits already, fits in.
    await give(receiver, await seatLink(receiver, BEN.email));
    assert.deepEqual(await guests(receiver), [
      'anna confirmed',
      'ben cancelled',
      'carl waiting',
      'dora standby',
      'eve confirmed',
    ]);
    await give(receiver, await seatLink(receiver, ANNA.email));
    await give(receiver, await seatLink(receiver, 'eve@example.com'));
    assert.deepEqual(await guests(receiver), [
      'anna cancelled',
      'ben cancelled',
      'carl confirmed',
      'dora confirmed',
      'eve cancelled',
    ]);
    assert.deepEqual(
      (await rewards(receiver)).filter((reward) => /^(carl|dora)/.test(reward)),
      ['carl list_spot issued', 'carl parking_minutes issued', 'dora list_spot issued', 'dora parking_minutes issued'],
    );
  });

  it('makes room, too, when the owner deletes them', async () => {
    const receiver = await testReceiver({ campaign: { seats: 2 } });
    const code = await codeOf(receiver);
    await receiver.post(friendForm(BEN, code));
    await receiver.post(friendForm(CARL, code));
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'ben confirmed', 'carl standby']);
    await receiver.owner('/owner/people/2/delete', {});
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'carl confirmed']);
  });

  it('makes room for nobody once the evening is over', async () => {
    const receiver = await testReceiver({
      campaign: { seats: 2, event: { ...(await testReceiver()).campaign.event!, starts: '2026-11-26T18:00' } },
    });
    const code = await codeOf(receiver);
    await receiver.post(friendForm(BEN, code));
    await receiver.post(friendForm(CARL, code));
    receiver.at(new Date('2026-11-27T12:00:00Z'));
    await receiver.owner('/owner/people/2/delete', {});
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'carl standby']);
  });

  it('reads the page in their own language', async () => {
    const receiver = await testReceiver();
    const sent = friendForm(BEN, await codeOf(receiver));
    await receiver.post({ ...sent, flow: { ...sent.flow, locale: 'nl' } });
    const page = await (await receiver.app.request(await seatLink(receiver, BEN.email))).text();
    assert.match(page, /<html lang="nl">[\s\S]*Mijn plek teruggeven/);
  });

  it('with a forged link finds nothing to give', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(BEN, await codeOf(receiver)));
    for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', '%00', "'--", 'x'.repeat(5000)])
      assert.match(await give(receiver, `/g/${token}`), /no place on the list/);
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'ben confirmed']);
  });

  it('may change their mind: the same link gives them a seat and what a friend gets', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver);
    await receiver.post(friendForm(BEN, code));
    await give(receiver, await seatLink(receiver, BEN.email));
    const { json } = await receiver.post(friendForm(BEN, code));
    assert.equal(json.referral.status, 'confirmed');
    assert.equal(json.rewards.length, 2);
    assert.deepEqual(await guests(receiver), ['anna confirmed', 'ben confirmed']);
    assert.equal((await rewards(receiver)).filter((reward) => reward.startsWith('anna')).length, 2);
  });

  it('is left in peace when a further friend of theirs signs up', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver);
    await receiver.post(friendForm(BEN, code));
    await give(receiver, await seatLink(receiver, ANNA.email));
    await receiver.post(friendForm(CARL, code));
    assert.deepEqual(await guests(receiver), ['anna cancelled', 'ben confirmed', 'carl confirmed']);
    assert.ok(!(await rewards(receiver)).includes('anna list_spot issued'));
  });
});
