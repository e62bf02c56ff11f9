import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { StoredEvent } from '../../events/event.ts';
import { fanOut, tellWaiting } from '../../events/fan-out.ts';
import { storedEvents } from '../../events/stored-events.ts';
import { ANNA, envelope, NOW, referrerForm } from '../envelopes.ts';
import { testReceiver } from '../fixture.ts';

const happened = {
  type: 'codes.low',
  campaign: 'vip-prelaunch',
  data: { reward: 'parking', left: 3 },
  at: NOW,
} as const;

describe('What happened', () => {
  it('is kept with the change that made it happen, and gone with one that was taken back', async () => {
    const { services, rows } = await testReceiver();
    await services.database.transaction((tx) => services.emit(tx, happened));
    await assert.rejects(
      services.database.transaction(async (tx) => {
        services.emit(tx, happened);
        throw new Error('taken back');
      }),
      /taken back/,
    );
    assert.equal((await rows('select id from events')).length, 1);
  });

  it('is told to every subscriber, whole', async () => {
    const { services } = await testReceiver();
    await services.database.transaction((tx) => services.emit(tx, happened));
    const id = 1;
    const heard: StoredEvent[] = [];
    const hear = async (_: unknown, events: readonly StoredEvent[]) => void heard.push(...events);
    await fanOut(services, { event: id }, [hear, hear]);
    const whole = { id, person: null, referral: null, reward: null, result: null, ...happened };
    assert.deepEqual(heard, [whole, whole]);
  });

  it('to somebody who was deleted meanwhile is told to nobody', async () => {
    const { services } = await testReceiver();
    let heard = 0;
    await fanOut(services, { event: 12 }, [async () => void (heard += 1)]);
    assert.equal(heard, 0);
  });

  it('is told once, however many receivers look for what nobody has heard of', async () => {
    const { services } = await testReceiver();
    for (let n = 0; n < 250; n += 1) await services.database.transaction((tx) => services.emit(tx, happened));
    const heard: number[] = [];
    const hear = async (_: unknown, events: readonly StoredEvent[]) => void heard.push(...events.map(({ id }) => id));
    let found = 1;
    while (found > 0) {
      const counts = await Promise.all([1, 2, 3].map(() => tellWaiting(services, [hear])));
      found = Math.max(...counts);
    }
    assert.equal(heard.length, 250);
    assert.equal(new Set(heard).size, 250);
  });

  it('at which a subscriber fails is tried again by itself, and holds up none that come later', async () => {
    const { services, rows, logged } = await testReceiver();
    await services.database.transaction((tx) => services.emit(tx, happened));
    const failing = () => Promise.reject(new Error('Zanzibar'));
    assert.equal(await tellWaiting(services, [failing]), 1);
    assert.deepEqual(await rows(`select data from pgboss.job where name = 'fan-out'`), [{ data: { event: 1 } }]);
    assert.ok(!logged.join().includes('Zanzibar'));
    await services.database.transaction((tx) => services.emit(tx, happened));
    const heard: number[] = [];
    assert.equal(await tellWaiting(services, [async (_, events) => void heard.push(...events.map(({ id }) => id))]), 1);
    assert.deepEqual(heard, [2]);
  });

  it('is told when what is due is done', async () => {
    const { services } = await testReceiver();
    await services.database.transaction((tx) => services.emit(tx, { ...happened, type: 'campaign.paused' }));
    assert.equal(await services.jobs.runDue(), 1);
    assert.equal(await services.jobs.runDue(), 0);
  });

  it('is each form that came in, once, and not what was set aside or refused', async () => {
    const { post, services } = await testReceiver();
    const sent = referrerForm(ANNA);
    await post(sent);
    await post(sent);
    await post(envelope({ meta: { widgetVersion: '0.1.0', durationMs: 24_000, honeypot: 'I am a robot' } }));
    await post(referrerForm({ email: 'no address' }));
    const events = await storedEvents(services.database, `type = 'result.received'`, []);
    assert.deepEqual(
      events.map(({ result, campaign, person, data }) => ({ result, campaign, person, data })),
      [
        {
          result: sent.id,
          campaign: 'vip-prelaunch',
          person: 1,
          data: { type: 'form.submitted', role: 'referrer', urgent: false },
        },
      ],
    );
  });

  it('is everybody who wants a person, with how they want to be reached and how urgent it is', async () => {
    const { post, services } = await testReceiver();
    await post(
      envelope({
        id: randomUUID(),
        type: 'handover.requested',
        handover: { channel: 'whatsapp', open: false },
        answers: { urgent: true },
      }),
    );
    const [event] = await storedEvents(services.database, `type = 'handover.requested'`, []);
    assert.deepEqual(event?.data, { channel: 'whatsapp', open: false, urgent: true });
  });
});
