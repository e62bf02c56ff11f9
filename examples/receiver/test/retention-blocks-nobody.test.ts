/** What deletes old rows, beside people who sign up: on a server with several connections, where one could wait for the other. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startPostgres } from '../../../test/tools/postgres.mjs';
import { until } from '../../../test/tools/until.ts';
import { openDatabase } from '../database/open-database.ts';
import { forgetOld, setKeptMonths } from '../privacy/retention.ts';
import { BEN, friendForm } from './envelopes.ts';
import { testOn, testReceiver, type TestReceiver } from './fixture.ts';
import { withTestClock } from './test-clock.ts';

testOn(async (opened) =>
  openDatabase({ databaseUrl: withTestClock(opened(await startPostgres()).url), dataDir: null }),
);

/** A code for each, of signs that codes have. */
const CODE = `'ABCD' || lpad(translate(id::text, '01', 'XY'), 4, 'X')`;

/** A receiver that knows so many people who have not been in touch for two years, each with what hangs on them. */
async function withOldPeople(count: number): Promise<TestReceiver> {
  const receiver = await testReceiver();
  await setKeptMonths(receiver.database, 12);
  for (const statement of [
    `insert into people (email_key, email, created_at) select n || '@old.example', n || '@old.example', '2024-11-01' from generate_series(1, ${count}) as n`,
    `insert into campaigns (id, event_starts_at) values ('vip-prelaunch', '2026-11-26T17:00Z') on conflict do nothing`,
    `insert into referrers (campaign, person, code, created_at) select 'vip-prelaunch', id, ${CODE}, created_at from people`,
    `insert into consents (person, purpose, channel, granted, text, method, at) select id, 'news', 'email', true, 'Yes', 'form', created_at from people`,
  ])
    await receiver.rows(statement);
  return receiver;
}
const leftOf = async ({ rows }: TestReceiver) =>
  (
    await rows<{ count: number }>(`select count(*)::integer as count from people where email_key like '%@old.example'`)
  )[0]!.count;

describe('Retention', () => {
  it('waits for nobody: whoever is being worked on is left for the next time', async () => {
    const receiver = await withOldPeople(50);
    await receiver.database.transaction(async (tx) => {
      await tx.query('select id from people where id <= 3 for update');
      assert.equal(await forgetOld(receiver.services), false);
      assert.equal(await leftOf(receiver), 3);
    });
    await forgetOld(receiver.services);
    assert.equal(await leftOf(receiver), 0);
  });

  it('goes on piece by piece: a friend of somebody old signs up in between at once, and that somebody is kept', async () => {
    const receiver = await withOldPeople(2000);
    const [last] = await receiver.rows<{ id: number; code: string }>(
      'select person as id, code from referrers order by person desc limit 1',
    );
    let isOver = false;
    const forgetting = forgetOld(receiver.services).then((hasMore) => {
      isOver = true;
      return hasMore;
    });
    await until(async () => (await leftOf(receiver)) < 2000, 'the first piece');
    const { status } = await receiver.post(friendForm(BEN, last!.code));
    assert.deepEqual([status, isOver], [200, false]);
    assert.equal(await forgetting, false);
    const referrals = await receiver.rows('select referrer from referrals');
    assert.deepEqual(referrals, [{ referrer: last!.id }]);
    assert.equal(await leftOf(receiver), 1);
  });
});
