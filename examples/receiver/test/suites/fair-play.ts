import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addPoolCodes } from '../../rewards/fill-pool.ts';
import { approveReferral, rejectReferral } from '../../referrals/decisions.ts';
import { ANNA, BEN, envelope, friendForm, NOW, type Person, referrerForm } from '../envelopes.ts';
import { type TestReceiver, testReceiver } from '../fixture.ts';
import { aReward, planReceiver } from '../plan-campaign.ts';
import { heldReferrals } from '../../referrals/review-queue.ts';

const THROWAWAY: Person = { firstName: 'Tom', email: 'tom@mailinator.com' };
const friend = (n: number): Person => ({ firstName: `Friend ${n}`, email: `friend${n}@example.com` });
const codeOf = async ({ post }: TestReceiver, person = ANNA) =>
  (await post(referrerForm(person))).json.referral.code as string;
const referrals = ({ rows }: TestReceiver) =>
  rows<{ status: string; reason: string | null; flags: string | null }>(
    'select status, reason, flags from referrals order by id',
  );
const guests = async ({ rows }: TestReceiver) =>
  (
    await rows<{ email: string; status: string }>(
      'select email, guests.status from guests join people on people.id = person order by email',
    )
  ).map(({ email, status }) => `${email} ${status}`);
const campaignOf = ({ services }: TestReceiver) => services.campaigns.all[0];

describe('A sign-up from a throw-away address', () => {
  it('is kept and held for the owner, who sees why; the friend is told nothing wrong', async () => {
    const receiver = await testReceiver();
    const { status, json } = await receiver.post(friendForm(THROWAWAY, await codeOf(receiver)));
    assert.deepEqual([status, json.referral, json.rewards], [200, { status: 'waiting' }, []]);
    assert.deepEqual(await referrals(receiver), [
      { status: 'held', reason: 'disposable-address', flags: '["disposable-address"]' },
    ]);
    assert.deepEqual(await guests(receiver), ['anna@example.com waiting', 'tom@mailinator.com waiting']);
    assert.equal((await heldReferrals(receiver.database, 'vip-prelaunch')).length, 1);
  });

  it('is told to the owner in their own language, with the reason and the standing in words', async () => {
    for (const [language, reason, standing] of [
      ['en', 'Reason: gave a disposable address', 'Status: waiting for a friend'],
      ['nl', 'Reden: gaf een wegwerpadres op', 'Status: wacht op een vriend'],
      ['de', 'Grund: hat eine Wegwerfadresse angegeben', 'Status: wartet auf einen Freund'],
    ] as const) {
      const owner = { email: 'kari@nordlys.example', digest: 'off', language } as const;
      const receiver = await testReceiver({ campaign: { owner } });
      await receiver.post(friendForm(THROWAWAY, await codeOf(receiver)));
      await receiver.runDue();
      const told = receiver.sent.filter(({ to }) => to === owner.email).map(({ text }) => text.replaceAll('\n', ' '));
      assert.ok(
        told.some((text) => text.includes(reason)),
        reason,
      );
      assert.ok(
        told.some((text) => text.includes(standing)),
        standing,
      );
    }
  });

  it('counts once the owner says so, with all that belongs to it', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(THROWAWAY, await codeOf(receiver)));
    const approve = () => approveReferral(receiver.services, campaignOf(receiver), 1, 'I know Tom');
    assert.deepEqual([await approve(), await approve()], [true, false]);
    assert.equal((await referrals(receiver))[0]!.status, 'rewarded');
    assert.deepEqual(await guests(receiver), ['anna@example.com confirmed', 'tom@mailinator.com confirmed']);
    assert.equal((await receiver.rows(`select id from rewards where status = 'issued'`)).length, 4);
    assert.deepEqual(await receiver.rows('select referral, decision, reason from decisions'), [
      { referral: 1, decision: 'approved', reason: 'I know Tom' },
    ]);
    assert.deepEqual(await heldReferrals(receiver.database, 'vip-prelaunch'), []);
  });

  it('that the owner rejects earns nothing, and the owner may think again', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(THROWAWAY, await codeOf(receiver)));
    const decide = (how: typeof rejectReferral) => how(receiver.services, campaignOf(receiver), 1, null);
    assert.deepEqual([await decide(rejectReferral), await decide(rejectReferral)], [true, false]);
    assert.deepEqual((await receiver.rows('select id from rewards')).length, 0);
    assert.equal(await decide(approveReferral), true);
    assert.equal((await receiver.rows(`select id from rewards where status = 'issued'`)).length, 4);
    assert.equal(await decide(rejectReferral), true);
    assert.equal((await receiver.rows(`select id from rewards where status = 'issued'`)).length, 0);
    assert.deepEqual(await guests(receiver), ['anna@example.com waiting', 'tom@mailinator.com waiting']);
    assert.equal(await decide(approveReferral), true);
    assert.equal((await receiver.rows(`select id from rewards where status = 'issued'`)).length, 4);
    assert.equal((await receiver.rows('select id from decisions')).length, 4);
  });

  it('gives nothing a second time when it is let count again: both keep the codes that they have', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(THROWAWAY, await codeOf(receiver)));
    const decide = (how: typeof rejectReferral) => how(receiver.services, campaignOf(receiver), 1, null);
    await decide(approveReferral);
    const had = await receiver.rows('select id, side, reward, code from rewards order by id');
    for (let n = 0; n < 2; n += 1) {
      await decide(rejectReferral);
      await decide(approveReferral);
    }
    assert.deepEqual(await receiver.rows(`select id, side, reward, code from rewards order by id`), had);
    assert.equal((await receiver.rows(`select id from rewards where status = 'issued'`)).length, 4);
  });

  it('takes no second code of a pool, and no second year of months, when it is let count again', async () => {
    const rewards = [
      aReward({ id: 'voucher', kind: 'voucher', code: 'pool', amount: undefined, unit: undefined, title: 'A voucher' }),
      aReward({ id: 'months', every: 'month', months: 12 }),
    ];
    const receiver = await planReceiver({ qualifies: { on: 'sign-up' }, rewards });
    const { services } = receiver;
    const [campaign] = services.campaigns.all;
    await addPoolCodes(services, campaign, 'voucher', ['A1', 'A2', 'A3', 'A4']);
    await receiver.signUp(BEN, await receiver.join(ANNA));
    const given = () =>
      receiver.rows('select side, reward, code, status, active_until from rewards order by side, reward, id');
    const had = await given();
    assert.equal(had.length, 4);
    await rejectReferral(services, campaign, 1);
    await receiver.daysLater(40);
    assert.equal(await approveReferral(services, campaign, 1), true);
    assert.deepEqual(await given(), had);
    assert.equal((await receiver.rows('select code from reward_codes where taken_at is null')).length, 2);
  });

  it('brings its referrer nothing again when the limit was reached meanwhile', async () => {
    const rewards = [aReward({ kind: 'parking_minutes', amount: 90, code: true })];
    const receiver = await planReceiver({ qualifies: { on: 'sign-up' }, maxFriends: 1, rewards });
    const code = await receiver.join(ANNA);
    const [campaign] = receiver.services.campaigns.all;
    await receiver.signUp(BEN, code);
    await rejectReferral(receiver.services, campaign, 1);
    await receiver.signUp(friend(1), code);
    assert.equal(await approveReferral(receiver.services, campaign, 1), true);
    const live = (await receiver.rewards()).filter(({ side, status }) => side === 'referrer' && status === 'issued');
    assert.equal(live.length, 1);
  });

  for (const [what, taken] of [
    ['used', `status = 'redeemed'`],
    ['taken back', `status = 'cancelled', reason = 'gave-up'`],
    ['over', `status = 'expired'`],
  ] as const)
    it(`is answered alike for an address whose rewards are ${what}, and for a new one`, async () => {
      const receiver = await testReceiver();
      await receiver.post(friendForm(BEN, await codeOf(receiver)));
      await receiver.rows(`update rewards set ${taken}`);
      const second = await codeOf(receiver, { firstName: 'Eva', email: 'eva@example.com' });
      const answer = async (person: Person) => {
        const { json } = await receiver.post(friendForm(person, second));
        const cards = json.rewards as Record<string, unknown>[];
        return [json.referral, cards.map((card) => ({ ...card, ...('code' in card && { code: 'a code' }) }))];
      };
      const known = await answer(BEN);
      assert.deepEqual(known, await answer(friend(1)));
      assert.equal((known[1] as unknown[]).length, 2);
    });

  it('is answered alike for an address whose reward is held, let go, or new', async () => {
    const receiver = await planReceiver({ qualifies: { on: 'sign-up', holdDays: 14 }, rewards: [aReward()] });
    const code = await receiver.join(ANNA);
    const answer = async (person: Person) => {
      const { json } = await receiver.signUp(person, code);
      return [json.referral, json.rewards];
    };
    const first = await answer(BEN);
    assert.deepEqual(await answer(BEN), first);
    await receiver.daysLater(15);
    assert.ok((await receiver.rewards()).some(({ status, side }) => side === 'friend' && status === 'issued'));
    assert.deepEqual([await answer(BEN), await answer(friend(1))], [first, first]);
  });

  it('takes no place of an honest friend within the limit', async () => {
    const receiver = await planReceiver({ qualifies: { on: 'sign-up' }, maxFriends: 1, rewards: [aReward()] });
    const code = await receiver.join(ANNA);
    await receiver.signUp(THROWAWAY, code);
    await receiver.signUp(BEN, code);
    assert.deepEqual(
      (await receiver.referrals()).map(({ status, counts }) => [status, counts]),
      [
        ['held', false],
        ['rewarded', true],
      ],
    );
    await approveReferral(receiver.services, campaignOf(receiver), 1);
    assert.deepEqual(
      (await receiver.referrals()).map(({ status, counts, reason }) => [status, counts, reason]),
      [
        ['rewarded', false, 'limit'],
        ['rewarded', true, null],
      ],
    );
  });
});

describe('A customer who signs up as their own friend', () => {
  it('earns nothing, whatever the owner says', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(ANNA, await codeOf(receiver)));
    assert.equal(await approveReferral(receiver.services, campaignOf(receiver), 1), false);
    assert.equal((await referrals(receiver))[0]!.status, 'rejected');
    assert.deepEqual(await receiver.rows('select id from decisions'), []);
  });
});

describe('A friend who is credited already', () => {
  it('stays so when the owner lets an earlier rejection count', async () => {
    const receiver = await testReceiver();
    await receiver.post(friendForm(BEN, await codeOf(receiver)));
    await receiver.post(friendForm(BEN, await codeOf(receiver, { email: 'carl@example.com' })));
    assert.equal(await approveReferral(receiver.services, campaignOf(receiver), 2), false);
    assert.deepEqual(
      (await referrals(receiver)).map(({ status }) => status),
      ['rewarded', 'rejected'],
    );
  });
});

describe('A sign-up from where the customer is', () => {
  const from = (address: string, agent: string) => ({ 'X-Forwarded-For': address, 'User-Agent': agent });
  const HOME = from('203.0.113.7', 'Firefox');

  it('by one network and browser is flagged, and counts: families share them', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA), HOME);
    await receiver.post(friendForm(BEN, json.referral.code), HOME);
    assert.deepEqual(await referrals(receiver), [{ status: 'rewarded', reason: null, flags: '["same-network"]' }]);
  });

  it('by another browser or network is not', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA), HOME);
    await receiver.post(friendForm(BEN, json.referral.code), from('203.0.113.7', 'Safari'));
    await receiver.post(friendForm(friend(1), json.referral.code), from('203.0.113.8', 'Firefox'));
    assert.ok((await referrals(receiver)).every(({ flags }) => flags === null));
  });

  it('by one device is held', async () => {
    const receiver = await testReceiver();
    const client = { language: 'en', timeZone: 'Europe/Oslo', device: 'device-of-anna' };
    const { json } = await receiver.post(referrerForm(ANNA, { client }));
    await receiver.post(friendForm(BEN, json.referral.code, { client }));
    assert.deepEqual((await referrals(receiver))[0], {
      status: 'held',
      reason: 'same-device',
      flags: '["same-device"]',
    });
  });

  it('leaves no address behind, and after two weeks no trace', async () => {
    const receiver = await planReceiver();
    const sent = friendForm(BEN, await receiver.join(ANNA));
    await receiver.post({ ...sent, flow: { ...sent.flow, campaign: 'gigabytes' } }, HOME);
    const kept = JSON.stringify(await receiver.rows('select * from traces'));
    assert.ok(!kept.includes('203.0.113') && !kept.includes('Firefox'));
    assert.notEqual(kept, '[]');
    await receiver.daysLater(21);
    assert.deepEqual(await receiver.rows('select hash from traces union all select salt from trace_salts'), []);
  });
});

describe('A sign-up that came by an advertisement or a banned page', () => {
  const touch = (last: Record<string, string>) => ({ attribution: { first: {}, last } });

  it('is flagged for the advertisement, and held where the campaign is strict', async () => {
    for (const [fairPlay, status] of [
      ['loose', 'rewarded'],
      ['strict', 'held'],
    ] as const) {
      const receiver = await testReceiver({ campaign: { fairPlay } });
      await receiver.post(friendForm(BEN, await codeOf(receiver), touch({ gclid: 'abc' })));
      assert.deepEqual((await referrals(receiver))[0]?.flags, '["paid-click"]');
      assert.deepEqual((await referrals(receiver))[0]?.status, status);
    }
  });

  it('is held where the campaign bans the page it came from', async () => {
    const receiver = await testReceiver({ campaign: { bannedSources: ['coupons.example'] } });
    await receiver.post(
      friendForm(BEN, await codeOf(receiver), touch({ referrer: 'https://www.coupons.example/vip' })),
    );
    assert.equal((await referrals(receiver))[0]?.reason, 'banned-source');
  });
});

describe('Many sign-ups by one link in an hour', () => {
  const strictReceiver = () =>
    planReceiver({
      qualifies: { on: 'sign-up' },
      maxFriends: 50,
      fairPlay: 'strict',
      rewards: [aReward({ sides: ['friend'] })],
    });

  it('are held from the eleventh on where the campaign is strict, and the next day counts again', async () => {
    const receiver = await strictReceiver();
    const code = await receiver.join(ANNA);
    for (let n = 1; n <= 12; n += 1) await receiver.signUp(friend(n), code);
    const held = (await receiver.referrals()).filter(({ reason }) => reason === 'many-sign-ups');
    assert.equal(held.length, 2);
    await receiver.daysLater(1);
    await receiver.signUp(friend(13), code);
    assert.equal((await receiver.referrals()).at(-1)?.status, 'rewarded');
  });

  it('are held whatever times they tell', async () => {
    const receiver = await strictReceiver();
    const code = await receiver.join(ANNA);
    const sessions = Array.from({ length: 12 }, (_, n) => ({ id: `session-${n}`, startedAt: NOW.toISOString() }));
    for (const session of sessions) await receiver.signUp({ email: null }, null, { type: 'flow.started', session });
    const yesterday = NOW.toISOString();
    await receiver.daysLater(1);
    for (const [n, session] of sessions.entries())
      await receiver.signUp(friend(n), code, { session, occurredAt: yesterday });
    const held = (await receiver.referrals()).filter(({ reason }) => reason === 'many-sign-ups');
    assert.equal(held.length, 2);
  });
});

describe('A visit', () => {
  const started = (code: string | null, session: string, changes: object = {}) =>
    envelope(
      {
        type: 'flow.started',
        session: { id: session, startedAt: NOW.toISOString() },
        referral: code === null ? null : { code, capturedAt: NOW.toISOString(), source: 'url' },
        attribution: { first: {}, last: { utm_medium: 'whatsapp' } },
        ...changes,
      },
      { id: 'vip-friend', campaign: 'vip-prelaunch', role: 'friend' },
    );

  it('counts once for each conversation, with the way that the link took', async () => {
    const receiver = await testReceiver();
    const code = await codeOf(receiver);
    await receiver.post(started(code, 'one'));
    await receiver.post(started(code, 'one'));
    await receiver.post(started(code, 'two'));
    assert.deepEqual(await receiver.rows('select session, referrer, channel from visits order by session'), [
      { session: 'one', referrer: 1, channel: 'whatsapp' },
      { session: 'two', referrer: 1, channel: 'whatsapp' },
    ]);
    assert.equal((await receiver.rows(`select id from events where type = 'chat.started'`)).length, 2);
  });

  it('is none by an unknown code, and none by one’s own link', async () => {
    const receiver = await testReceiver();
    const anna = referrerForm(ANNA, { session: { id: 'annas', startedAt: NOW.toISOString() } });
    const { code } = (await receiver.post(anna)).json.referral;
    await receiver.post(started('ZZZZ2222', 'one'));
    await receiver.post(started(null, 'two'));
    await receiver.post(started(code, 'annas'));
    assert.deepEqual(await receiver.rows('select session from visits'), []);
  });

  it('is there for a sign-up whose beginning was lost, with the same way on the referral', async () => {
    const receiver = await testReceiver();
    const attribution = { first: {}, last: { utm_medium: 'copy' } };
    await receiver.post(friendForm(BEN, await codeOf(receiver), { attribution }));
    assert.deepEqual(await receiver.rows('select channel from visits union all select channel from referrals'), [
      { channel: 'copy' },
      { channel: 'copy' },
    ]);
  });
});
