import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Envelope } from '../../../../src/engine/envelope.ts';
import { ANNA, BEN, consent, friendForm, NOW, type Person, referrerForm } from '../envelopes.ts';
import { SITE, type TestReceiver, testReceiver } from '../fixture.ts';
import { planReceiver } from '../plan-campaign.ts';

const CARL: Person = { firstName: 'Carl', email: 'carl@example.com' };
const DORA: Person = { firstName: 'Dora', email: 'dora@example.com' };
const session = () => ({ id: randomUUID(), startedAt: NOW.toISOString() });
const open = () => testReceiver({ campaign: { friendsMayInvite: true } });
const codeOf = async ({ post }: TestReceiver, person: Person) =>
  (await post(referrerForm(person))).json.referral.code as string;

/** Somebody signs up by a code; what the chat is answered about their own link. */
const signUp = async ({ post }: TestReceiver, friend: Person, code: string | null, changes: Partial<Envelope> = {}) =>
  (await post(friendForm(friend, code, { session: session(), ...changes }))).json.referral as {
    readonly status: string;
    readonly code?: string;
    readonly url?: string;
    readonly token?: string;
  };
const rewardsOf = async ({ rows }: TestReceiver, { email }: Person) =>
  (
    await rows<{ reward: string; side: string }>(
      `select reward, side from rewards join people on people.id = person where people.email = $1 and status = 'issued' order by rewards.id`,
      [email],
    )
  ).map(({ reward, side }) => `${side} ${reward}`);
const lastReferral = async ({ rows }: TestReceiver) =>
  (
    await rows<{ status: string; reason: string | null; counts: boolean }>(
      'select status, reason, counts from referrals order by id desc limit 1',
    )
  )[0];

describe('A friend who has signed up', () => {
  it('gets no link where the campaign does not say so', async () => {
    const receiver = await testReceiver();
    assert.deepEqual(await signUp(receiver, BEN, await codeOf(receiver, ANNA)), { status: 'confirmed' });
  });

  it('gets a link of their own with the answer, the same one again, and it brings both sides what it brings others', async () => {
    const receiver = await open();
    const ben = await signUp(receiver, BEN, await codeOf(receiver, ANNA));
    assert.equal(ben.status, 'confirmed');
    assert.equal(ben.url, `${SITE}/friend.html?ref=${ben.code}&utm_source=referral&utm_campaign=vip-prelaunch`);
    assert.equal((await signUp(receiver, BEN, await codeOf(receiver, ANNA))).code, ben.code);
    assert.equal(await codeOf(receiver, BEN), ben.code);

    const carl = await signUp(receiver, CARL, ben.code!);
    assert.equal(carl.status, 'confirmed');
    assert.notEqual(carl.code, ben.code);
    // The place is given once; parking comes for each friend.
    assert.deepEqual(await rewardsOf(receiver, BEN), [
      'friend list_spot',
      'friend parking_minutes',
      'referrer parking_minutes',
    ]);
    assert.deepEqual(await rewardsOf(receiver, CARL), ['friend list_spot', 'friend parking_minutes']);
    assert.deepEqual(
      await rewardsOf(receiver, ANNA),
      ['referrer list_spot', 'referrer parking_minutes'],
      'Carl is Ben’s friend, not hers',
    );
  });

  it('earns something for as many friends as any other, and the chain goes on', async () => {
    const receiver = await testReceiver({ campaign: { friendsMayInvite: true, maxFriends: 1 } });
    const ben = await signUp(receiver, BEN, await codeOf(receiver, ANNA));
    const carl = await signUp(receiver, CARL, ben.code!);
    await signUp(receiver, { email: 'eva@example.com' }, ben.code!);
    assert.deepEqual(await lastReferral(receiver), { status: 'rewarded', reason: 'limit', counts: false });
    await signUp(receiver, DORA, carl.code!);
    assert.deepEqual(await lastReferral(receiver), { status: 'rewarded', reason: null, counts: true });
  });

  it('cannot bring whoever brought them, however many lie between', async () => {
    const receiver = await open();
    const ben = await signUp(receiver, BEN, await codeOf(receiver, ANNA));
    const carl = await signUp(receiver, CARL, ben.code!);
    const anna = await signUp(receiver, ANNA, carl.code!);
    assert.deepEqual(await lastReferral(receiver), { status: 'rejected', reason: 'circular', counts: false });
    assert.equal(anna.status, 'confirmed', 'which tells nobody anything');
    assert.deepEqual(await rewardsOf(receiver, ANNA), ['referrer list_spot', 'referrer parking_minutes']);
  });

  it('keeps the place that they have as a friend when one of their friends gives theirs back', async () => {
    const receiver = await testReceiver({ campaign: { friendsMayInvite: true, afterCancel: { keepsSeat: false } } });
    const ben = await signUp(receiver, BEN, await codeOf(receiver, ANNA));
    await signUp(receiver, CARL, ben.code!);
    const [carl] = await receiver.rows<{ seat_token: string }>(
      'select seat_token from guests join people on people.id = person where email = $1',
      [CARL.email],
    );
    await receiver.app.request(`/g/${carl!.seat_token}`, { method: 'POST', body: new URLSearchParams() });
    assert.deepEqual(
      await receiver.rows('select email, status from guests join people on people.id = person order by email'),
      [
        { email: 'anna@example.com', status: 'confirmed' },
        { email: 'ben@example.com', status: 'confirmed' },
        { email: 'carl@example.com', status: 'cancelled' },
      ],
    );
  });

  it('has a link on the waiting list too, and none where nobody invited them or the campaign is over', async () => {
    const receiver = await testReceiver({ campaign: { friendsMayInvite: true, seats: 2 } });
    const code = await codeOf(receiver, ANNA);
    await signUp(receiver, BEN, code);
    const late = await signUp(receiver, CARL, code);
    assert.equal(late.status, 'full');
    assert.ok(late.url);
    assert.deepEqual(await signUp(receiver, DORA, null), { status: 'waiting' });
    receiver.at(new Date(NOW.getTime() + 4 * 86_400_000));
    const over = await signUp(receiver, { email: 'eva@example.com' }, code, {
      occurredAt: new Date(NOW.getTime() + 4 * 86_400_000).toISOString(),
    });
    assert.deepEqual(over, { status: 'ended' });
  });

  it('who is a customer already, where only new ones count, still has a link to pass on', async () => {
    const receiver = await planReceiver({ newCustomersOnly: true, friendsMayInvite: true });
    const anna = await receiver.join(ANNA);
    const ben = (await receiver.signUp(BEN, anna)).json.referral;
    await receiver.operator('/confirm', { email: BEN.email, type: 'customer' });
    const again = (await receiver.signUp(BEN, anna)).json.referral;
    assert.deepEqual([again.status, again.code], ['registered', ben.code]);
    assert.match(ben.url, /\/plan\/friend\.html\?ref=/);
  });

  it('hears of their friends while the page is open, and of nothing that would tell whether the address was known', async () => {
    const receiver = await open();
    const anna = await codeOf(receiver, ANNA);
    const told = async (token: string) => (await receiver.get(`/api/status?token=${token}`)).json;
    const ben = await signUp(receiver, BEN, anna);
    const strangersBen = await signUp(receiver, { firstName: 'Eve', email: 'ben@example.com' }, anna);
    for (const { token } of [ben, strangersBen]) {
      const { rewards, news, friends, referral, firstName } = await told(token!);
      assert.deepEqual([rewards, news, friends.joined, referral.status, firstName], [[], [], 0, 'waiting', null]);
      assert.equal(referral.code, ben.code);
    }
    await signUp(receiver, CARL, ben.code!);
    const { rewards, news, friends, referral } = await told(ben.token!);
    assert.equal(friends.ready, 1);
    assert.equal(referral.status, 'confirmed');
    assert.deepEqual(
      news.map(({ type }: { type: string }) => type),
      ['referral.signed_up', 'referral.qualified', 'reward.issued'],
    );
    assert.deepEqual(
      rewards.map(({ kind, code }: Record<string, string>) => [kind, code]),
      [['parking_minutes', undefined]],
    );
  });

  it('whose form is set aside is answered the same, and a release keeps the link that was promised', async () => {
    const receiver = await open();
    const anna = await codeOf(receiver, ANNA);
    const sent = friendForm(BEN, anna, { session: session() });
    const { json } = await receiver.post({ ...sent, meta: { ...sent.meta, honeypot: 'a machine' } });
    assert.deepEqual(Object.keys(json.referral).sort(), ['code', 'status', 'token', 'url']);
    assert.deepEqual(await receiver.rows('select code from referrers where code = $1', [json.referral.code]), []);
    await receiver.owner(`/owner/set-aside/${sent.id}/release`, {});
    assert.equal((await signUp(receiver, BEN, anna)).code, json.referral.code);
  });

  it('is named to whom they invite where they agreed to it, by their newest wish, whoever typed the address', async () => {
    const receiver = await open();
    const anna = await codeOf(receiver, ANNA);
    const yes = { consents: [consent('name', true)] };
    const named = async (code: string) => (await receiver.get(`/api/referrer?code=${code}`)).json.firstName as unknown;
    assert.equal(await named((await signUp(receiver, CARL, anna)).code!), null);
    const ben = await signUp(receiver, BEN, anna, yes);
    assert.equal(await named(ben.code!), 'Ben');
    // Whoever types a known address reads back what they typed, and so learns nothing.
    const strangers = await signUp(receiver, { ...BEN, firstName: 'Eve' }, anna, yes);
    assert.equal(await named(strangers.code!), 'Eve');
    const silent = await signUp(receiver, BEN, anna, { consents: [consent('name', false)] });
    assert.equal(await named(silent.code!), null);
    assert.equal(
      await named((await signUp(receiver, { firstName: 'ben@example.com', email: 'x@example.com' }, anna, yes)).code!),
      null,
    );
  });

  it('finds the link in the welcome, and gets no mail of its own for it', async () => {
    for (const friendsMayInvite of [true, false]) {
      const receiver = await testReceiver({ campaign: { friendsMayInvite } });
      const { url } = await signUp(receiver, BEN, await codeOf(receiver, ANNA));
      await receiver.runDue();
      const mails = receiver.sent.filter(({ to }) => to === BEN.email);
      assert.equal(mails.length, 1);
      assert.equal(mails[0]!.text.includes('You can bring friends of your own'), friendsMayInvite);
      assert.equal(url !== undefined && mails[0]!.text.includes(url), friendsMayInvite);
    }
  });
});
