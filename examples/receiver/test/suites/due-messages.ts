import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANNA, BEN, friendForm, NOW, referrerForm, shareIntended } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';
import { reviewCount } from '../../referrals/review-queue.ts';
import { planReceiver } from '../plan-campaign.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const later = (ms: number) => new Date(NOW.getTime() + ms);
const FAR = {
  event: {
    title: 'Evening',
    starts: '2027-03-04T18:00',
    hours: 3,
    timeZone: 'Europe/Oslo',
    place: 'Shop',
    address: 'Street 1',
  },
};

/** Subjects of what was sent to somebody, hour by hour until then. */
async function until(receiver: TestReceiver, days: number, to: string, step = 6 * HOUR): Promise<string[]> {
  for (let at = 0; at <= days * DAY; at += step) {
    receiver.at(later(at));
    await receiver.runDue();
  }
  return receiver.sent.filter((mail) => mail.to === to).map(({ subject }) => subject);
}

describe('Mails that time brings', () => {
  it('remind a referrer once, after five days without a share', async () => {
    const receiver = await testReceiver({ campaign: FAR });
    await receiver.post(referrerForm(ANNA));
    assert.deepEqual(await until(receiver, 4.75, ANNA.email!), ['Your link is ready']);
    assert.deepEqual(await until(receiver, 12, ANNA.email!), ['Your link is ready', 'Your link has not been used yet']);
  });

  it('remind everybody else, whatever one of them calls a time zone', async () => {
    const receiver = await testReceiver({ campaign: FAR });
    const eve = { firstName: 'Eve', email: 'eve@example.com' };
    const zones = [
      ['Foo/Bar', eve],
      ['Europe/Oslo', ANNA],
    ] as const;
    for (const [timeZone, person] of zones)
      await receiver.post(referrerForm(person, { client: { language: 'en', timeZone } }));
    const kept = 'select time_zone from people order by id';
    assert.deepEqual(await receiver.rows(kept), [{ time_zone: null }, { time_zone: 'Europe/Oslo' }]);
    // As an earlier version kept it.
    await receiver.rows(`update people set time_zone = 'Foo/Bar' where email_key = $1`, [eve.email]);
    for (const { email } of [eve, ANNA])
      assert.deepEqual(await until(receiver, 8, email!, DAY), [
        'Your link is ready',
        'Your link has not been used yet',
      ]);
  });

  it('are written to all but the one to whom none can be', async () => {
    const receiver = await testReceiver({ campaign: FAR });
    const eve = { firstName: 'Eve', email: 'eve@example.com' };
    for (const person of [ANNA, eve, BEN]) await receiver.post(referrerForm(person));
    await receiver.runDue();
    await receiver.rows(`update people set language = null where email_key = $1`, [eve.email]);
    await receiver.rows(`update results set envelope = '{"schema' where email_key = $1`, [eve.email]);
    receiver.sent.length = 0;
    await until(receiver, 8, ANNA.email!, DAY);
    assert.deepEqual(receiver.sent.map(({ to }) => to).sort(), [ANNA.email, BEN.email]);
    assert.ok(receiver.logged.some((line) => line.includes('due message not written')));
    assert.ok(!receiver.logged.some((line) => line.includes(eve.email)));
  });

  it('remind nobody who has shared', async () => {
    const receiver = await testReceiver({ campaign: FAR });
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(shareIntended(json.referral.url));
    assert.deepEqual(await until(receiver, 8, ANNA.email!), ['Your link is ready']);
  });

  it('say that it ends, to whoever has brought nobody', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA));
    const subjects = await until(receiver, 2, ANNA.email!);
    assert.equal(subjects.length, 2);
    assert.match(subjects[1]!, /^Only until Wednesday 25 November, 23:59/);
  });

  it('remind guests at ten on the day before, and only those who have a seat', async () => {
    const receiver = await testReceiver();
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, json.referral.code));
    await receiver.post(friendForm({ email: 'cleo@example.com' }, null));
    receiver.at(new Date('2026-11-25T08:55:00Z'));
    await receiver.runDue();
    const reminders = () => receiver.sent.filter(({ subject }) => /see you at/.test(subject)).map(({ to }) => to);
    assert.deepEqual(reminders(), []);
    receiver.at(new Date('2026-11-25T09:05:00Z'));
    await receiver.runDue();
    await receiver.runDue();
    assert.deepEqual(reminders().sort(), [ANNA.email, BEN.email]);
  });

  it('remind guests of a morning on the day before it, not two days before', async () => {
    const receiver = await testReceiver({
      campaign: { ends: '2026-11-25T23:59', event: { ...FAR.event, starts: '2026-11-28T09:00' } },
    });
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, json.referral.code));
    const reminders = async (at: string) => {
      receiver.at(new Date(at));
      await receiver.runDue();
      return receiver.sent.filter(({ subject }) => /see you at/.test(subject)).length;
    };
    assert.equal(await reminders('2026-11-27T08:55:00Z'), 0);
    assert.equal(await reminders('2026-11-27T09:05:00Z'), 2);
  });

  it('tell of each month under its own name, and of the first one with the reward alone', async () => {
    const receiver = await planReceiver({ qualifies: { on: 'sign-up' } });
    await receiver.signUp(BEN, await receiver.join(ANNA));
    const months = () =>
      receiver.sent
        .filter(({ to, subject }) => to === ANNA.email && / for /.test(subject))
        .map(({ subject }) => subject);
    await receiver.daysLater(0);
    await receiver.daysLater(1);
    receiver.at(new Date('2026-12-01T12:00:00Z'));
    await receiver.runDue();
    assert.deepEqual(months(), []);
    receiver.at(new Date('2027-01-01T12:00:00Z'));
    await receiver.runDue();
    await receiver.runDue();
    assert.equal(months().length, 1);
    assert.match(months()[0]!, / for January$/);
  });

  it('gather the day in one for an owner who wants that', async () => {
    const receiver = await testReceiver({
      campaign: { owner: { email: 'kari@nordlys.example', digest: 'daily', language: 'en' } },
    });
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, json.referral.code));
    const subjects = await until(receiver, 2, 'kari@nordlys.example', 3 * HOUR);
    assert.deepEqual(subjects, ['2 new sign-ups: Blue Hour, the pre-launch evening']);
    const [{ text } = { text: '' }] = receiver.sent.filter(({ to }) => to === 'kari@nordlys.example');
    assert.match(text, /Ben Berg \(invited by Anna\)/);
  });

  it('count in that mail what waits for review, as the page does: no friend on standby, and every reward that waits', async () => {
    const receiver = await testReceiver({
      campaign: {
        seats: 2,
        owner: { email: 'kari@nordlys.example', digest: 'daily', language: 'en' },
        qualifies: { on: 'sign-up', holdDays: 0, withinDays: 60, approval: 'manual' },
      },
    });
    const { json } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, json.referral.code));
    await receiver.post(friendForm({ email: 'cleo@example.com' }, json.referral.code));
    await until(receiver, 1, 'kari@nordlys.example');
    const waiting = await reviewCount(receiver.database, receiver.campaign.id);
    assert.ok(waiting > 1);
    const [{ text } = { text: '' }] = receiver.sent.filter(({ subject }) => /new sign-ups/.test(subject));
    assert.match(text, new RegExp(`Waiting for review:? ${waiting}\\b`));
  });
});
