import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANNA, BEN, type Person, NOW } from '../envelopes.ts';
import { type PlanReceiver, planReceiver } from '../plan-campaign.ts';

const friend = (n: number): Person => ({ firstName: `Friend ${n}`, email: `friend${n}@example.com` });
const statuses = async ({ rewards }: PlanReceiver) =>
  (await rewards()).map(({ email, side, status }) => `${email.split('@')[0]} ${side} ${status}`);
const confirm = ({ operator }: PlanReceiver, person: Person, type = 'customer') =>
  operator('/confirm', { email: person.email, type });

describe('A friend who counts once the operator says so', () => {
  it('is registered at first, and two rewards wait', async () => {
    const receiver = await planReceiver();
    const { json } = await receiver.signUp(BEN, await receiver.join(ANNA));
    assert.deepEqual(json.referral, { status: 'registered' });
    assert.deepEqual(
      json.rewards.map(({ kind, status, title }: Record<string, string>) => [kind, status, title]),
      [['data_allowance', 'pending', '2 GB more each month']],
    );
    assert.deepEqual(await receiver.referrals(), [
      { friend: 'ben@example.com', status: 'signed_up', reason: null, counts: true },
    ]);
    assert.deepEqual(await statuses(receiver), ['anna referrer pending', 'ben friend pending']);
    assert.deepEqual(
      (await receiver.events()).filter((type) => type.startsWith('re')),
      [
        'referrer.joined',
        'result.received',
        'referral.signed_up',
        'reward.pending',
        'reward.pending',
        'result.received',
      ],
    );
  });

  it('qualifies by the word of the operator, once, and the rewards are held for the time to withdraw', async () => {
    const receiver = await planReceiver();
    await receiver.signUp(BEN, await receiver.join(ANNA));
    assert.deepEqual(await confirm(receiver, BEN), { status: 200, json: { ok: true, changed: true } });
    assert.deepEqual(await confirm(receiver, BEN), { status: 200, json: { ok: true, changed: false } });
    assert.deepEqual(await statuses(receiver), ['anna referrer held', 'ben friend held']);
    assert.equal((await receiver.referrals())[0]!.status, 'qualified');
    assert.deepEqual(
      (await receiver.events()).filter((type) => /referral|reward|contact/.test(type)),
      [
        'referral.signed_up',
        'reward.pending',
        'reward.pending',
        'contact.customer',
        'referral.qualified',
        'reward.held',
        'reward.held',
      ],
    );
  });

  it('is rewarded when nobody has withdrawn in fourteen days: both get the first month', async () => {
    const receiver = await planReceiver();
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await confirm(receiver, BEN);
    await receiver.daysLater(13);
    assert.deepEqual(await statuses(receiver), ['anna referrer held', 'ben friend held']);
    await receiver.daysLater(1);
    assert.deepEqual(await statuses(receiver), ['anna referrer issued', 'ben friend issued']);
    assert.equal((await receiver.referrals())[0]!.status, 'rewarded');
    const months = () =>
      receiver.rows(
        `select reward, to_char(month, 'YYYY-MM-DD') as month, amount, unit from reward_months order by 2, 1`,
      );
    assert.deepEqual(await months(), [
      { reward: 1, month: '2027-01-01', amount: 2, unit: 'GB' },
      { reward: 2, month: '2027-01-01', amount: 2, unit: 'GB' },
    ]);
    await receiver.daysLater(60);
    assert.deepEqual(
      (await months()).map(({ month }) => month),
      ['2027-01-01', '2027-01-01', '2027-02-01', '2027-02-01'],
    );
  });

  it('who withdraws in time takes the rewards back, on both sides', async () => {
    const receiver = await planReceiver();
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await confirm(receiver, BEN);
    await receiver.daysLater(10);
    assert.deepEqual((await confirm(receiver, BEN, 'withdrawn')).json, { ok: true, changed: true });
    assert.deepEqual((await confirm(receiver, BEN, 'withdrawn')).json, { ok: true, changed: false });
    await receiver.daysLater(10);
    assert.deepEqual(await statuses(receiver), ['anna referrer cancelled', 'ben friend cancelled']);
    assert.deepEqual(await receiver.referrals(), [
      { friend: 'ben@example.com', status: 'cancelled', reason: 'withdrawn', counts: false },
    ]);
  });

  it('beyond the limit gets the gigabytes, and the customer none for them', async () => {
    const receiver = await planReceiver({ maxFriends: 2 });
    const code = await receiver.join(ANNA);
    for (const n of [1, 2, 3]) {
      await receiver.signUp(friend(n), code);
      await confirm(receiver, friend(n));
    }
    await receiver.daysLater(14);
    assert.deepEqual(
      (await receiver.referrals()).map(({ status, reason, counts }) => [status, reason, counts]),
      [
        ['rewarded', null, true],
        ['rewarded', null, true],
        ['rewarded', 'limit', false],
      ],
    );
    assert.deepEqual(await statuses(receiver), [
      'anna referrer issued',
      'anna referrer issued',
      'friend1 friend issued',
      'friend2 friend issued',
      'friend3 friend issued',
    ]);
  });

  it('who leaves makes room for the next within the limit', async () => {
    const receiver = await planReceiver({ maxFriends: 1 });
    const code = await receiver.join(ANNA);
    for (const n of [1, 2]) {
      await receiver.signUp(friend(n), code);
      await confirm(receiver, friend(n));
    }
    await confirm(receiver, friend(1), 'withdrawn');
    await receiver.daysLater(14);
    assert.deepEqual(
      (await receiver.referrals()).map(({ status, counts }) => [status, counts]),
      [
        ['cancelled', false],
        ['rewarded', true],
      ],
    );
    assert.deepEqual(await statuses(receiver), [
      'anna referrer cancelled',
      'anna referrer issued',
      'friend1 friend cancelled',
      'friend2 friend issued',
    ]);
  });

  it('who was a customer before is told the same and earns nothing', async () => {
    const receiver = await planReceiver({ newCustomersOnly: true });
    const code = await receiver.join(ANNA);
    await receiver.signUp(BEN, null);
    await confirm(receiver, BEN);
    const known = await receiver.signUp(BEN, code);
    const unknown = await receiver.signUp(friend(1), code);
    assert.deepEqual({ ...known.json, id: '' }, { ...unknown.json, id: '' });
    assert.deepEqual(
      (await receiver.referrals()).map(({ status, reason }) => [status, reason]),
      [
        ['rejected', 'already-customer'],
        ['signed_up', null],
      ],
    );
  });

  it('who was a customer before is one whenever they say that they signed up, unless they were here in time', async () => {
    const receiver = await planReceiver({ newCustomersOnly: true });
    const code = await receiver.join(ANNA);
    const session = { id: 'here-in-time', startedAt: NOW.toISOString() };
    await receiver.signUp({ email: null }, code, { type: 'flow.started', session });
    for (const person of [BEN, friend(1)]) await receiver.signUp(person, null);
    await receiver.daysLater(1);
    for (const person of [BEN, friend(1)]) await confirm(receiver, person);
    await receiver.daysLater(2);
    await receiver.signUp(BEN, code, { occurredAt: '2025-12-31T12:00:00.000Z' });
    await receiver.signUp(friend(1), code, { session, occurredAt: NOW.toISOString() });
    assert.deepEqual(
      (await receiver.referrals()).map(({ friend: email, reason }) => [email, reason]),
      [
        [BEN.email, 'already-customer'],
        [friend(1).email, null],
      ],
    );
  });

  it('of a customer whose plan ends keeps their own months', async () => {
    const receiver = await planReceiver();
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await confirm(receiver, ANNA);
    await confirm(receiver, BEN);
    await receiver.daysLater(14);
    await confirm(receiver, ANNA, 'ended');
    await receiver.daysLater(60);
    const months = await receiver.rows(
      `select people.email, stop_reason, count(*)::integer as months from reward_months
         join rewards on rewards.id = reward_months.reward join people on people.id = rewards.person group by 1, 2 order by 1`,
    );
    assert.deepEqual(months, [
      { email: 'anna@example.com', stop_reason: 'referrer-ended', months: 1 },
      { email: 'ben@example.com', stop_reason: null, months: 2 },
    ]);
  });

  it('who leaves later ends the months of both', async () => {
    const receiver = await planReceiver();
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await confirm(receiver, BEN);
    await receiver.daysLater(14);
    await confirm(receiver, BEN, 'ended');
    await receiver.daysLater(60);
    assert.deepEqual(await receiver.rows('select side, status, stop_reason from rewards order by side'), [
      { side: 'friend', status: 'expired', stop_reason: 'ended' },
      { side: 'referrer', status: 'expired', stop_reason: 'friend-left' },
    ]);
    assert.equal((await receiver.rows('select * from reward_months')).length, 2);
  });

  it('too late has expired, with what was promised', async () => {
    const receiver = await planReceiver();
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await receiver.daysLater(61);
    assert.deepEqual(await receiver.referrals(), [
      { friend: 'ben@example.com', status: 'expired', reason: 'too-late', counts: false },
    ]);
    assert.deepEqual(await statuses(receiver), ['anna referrer expired', 'ben friend expired']);
    await confirm(receiver, BEN);
    assert.equal((await receiver.referrals())[0]!.status, 'expired');
  });
});
