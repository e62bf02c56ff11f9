import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Queryable } from '../../database/database.ts';
import type { Period } from '../../insights/period.ts';
import { countChangedDays } from '../../insights/referral-days.ts';
import { channels, type ReferralFunnel, referralFunnel, rejectedFor } from '../../insights/referral-funnel.ts';
import { rewardCosts } from '../../insights/spending.ts';
import { deletePerson } from '../../privacy/wipe.ts';
import { ANNA, BEN, friendForm, NOW, referrerForm, shareIntended } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

const WHOLE: Period = { from: '2026-01-01', to: '2026-12-31' };
const PERIODS: readonly Period[] = [
  WHOLE,
  { from: '2026-11-20', to: '2026-11-22' },
  { from: '2026-11-21', to: '2026-11-21' },
  { from: '2026-10-24', to: '2026-11-20' },
];

/** The same numbers from the rows themselves, each person counted once in the period. */
async function fromRows(db: Queryable, { from, to }: Period, timeZone: string): Promise<ReferralFunnel> {
  const within = (column: string) =>
    `(${column} at time zone '${timeZone}')::date between '${from}'::date and '${to}'::date and campaign = 'vip-prelaunch'`;
  const [row] = await db.query<ReferralFunnel>(`select
    (select count(*)::integer from referrers where ${within('created_at')}) as referrers,
    (select count(distinct person)::integer from events where type = 'share.intended' and ${within('at')}) as sharers,
    (select count(*)::integer from events where type = 'share.intended' and ${within('at')}) as shares,
    (select count(*)::integer from visits where ${within('visited_at')}) as visits,
    (select count(started_at)::integer from visits where ${within('visited_at')}) as starts,
    (select count(*)::integer from referrals where status <> 'rejected' and ${within('at')}) as "signUps",
    (select count(*)::integer from referrals where status in ('qualified', 'rewarded') and ${within('at')}) as qualified,
    (select count(*)::integer from referrals where status = 'rejected' and ${within('at')}) as rejected,
    (select count(*)::integer from rewards where status in ('approved', 'issued', 'redeemed') and ${within('at')}) as rewards`);
  return row!;
}

async function assertSame({ database }: TestReceiver, after: string, timeZone = 'Europe/Oslo'): Promise<void> {
  await countChangedDays(database, { id: 'vip-prelaunch', timeZone }, NOW);
  for (const period of PERIODS)
    assert.deepEqual(
      await referralFunnel(database, 'vip-prelaunch', period),
      await fromRows(database, period, timeZone),
      `${period.from} to ${period.to}, after ${after}`,
    );
}

/** A moment of the days before, at every hour: by the clocks of Oslo and of UTC it may be another day. */
const moment = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000 - 1_800_000);
const hours = fc.integer({ min: 0, max: 24 * 40 });
const someone = fc.integer({ min: 1, max: 3 });

/** Each sign-up has a result of its own. */
const UNUSED = '(select id from results where not exists (select from referrals where result = results.id) limit 1)';

/** What may happen to a campaign, each as a statement with its values. */
const deeds = fc.oneof(
  fc.record({
    sql: fc.constant(
      `insert into events (type, campaign, person, at) values ('share.intended', 'vip-prelaunch', $1, $2)`,
    ),
    values: fc.tuple(someone, hours.map(moment)),
  }),
  fc.record({
    sql: fc.constant(
      `insert into visits (campaign, session, referrer, channel, visited_at) values ('vip-prelaunch', gen_random_uuid()::text, $1, 'copy', $2)`,
    ),
    values: fc.tuple(someone, hours.map(moment)),
  }),
  fc.record({
    sql: fc.constant(
      `update visits set started_at = visited_at where session = (select session from visits where started_at is null order by visited_at, session offset $1 limit 1)`,
    ),
    values: fc.tuple(fc.nat(3)),
  }),
  fc.record({
    sql: fc.constant(
      `insert into referrals (campaign, referrer, friend, result, status, counts, at) values ('vip-prelaunch', $1::integer, 7 + $1::integer, ${UNUSED}, 'signed_up', true, $2) on conflict do nothing`,
    ),
    values: fc.tuple(someone, hours.map(moment)),
  }),
  fc.record({
    sql: fc.constant(`update referrals set status = $2, reason = 'self' where friend = 7 + $1::integer`),
    values: fc.tuple(someone, fc.constantFrom('rewarded', 'rejected', 'cancelled')),
  }),
  fc.record({
    sql: fc.constant(
      `insert into rewards (campaign, referral, person, side, kind, reward, once, status, at) select campaign, id, friend, 'friend', 'x', 'x', false, 'held', at from referrals where friend = 7 + $1::integer on conflict do nothing`,
    ),
    values: fc.tuple(someone),
  }),
  fc.record({
    sql: fc.constant(`update rewards set status = $2, at = $3 where person = 7 + $1::integer`),
    values: fc.tuple(someone, fc.constantFrom('issued', 'cancelled'), hours.map(moment)),
  }),
  fc.record({ sql: fc.constant(`delete from people where id = $1`), values: fc.tuple(someone) }),
);

describe('Counts of what friends brought, by day', () => {
  it('are what the rows say, whatever happened and in whatever order, also when somebody was deleted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 5, maxLength: 25 }), async (all) => {
        const receiver = await testReceiver();
        for (const statement of [
          `insert into campaigns (id) values ('vip-prelaunch') on conflict do nothing`,
          `insert into people (email_key, email, created_at) select n || '@example.com', n || '@example.com', now() from generate_series(1, 13) as n`,
          `insert into referrers (campaign, person, code, created_at) select 'vip-prelaunch', n, 'C' || n, '2026-11-20T23:30Z' from generate_series(1, 6) as n`,
          `insert into results (id, body_hash, type, flow, occurred_at, received_at)
             select gen_random_uuid(), 'x', 'form.submitted', 'f', now(), now() from generate_series(1, 30)`,
          `insert into referrals (campaign, referrer, friend, result, status, counts, at)
             select 'vip-prelaunch', n, 7 + n, results[n], 'rewarded', true, '2026-11-19T23:30Z' from generate_series(1, 3) as n,
               (select array_agg(id) as results from results) as all_results`,
          `insert into rewards (campaign, referral, person, side, kind, reward, once, status, at)
             select campaign, id, friend, 'friend', 'x', 'x', false, 'issued', at from referrals`,
        ])
          await receiver.rows(statement);
        for (const [n, { sql, values }] of all.entries()) {
          // Of a person who is deleted nothing happens any more, and what was taken back may have been given anew.
          await receiver.rows(sql, values).catch((error: Error) => assert.match(error.message, /foreign key|unique/));
          if (n % 3 === 0) await assertSame(receiver, sql);
        }
        await assertSame(receiver, 'all of it');
      }),
      { numRuns: 12 },
    );
  });

  it('follow sign-ups, a reward that is taken back after the day was over, and a person who is deleted', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(shareIntended(json.referral.url));
    await receiver.post(friendForm(BEN, json.referral.code));
    await receiver.post(friendForm({ ...BEN, email: 'anna+2@example.com' }, json.referral.code));
    await assertSame(receiver, 'sign-ups');
    const whole = () => referralFunnel(receiver.database, 'vip-prelaunch', WHOLE);
    const brought = await whole();
    assert.deepEqual(
      [brought.sharers, brought.signUps, brought.qualified, brought.rejected, brought.rewards],
      [1, 1, 1, 1, 4],
    );
    assert.deepEqual(await rejectedFor(receiver.database, 'vip-prelaunch', WHOLE), [{ reason: 'self', count: 1 }]);
    receiver.at(new Date('2026-11-30T12:00:00Z'));
    await receiver.rows(`update referrals set status = 'cancelled' where status = 'rewarded'`);
    await assertSame(receiver, 'a refund');
    await receiver.rows(`update rewards set status = 'cancelled' where side = 'referrer'`);
    await assertSame(receiver, 'a reward that was taken back');
    assert.deepEqual([(await whole()).qualified, (await whole()).rewards], [0, 2]);
    await deletePerson(receiver.services, 1);
    await assertSame(receiver, 'the deletion of the customer');
    assert.deepEqual([(await whole()).sharers, (await whole()).signUps], [0, 0]);
    const kept = JSON.stringify(await receiver.rows('select * from referral_counts, changed_days'));
    assert.ok(!/anna|ben/i.test(kept));
  });

  it('are counted anew in another time zone, and all of them where none was counted before', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA));
    await receiver.rows(`update referrers set created_at = '2026-11-20T23:30Z'`);
    await receiver.rows('delete from changed_days');
    await assertSame(receiver, 'the first count');
    await assertSame(receiver, 'a move to New York', 'America/New_York');
    await assertSame(receiver, 'a move back');
  });

  it('count a share that was told late, before one that is known, and each person once', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA));
    const shared = (at: string) => receiver.post({ ...shareIntended(json.referral.url), occurredAt: at });
    await shared('2026-11-22T10:00:00Z');
    await assertSame(receiver, 'a share');
    await shared('2026-11-21T10:00:00Z');
    await shared('2026-11-20T10:00:00Z');
    await assertSame(receiver, 'shares that came late');
    assert.equal((await referralFunnel(receiver.database, 'vip-prelaunch', WHOLE)).sharers, 1);
  });

  it('hold when several look and people sign up at the same time', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA));
    const count = () => countChangedDays(receiver.database, { id: 'vip-prelaunch', timeZone: 'Europe/Oslo' }, NOW);
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        await receiver.post(friendForm({ firstName: 'F', email: `friend${n}@example.com` }, json.referral.code));
        await count();
      }),
    );
    await assertSame(receiver, 'all of them');
    assert.equal((await referralFunnel(receiver.database, 'vip-prelaunch', WHOLE)).signUps, 12);
  });

  it('tell what rewards cost and where links were put', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, json.referral.code));
    await receiver.rows(`update rewards set cost = 2.5 where reward = 'parking_minutes' and side = 'friend'`);
    await receiver.rows(`update referrals set channel = 'whatsapp'`);
    await assertSame(receiver, 'a sign-up');
    const values = { value: null, cost: null, currency: 'EUR', rewards: new Map([['parking_minutes', 4]]) };
    assert.deepEqual(await rewardCosts(receiver.database, receiver.campaign, values, WHOLE), {
      total: null,
      unknown: ['list_spot'],
    });
    const all = { ...values, rewards: new Map([...values.rewards, ['list_spot', 0]]) };
    assert.equal((await rewardCosts(receiver.database, receiver.campaign, all, WHOLE)).total, 6.5);
    const put = await channels(receiver.database, 'vip-prelaunch', WHOLE);
    assert.deepEqual(
      put.map(({ channel, signUps }) => [channel, signUps]).filter(([, signUps]) => signUps !== 0),
      [['whatsapp', 1]],
    );
  });
});
