import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runDue } from '../../campaign/run-due.ts';
import type { Database } from '../../database/database.ts';
import { addPoolCodes } from '../../rewards/fill-pool.ts';
import { fulfilAgain, fulfilByHand } from '../../rewards/fulfil/by-hand.ts';
import type { Fulfil, FulfilOrder } from '../../rewards/fulfil/fulfil.ts';
import {
  approveHeldReward,
  approveReferral,
  redeemReward,
  rejectReferral,
  rejectReward,
} from '../../referrals/decisions.ts';
import { ANNA, BEN, NOW, type Person } from '../envelopes.ts';
import { aReward, type PlanReceiver, planReceiver } from '../plan-campaign.ts';
import { heldRewards } from '../../referrals/review-queue.ts';

const friend = (n: number): Person => ({ firstName: `Friend ${n}`, email: `friend${n}@example.com` });
/** Friends count at once, and nothing is held. */
const AT_ONCE = { qualifies: { on: 'sign-up' } };
const VOUCHER = aReward({
  kind: 'voucher',
  amount: 10,
  unit: 'EUR',
  sides: ['friend'],
  title: 'A voucher',
  text: 'Use it.',
});

const statuses = async ({ rewards }: PlanReceiver) =>
  (await rewards()).map(({ email, side, reward, status }) => `${email.split('@')[0]} ${side} ${reward} ${status}`);
async function bring(receiver: PlanReceiver, many: number, code?: string): Promise<string> {
  const link = code ?? (await receiver.join(ANNA));
  const before = (await receiver.referrals()).length;
  for (let n = before + 1; n <= before + many; n += 1) await receiver.signUp(friend(n), link);
  return link;
}

describe('A reward for both sides', () => {
  it('is given once for each, however often the form comes', async () => {
    const receiver = await planReceiver({ ...AT_ONCE, rewards: [aReward()] });
    const code = await receiver.join(ANNA);
    for (let n = 0; n < 3; n += 1) await receiver.signUp(BEN, code);
    assert.deepEqual(await statuses(receiver), [
      'anna referrer data_allowance issued',
      'ben friend data_allowance issued',
    ]);
  });

  it('for one side only is given to that one', async () => {
    const receiver = await planReceiver({ ...AT_ONCE, rewards: [aReward({ sides: ['referrer'] })] });
    await bring(receiver, 1);
    assert.deepEqual(await statuses(receiver), ['anna referrer data_allowance issued']);
  });

  it('two of one kind are two, by their ids', async () => {
    const receiver = await planReceiver({
      ...AT_ONCE,
      rewards: [aReward({ id: 'small', sides: ['friend'] }), aReward({ id: 'large', sides: ['friend'], amount: 20 })],
    });
    await bring(receiver, 1);
    assert.deepEqual(await statuses(receiver), ['friend1 friend small issued', 'friend1 friend large issued']);
  });
});

describe('Limits', () => {
  it('of one month hold, and the next month has room again', async () => {
    const receiver = await planReceiver({
      ...AT_ONCE,
      maxFriendsPerMonth: 2,
      rewards: [aReward({ sides: ['referrer'] })],
    });
    const code = await bring(receiver, 3);
    assert.equal((await receiver.rewards()).length, 2);
    assert.equal((await receiver.referrals())[2]!.reason, 'month-limit');
    assert.match(
      await (await receiver.owner('/owner/referrals')).text(),
      /over the limit of friends that count in a month/,
    );
    await receiver.daysLater(10);
    await bring(receiver, 1, code);
    assert.equal((await receiver.rewards()).length, 3);
    for (const month of ['03', '04', '05'])
      await receiver.signUp({ email: `in${month}@example.com` }, code, { occurredAt: `2026-${month}-10T00:00:00Z` });
    assert.deepEqual(
      (await receiver.referrals()).slice(-3).map(({ reason }) => reason),
      [null, 'month-limit', 'month-limit'],
    );
  });

  it('of the whole campaign hold: later friends count and get the other rewards', async () => {
    const receiver = await planReceiver({
      ...AT_ONCE,
      rewards: [aReward({ id: 'scarce', most: 2, sides: ['friend'] }), aReward({ sides: ['friend'] })],
    });
    await bring(receiver, 3);
    const given = await receiver.rewards();
    assert.equal(given.filter(({ reward }) => reward === 'scarce').length, 2);
    assert.equal(given.filter(({ reward }) => reward === 'data_allowance').length, 3);
    assert.ok((await receiver.referrals()).every(({ status }) => status === 'rewarded'));
  });

  it('of once for a person hold, however many friends', async () => {
    const receiver = await planReceiver({ ...AT_ONCE, rewards: [aReward({ once: true })] });
    await bring(receiver, 3);
    assert.equal((await receiver.rewards()).filter(({ side }) => side === 'referrer').length, 1);
  });
});

describe('Milestones', () => {
  const rewards = [3, 5].map((milestone) =>
    aReward({ id: `after-${milestone}`, milestone, sides: ['referrer'], amount: milestone }),
  );
  const withCodes = rewards.map((each) => ({ ...each, code: true }));
  const codesGiven = ({ rows }: PlanReceiver) => rows<{ code: string }>('select code from rewards order by id');

  it('are given once each, when so many friends count', async () => {
    const receiver = await planReceiver({ ...AT_ONCE, maxFriends: 10, rewards });
    const code = await bring(receiver, 2);
    assert.deepEqual(await statuses(receiver), []);
    await bring(receiver, 1, code);
    assert.deepEqual(await statuses(receiver), ['anna referrer after-3 issued']);
    await bring(receiver, 4, code);
    assert.deepEqual(await statuses(receiver), ['anna referrer after-3 issued', 'anna referrer after-5 issued']);
  });

  // A second record would be a second code for one milestone: the person has had the first by mail.
  it('are taken back when a friend no longer counts, and the same one, with its code, is given again with the next', async () => {
    const receiver = await planReceiver({ ...AT_ONCE, maxFriends: 10, rewards: withCodes });
    const code = await bring(receiver, 3);
    const [first] = await codesGiven(receiver);
    await receiver.operator('/confirm', { email: friend(2).email, type: 'withdrawn', campaign: 'gigabytes' });
    assert.deepEqual(await statuses(receiver), ['anna referrer after-3 cancelled']);
    await bring(receiver, 1, code);
    assert.deepEqual(await statuses(receiver), ['anna referrer after-3 issued']);
    assert.deepEqual(await codesGiven(receiver), [first]);
  });

  it('are neither lost nor doubled where the owner rejects a friend and lets them count after all', async () => {
    const receiver = await planReceiver({ ...AT_ONCE, maxFriends: 10, rewards: withCodes });
    const { services } = receiver;
    const campaign = services.campaigns.all[0];
    await bring(receiver, 3);
    const given = await codesGiven(receiver);
    for (let times = 0; times < 3; times++) {
      await rejectReferral(services, campaign, 2);
      assert.deepEqual(await statuses(receiver), ['anna referrer after-3 cancelled']);
      await approveReferral(services, campaign, 2);
      assert.deepEqual(await statuses(receiver), ['anna referrer after-3 issued']);
    }
    assert.deepEqual(await codesGiven(receiver), given);
  });

  it('that were used stay used, and are not given again', async () => {
    const receiver = await planReceiver({ ...AT_ONCE, maxFriends: 10, rewards: withCodes });
    const { services } = receiver;
    const code = await bring(receiver, 3);
    await redeemReward(services, services.campaigns.all[0], 1);
    await rejectReferral(services, services.campaigns.all[0], 2);
    await bring(receiver, 1, code);
    assert.deepEqual(await statuses(receiver), ['anna referrer after-3 redeemed']);
  });

  it('that ended unused, or that the owner refused, are not given again with the next friend', async () => {
    const expiring = withCodes.map((each) => ({ ...each, validDays: 5 }));
    const receiver = await planReceiver({ ...AT_ONCE, maxFriends: 10, rewards: expiring });
    const code = await bring(receiver, 3);
    await receiver.daysLater(6);
    await bring(receiver, 1, code);
    assert.deepEqual(await statuses(receiver), ['anna referrer after-3 expired']);

    const asked = await planReceiver({
      qualifies: { on: 'sign-up', approval: 'manual' },
      maxFriends: 10,
      rewards: withCodes,
    });
    const link = await bring(asked, 3);
    await rejectReward(asked.services, asked.services.campaigns.all[0], 1);
    await bring(asked, 1, link);
    assert.deepEqual(await statuses(asked), ['anna referrer after-3 rejected']);
  });
});

describe('A pool of codes', () => {
  const pool = { ...AT_ONCE, rewards: [aReward({ ...VOUCHER, code: 'pool', lowStock: 2 })] };
  const codesOf = ({ rows }: PlanReceiver) =>
    rows<{ email: string; code: string }>(
      'select people.email, code from rewards join people on people.id = person where code is not null order by rewards.id',
    );
  const fill = (receiver: PlanReceiver, codes: string[]) =>
    addPoolCodes(receiver.services, receiver.services.campaigns.all[0], 'voucher', codes);

  it('gives each code once', async () => {
    const receiver = await planReceiver(pool);
    assert.deepEqual(await fill(receiver, ['A1', 'A2', ' A2 ', '', 'A3']), { added: 3, given: 0 });
    await bring(receiver, 3);
    assert.deepEqual((await codesOf(receiver)).map(({ code }) => code).sort(), ['A1', 'A2', 'A3']);
  });

  it('that is filled for many who wait gives a hundred at a time, the others by jobs', async () => {
    const receiver = await planReceiver(pool);
    for (const statement of [
      `insert into people (email_key, email, created_at) select n || '@example.com', n || '@example.com', '2026-11-01' from generate_series(1, 150) as n`,
      `insert into rewards (campaign, person, side, kind, reward, once, status, reason, at)
         select 'gigabytes', id, 'friend', 'voucher', 'voucher', false, 'approved', 'waiting-for-code', '2026-11-01' from people`,
    ])
      await receiver.rows(statement);
    const codes = Array.from({ length: 140 }, (_, n) => `CODE-${n}`);
    const given = async () =>
      (await receiver.rows(`select id from rewards where status = 'issued' order by id`)).length;
    assert.deepEqual(await fill(receiver, codes), { added: 140, given: 140 });
    assert.equal(await given(), 100);
    await receiver.runDue();
    assert.equal(await given(), 140);
    assert.equal((await receiver.rows(`select distinct code from rewards where code is not null`)).length, 140);
  });

  it('that is running low tells the owner once, and once more when it is empty', async () => {
    const receiver = await planReceiver(pool);
    await fill(receiver, ['A1', 'A2', 'A3']);
    await bring(receiver, 4);
    assert.deepEqual(await receiver.rows(`select data from events where type = 'codes.low' order by id`), [
      { data: '{"reward":"voucher","left":1}' },
      { data: '{"reward":"voucher","left":0}' },
    ]);
  });

  it('that is empty lets rewards wait, and gives them theirs when codes are added, the oldest first', async () => {
    const receiver = await planReceiver(pool);
    await bring(receiver, 3);
    assert.deepEqual(await receiver.rows('select distinct status, reason, code from rewards'), [
      { status: 'approved', reason: 'waiting-for-code', code: null },
    ]);
    assert.ok((await receiver.referrals()).every(({ status }) => status === 'qualified'));
    assert.deepEqual(await fill(receiver, ['A1', 'A2']), { added: 2, given: 2 });
    assert.deepEqual(await codesOf(receiver), [
      { email: 'friend1@example.com', code: 'A1' },
      { email: 'friend2@example.com', code: 'A2' },
    ]);
    assert.deepEqual(await fill(receiver, ['A1', 'A2']), { added: 0, given: 0 });
    assert.deepEqual(
      (await receiver.referrals()).map(({ status }) => status),
      ['rewarded', 'rewarded', 'qualified'],
    );
  });

  it('that is empty is told plainly by mail, and the code follows by one of its own, once', async () => {
    const receiver = await planReceiver({
      ...pool,
      rewards: [aReward({ ...VOUCHER, code: 'pool', sides: ['referrer', 'friend'] })],
    });
    await bring(receiver, 1);
    await receiver.runDue();
    const mailsTo = (email: string) => receiver.sent.filter(({ to }) => to === email).map(({ text }) => text);
    const [anna, ben] = [ANNA.email!, 'friend1@example.com'];
    for (const email of [anna, ben]) assert.match(mailsTo(email).at(-1)!, /A voucher[^]*code will follow by mail/);
    const before = receiver.sent.length;
    await receiver.daysLater(1);
    await fill(receiver, ['A1', 'A2', 'A3']);
    await receiver.runDue();
    assert.deepEqual(
      receiver.sent
        .slice(before)
        .map(({ to }) => to)
        .sort(),
      [anna, ben],
    );
    for (const { email, code } of await codesOf(receiver)) {
      const mail = mailsTo(email).at(-1)!;
      assert.match(mail, /We still owed you a code/);
      assert.ok(mail.includes(code));
      assert.doesNotMatch(mail, /follows by mail/);
    }
    await receiver.runDue();
    await bring(receiver, 1, (await receiver.rows<{ code: string }>('select code from referrers'))[0]!.code);
    await receiver.runDue();
    assert.equal(
      mailsTo('friend2@example.com').filter((text) => text.includes('A3')).length,
      1,
      'one that is there comes in the welcome',
    );
    assert.equal(mailsTo('friend2@example.com').length, 1);
  });

  it('answers the same to whoever is new and whoever has had a code, full or empty', async () => {
    const receiver = await planReceiver(pool);
    const code = await receiver.join(ANNA);
    await fill(receiver, ['A1']);
    const told = async (n: number) => {
      const { id: _, ...answer } = (await receiver.signUp(friend(n), code)).json as { id: string };
      return answer;
    };
    const first = await told(1);
    assert.deepEqual(await told(2), first, 'the pool is empty by now');
    assert.deepEqual(await told(1), first);
    assert.doesNotMatch(JSON.stringify(first), /A1/);
  });

  it('gives no code twice to many who come at once', async () => {
    const receiver = await planReceiver(pool);
    await fill(
      receiver,
      Array.from({ length: 8 }, (_, n) => `C${n}`),
    );
    const code = await receiver.join(ANNA);
    await Promise.all(Array.from({ length: 12 }, (_, n) => receiver.signUp(friend(n), code)));
    const given = (await codesOf(receiver)).map((row) => row.code);
    assert.deepEqual([given.length, new Set(given).size], [8, 8]);
  });
});

/** How a card stands, and its times. */
const timesOf = (card: Record<string, unknown>) =>
  Object.fromEntries(
    ['status', 'every', 'given', 'times', 'from', 'until'].flatMap((key) =>
      card[key] === undefined ? [] : [[key, card[key]]],
    ),
  );

/** Those of the first friend, by a personal link. */
async function cardsOf(receiver: PlanReceiver) {
  await receiver.runDue();
  await receiver.rows(
    `insert into invitations (token, campaign, person, created_at)
     select 'friend1', 'gigabytes', id, created_at from people where email = 'friend1@example.com' on conflict do nothing`,
  );
  const { json } = await receiver.get(`/api/status?token=friend1`);
  return (json.rewards as Record<string, unknown>[]).map(timesOf);
}

/** The last mail to the first friend. */
async function lastMail(receiver: PlanReceiver): Promise<string> {
  await receiver.runDue();
  return receiver.sent.filter(({ to }) => to === 'friend1@example.com').at(-1)!.text;
}

describe('A reward with an end', () => {
  it('has expired when nobody used it in time, and stays used when somebody did', async () => {
    const receiver = await planReceiver({ ...AT_ONCE, rewards: [aReward({ ...VOUCHER, validDays: 10, code: true })] });
    await bring(receiver, 2);
    await receiver.daysLater(9);
    assert.equal(await redeemReward(receiver.services, receiver.services.campaigns.all[0], 1), true);
    assert.equal(await redeemReward(receiver.services, receiver.services.campaigns.all[0], 1), false);
    await receiver.daysLater(2);
    assert.deepEqual(await statuses(receiver), ['friend1 friend voucher redeemed', 'friend2 friend voucher expired']);
  });

  it('of some months gives as many, also when nobody looked for long', async () => {
    const receiver = await planReceiver({
      ...AT_ONCE,
      rewards: [aReward({ every: 'month', months: 3, sides: ['friend'] })],
    });
    await bring(receiver, 1);
    await receiver.daysLater(200);
    assert.deepEqual(
      await receiver.rows(`select to_char(month, 'YYYY-MM') as month from reward_months order by month`),
      ['2026-12', '2027-01', '2027-02'].map((month) => ({ month })),
    );
    assert.deepEqual(await receiver.rows('select status, stop_reason from rewards'), [
      { status: 'expired', stop_reason: 'months' },
    ]);
  });

  it('and a beginning cannot be used before, and its days count from there', async () => {
    const receiver = await planReceiver({
      ...AT_ONCE,
      rewards: [aReward({ ...VOUCHER, code: true, from: '2026-12-01T00:00', validDays: 10 })],
    });
    await bring(receiver, 1);
    const [reward] = await receiver.rows<{ status: string; expires_at: Date }>(
      'select status, expires_at from rewards',
    );
    assert.equal(reward!.status, 'issued');
    assert.equal(reward!.expires_at.toISOString(), '2026-12-10T23:00:00.000Z', 'ten days from the first of December');
    assert.deepEqual(await cardsOf(receiver), [{ status: 'issued', from: '2026-12-01', until: '2026-12-10' }]);
    assert.match(await lastMail(receiver), /From 1 December 2026[^]*Until 10 December 2026/);
  });

  it('of each month begins in the first whole month after its first day', async () => {
    const receiver = await planReceiver({
      ...AT_ONCE,
      rewards: [aReward({ every: 'month', from: '2027-02-10T00:00', sides: ['friend'] })],
    });
    await bring(receiver, 1);
    assert.deepEqual(await receiver.rows(`select to_char(month, 'YYYY-MM') as month from reward_months`), [
      { month: '2027-03' },
    ]);
    assert.deepEqual(await cardsOf(receiver), [{ status: 'issued', from: '2027-03-01', every: 'month', given: 1 }]);
  });

  it('of some months is told with how far it is: as promised, month by month, and when it is over', async () => {
    const receiver = await planReceiver({
      qualifies: { on: 'confirmation', holdDays: 14 },
      rewards: [aReward({ every: 'month', months: 3 })],
    });
    const { json } = await receiver.signUp({ email: 'friend1@example.com' }, await receiver.join(ANNA));
    assert.deepEqual(json.rewards.map(timesOf), [{ status: 'pending', every: 'month', times: 3 }]);
    assert.match(await lastMail(receiver), /For 3 months/);
    const months = { every: 'month', times: 3 };
    assert.deepEqual(await cardsOf(receiver), [{ status: 'pending', ...months, given: 0 }]);
    await receiver.operator('/confirm', { email: 'friend1@example.com', type: 'customer' });
    assert.deepEqual(await cardsOf(receiver), [{ status: 'held', ...months, given: 0, from: '2026-12-06' }]);
    await receiver.daysLater(15);
    const running = { ...months, from: '2027-01-01', until: '2027-03-31' };
    assert.deepEqual(await cardsOf(receiver), [{ status: 'issued', ...running, given: 1 }]);
    assert.match(await lastMail(receiver), /Month 1 of 3[^]*From 1 January 2027/);
    await receiver.daysLater(60);
    assert.deepEqual(await cardsOf(receiver), [{ status: 'issued', ...running, given: 2 }]);
    assert.match(await lastMail(receiver), /February[^]*Month 2 of 3/);
    await receiver.daysLater(60);
    assert.deepEqual(await cardsOf(receiver), [{ status: 'expired', ...running, given: 3 }]);
  });

  it('at a date gives no month that begins later', async () => {
    const receiver = await planReceiver({
      ...AT_ONCE,
      rewards: [aReward({ every: 'month', until: '2027-01-15T00:00', sides: ['friend'] })],
    });
    await bring(receiver, 1);
    await receiver.daysLater(100);
    assert.equal((await receiver.rows('select month from reward_months')).length, 2);
    assert.deepEqual(await receiver.rows('select stop_reason from rewards'), [{ stop_reason: 'until' }]);
  });
});

describe('A reward that the owner approves', () => {
  const manual = { qualifies: { on: 'sign-up', approval: 'manual' }, rewards: [VOUCHER] };

  it('waits until then', async () => {
    const receiver = await planReceiver(manual);
    await bring(receiver, 2);
    const campaign = receiver.services.campaigns.all[0];
    assert.equal((await heldRewards(receiver.database, campaign.file.id)).length, 2);
    assert.equal(await approveHeldReward(receiver.services, campaign, 1, 'looks fine'), true);
    assert.equal(await approveHeldReward(receiver.services, campaign, 1), false);
    assert.equal(await rejectReward(receiver.services, campaign, 2, 'a cousin'), true);
    assert.deepEqual(await statuses(receiver), ['friend1 friend voucher issued', 'friend2 friend voucher rejected']);
    assert.deepEqual(await receiver.rows('select reward, decision, reason from decisions order by id'), [
      { reward: 1, decision: 'approved', reason: 'looks fine' },
      { reward: 2, decision: 'rejected', reason: 'a cousin' },
    ]);
  });

  it('waits also after the time to withdraw', async () => {
    const receiver = await planReceiver({ ...manual, qualifies: { on: 'sign-up', approval: 'manual', holdDays: 5 } });
    await bring(receiver, 1);
    assert.deepEqual(await heldRewards(receiver.database, 'gigabytes'), []);
    await receiver.daysLater(6);
    assert.equal((await heldRewards(receiver.database, 'gigabytes')).length, 1);
  });
});

describe('A reward from elsewhere', () => {
  const bought = { ...AT_ONCE, rewards: [aReward({ ...VOUCHER, fulfil: 'gifts' })] };
  /** A provider that fails as often as it is told to. */
  function provider(failures: number) {
    const orders: FulfilOrder[] = [];
    const gifts: Fulfil = async (order) => {
      orders.push(order);
      if (orders.length <= failures) throw new Error('out of order');
      return { link: `https://gifts.example/${order.id}` };
    };
    return { orders, fulfil: { gifts } };
  }

  it('is ordered once, and given with the link that came of it', async () => {
    const { orders, fulfil } = provider(0);
    const receiver = await planReceiver(bought, { fulfil });
    await receiver.signUp(BEN, await receiver.join(ANNA));
    assert.deepEqual(await statuses(receiver), ['ben friend voucher approved']);
    await receiver.runDue();
    await receiver.runDue();
    assert.deepEqual(await receiver.rows('select status, link from rewards'), [
      { status: 'issued', link: 'https://gifts.example/gigabytes-1' },
    ]);
    assert.deepEqual(orders, [
      {
        id: 'gigabytes-1',
        campaign: 'gigabytes',
        reward: 'voucher',
        kind: 'voucher',
        amount: 10,
        unit: 'EUR',
        recipient: { name: 'Ben Berg', email: 'ben@example.com' },
      },
    ]);
  });

  it('is tried again, later and later, under the same name', async () => {
    const { orders, fulfil } = provider(2);
    const receiver = await planReceiver(bought, { fulfil });
    await receiver.signUp(BEN, await receiver.join(ANNA));
    await receiver.runDue();
    assert.equal(orders.length, 1);
    await receiver.daysLater(1 / 24);
    await receiver.daysLater(1 / 24);
    assert.deepEqual([...new Set(orders.map(({ id }) => id))], ['gigabytes-1']);
    assert.deepEqual(await statuses(receiver), ['ben friend voucher issued']);
  });

  it('that cannot be had is the owner’s to give or to order again', async () => {
    const { orders, fulfil } = provider(7);
    const owner = { email: 'kari@nordlys.example' };
    const receiver = await planReceiver({ ...bought, owner }, { fulfil });
    const campaign = receiver.services.campaigns.all[0];
    await bring(receiver, 1);
    const toOwner = () => receiver.sent.filter(({ to, text }) => to === owner.email && text.includes('/owner/review'));
    for (let day = 0; day < 6; day += 1) await receiver.daysLater(1.1);
    await receiver.runDue();
    assert.equal(orders.length, 6);
    assert.equal(toOwner().length, 1);
    assert.equal((await heldRewards(receiver.database, 'gigabytes'))[0]?.reason, 'fulfil-failed');
    assert.equal((await receiver.rows(`select id from events where type = 'reward.stuck'`)).length, 1);

    assert.equal(await fulfilAgain(receiver.services, campaign, 1), true);
    await receiver.runDue();
    assert.equal(orders.length, 7);
    assert.equal(await fulfilByHand(receiver.services, campaign, 1, { code: 'FROM-A-DRAWER' }), true);
    assert.equal(await fulfilByHand(receiver.services, campaign, 1, { code: 'AGAIN' }), false);
    assert.deepEqual(await receiver.rows('select status, code from rewards'), [
      { status: 'issued', code: 'FROM-A-DRAWER' },
    ]);
  });

  it('is not ordered when its friend has withdrawn meanwhile', async () => {
    const { orders, fulfil } = provider(0);
    const receiver = await planReceiver(bought, { fulfil });
    await bring(receiver, 1);
    await receiver.operator('/confirm', { email: friend(1).email, type: 'withdrawn', campaign: 'gigabytes' });
    await receiver.runDue();
    assert.deepEqual([orders, await statuses(receiver)], [[], ['friend1 friend voucher cancelled']]);
  });

  it('that was bought while its friend withdrew is not lost: the row keeps the code, and the owner is told', async () => {
    const owner = { email: 'kari@nordlys.example' };
    const fulfil = {
      gifts: async () => {
        await receiver.operator('/confirm', { email: friend(1).email, type: 'withdrawn', campaign: 'gigabytes' });
        return { code: 'PAID-FOR' };
      },
    };
    const receiver: PlanReceiver = await planReceiver({ ...bought, owner }, { fulfil });
    await bring(receiver, 1);
    await receiver.runDue();
    assert.deepEqual(await receiver.rows('select status, code from rewards'), [
      { status: 'cancelled', code: 'PAID-FOR' },
    ]);
    await receiver.runDue();
    const told = receiver.sent.filter(({ to, text }) => to === owner.email && text.includes('/owner/rewards'));
    assert.equal(told.length, 1);
    assert.match(told[0]!.text.replaceAll('\n', ' '), /was bought after it had been withdrawn/);
    assert.doesNotMatch(told[0]!.text, /PAID-FOR/);
    assert.ok(receiver.logged.some((line) => line.includes('needed no more') && line.includes('gigabytes-1')));
  });

  it('that the campaign file knows no more becomes the owner’s, and one that cannot be done keeps no other waiting', async () => {
    const receiver = await planReceiver(bought, { fulfil: { gifts: () => Promise.reject(new Error('closed')) } });
    await bring(receiver, 2);
    await receiver.runDue();
    const without = await planReceiver({ ...AT_ONCE, rewards: [VOUCHER] }, { keep: true });
    const broken: Database = {
      ...without.database,
      transaction: (work) =>
        without.database.transaction((tx) =>
          work({
            ...tx,
            query: (sql, params = []) =>
              sql.includes('from rewards') && params[0] === 1
                ? Promise.reject(new Error('broken'))
                : tx.query(sql, params),
          }),
        ),
    };
    without.at(new Date(NOW.getTime() + 86_400_000));
    await runDue({ ...without.services, database: broken });
    const reasons = () => without.rows('select id, reason, due_at is null as done from rewards order by id');
    assert.deepEqual(await reasons(), [
      { id: 1, reason: 'being-fulfilled', done: false },
      { id: 2, reason: 'fulfil-failed', done: true },
    ]);
    assert.ok(without.logged.some((line) => line.includes('due row not done') && line.includes('"reward":1')));
    await runDue(without.services);
    assert.equal((await heldRewards(without.database, 'gigabytes')).length, 2);
    assert.equal((await without.rows(`select id from events where type = 'reward.stuck'`)).length, 2);
  });

  it('by a hook that the receiver does not have waits for one', async () => {
    const receiver = await planReceiver(bought);
    await bring(receiver, 1);
    await receiver.runDue();
    assert.deepEqual(await statuses(receiver), ['friend1 friend voucher approved']);
    assert.ok(receiver.logged.some((line) => line.includes('reward not fulfilled')));
  });
});
