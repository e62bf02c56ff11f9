import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settleCampaign } from '../../campaign/campaign-changes.ts';
import { tellOfMove } from '../../messages/tell-guests.ts';
import { fillFreedPlaces } from '../../referrals/free-place.ts';
import { beginTurn } from '../../campaign/turn.ts';
import { ANNA, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { type TestReceiver, testReceiver } from '../fixture.ts';

/** More than two pieces of work. */
const MANY = 250;

async function addGuests({ rows }: TestReceiver, status: 'confirmed' | 'standby', many = MANY): Promise<void> {
  await rows(
    `insert into people (email_key, email, first_name, language, time_zone, created_at)
     select address, address, 'Guest', 'en', 'Europe/Oslo', $2 from (
       select 'guest' || n || '@example.com' as address from generate_series(1, $1::integer) as n) as new`,
    [many, NOW],
  );
  await rows(
    `insert into guests (campaign, person, status, since)
     select 'vip-prelaunch', id, $1, $2::timestamptz + id * interval '1 second' from people`,
    [status, NOW],
  );
}

const count = async ({ rows }: TestReceiver, sql: string) =>
  (await rows<{ count: number }>(`select count(*)::integer as count from ${sql}`))[0]!.count;
const MOVED = `messages where template = 'moved'`;

/** The same receivers with a file that has another date. */
async function moved(receiver: TestReceiver, starts: string, startsAt = NOW): Promise<TestReceiver> {
  const event = { ...receiver.campaign.event!, starts };
  return testReceiver({ campaign: { event }, keep: true, startsAt });
}
const moves = ({ rows }: TestReceiver) =>
  rows<{ id: number }>(`select id::integer from events where type = 'campaign.moved' order by id`);

describe('Hundreds of guests', () => {
  it('are told of a new date a hundred at a time, each once, however often a piece of it is done', async () => {
    const first = await testReceiver();
    await addGuests(first, 'confirmed');
    const receiver = await moved(first, '2027-03-04T18:00');
    const [move] = await moves(receiver);
    for (const told of [100, 100]) {
      await tellOfMove(receiver.services, { event: move!.id, after: 0 });
      assert.equal(await count(receiver, MOVED), told);
    }
    await receiver.runDue();
    assert.equal(await count(receiver, MOVED), MANY);
    assert.equal(await count(receiver, '(select distinct person from messages) as told'), MANY);
    assert.equal(receiver.sent.filter(({ subject }) => subject?.startsWith('New date')).length, MANY);
  });

  it('are told of the last of two new dates only, where the first was not told yet', async () => {
    const first = await testReceiver();
    await addGuests(first, 'confirmed', 3);
    const second = await moved(first, '2027-03-04T18:00');
    const receiver = await moved(second, '2027-03-11T18:00', new Date(NOW.getTime() + 60_000));
    assert.equal((await moves(receiver)).length, 2);
    await receiver.runDue();
    assert.equal(await count(receiver, MOVED), 3);
    assert.ok(receiver.sent.every(({ text }) => text.includes('11 March')));
  });

  it('are reminded of the evening, each once, though no look finds all of them', async () => {
    const receiver = await testReceiver();
    await addGuests(receiver, 'confirmed');
    receiver.at(new Date('2026-11-25T10:00:00Z'));
    for (let look = 0; look < 3; look += 1) await receiver.runDue();
    assert.equal(await count(receiver, `messages where template = 'event-reminder' and status = 'sent'`), MANY);
  });

  it('who wait get the seats that are added, a hundred at a time', async () => {
    const receiver = await testReceiver({ campaign: { seats: 1 } });
    await addGuests(receiver, 'standby');
    const more = await testReceiver({ campaign: { seats: 230 }, keep: true });
    assert.equal(await count(more, `guests where status = 'confirmed'`), 100);
    await more.runDue();
    assert.equal(await count(more, `guests where status = 'confirmed'`), 230);
    const [waiting] = await more.rows(`select min(person) as first from guests where status = 'standby'`);
    assert.deepEqual(waiting, { first: 231 }, 'who has waited longest is in');
    await settleCampaign(more.services, more.services.campaigns.all[0]);
    assert.equal(await count(more, `guests where status = 'confirmed'`), 230);
  });

  it('beyond the limit of one referrer are not all looked at when one place gets free', async () => {
    const receiver = await testReceiver({ campaign: { maxFriends: 1 } });
    const { json } = await receiver.post(referrerForm(ANNA));
    for (const name of ['ben', 'carl', 'dora', 'eve'])
      await receiver.post(friendForm({ email: `${name}@example.com` }, json.referral.code));
    await receiver.rows(`update referrals set status = 'cancelled', counts = false where friend = 2`);
    const queries: string[] = [];
    await receiver.database.transaction(async (tx) => {
      const turn = await beginTurn(tx, receiver.services, receiver.services.campaigns.all[0]);
      const query = tx.query.bind(tx);
      const noting: typeof tx = Object.assign(Object.create(tx), {
        query: (sql: string, params?: readonly unknown[]) => {
          if (sql.startsWith('update referrals set counts')) queries.push(sql);
          return query(sql, params);
        },
      });
      await fillFreedPlaces({ ...turn, tx: noting }, 1);
    });
    assert.deepEqual(
      [queries.length, await count(receiver, 'referrals where counts')],
      [2, 1],
      'the one who takes the place, and the next one, who finds none',
    );
  });
});
