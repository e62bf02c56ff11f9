import { expect } from '@open-wc/testing';
import { createOutbox } from '../../../src/effects/delivery/outbox.lazy.ts';
import { FakeClock, seededChance, settle } from '../../session/fake-clock.ts';
import { accepted, envelopeOf, fakeHttp } from './fake-endpoint.ts';
import { MemoryStore, fakeLocks } from './memory-store.ts';
import { DAY, HOUR, MINUTE, SECOND, kinds, world } from './outbox-world.ts';

describe('a lead', () => {
  it('is posted as JSON with its id as Idempotency-Key, and leaves the store when the answer holds the same id', async () => {
    const { send, calls, acts, store } = world((_, id) => accepted(id, { set: { seat: 7 } }));
    await send('e1');
    expect(calls).to.have.length(1);
    const { address, method, headers, body, redirect, timeout } = calls[0]!;
    expect([address, method, redirect, timeout]).to.deep.equal([
      'https://shop.example/api/results',
      'POST',
      'manual',
      10_000,
    ]);
    expect(headers).to.deep.equal({
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'Idempotency-Key': 'e1',
    });
    expect(JSON.parse(body!)).to.deep.equal(envelopeOf('e1'));
    expect(acts).to.deep.equal([{ type: 'delivered', id: 'e1', reply: { ok: true, id: 'e1', set: { seat: 7 } } }]);
    expect(store.kept.size).to.equal(0);
  });

  it('stays in the store until the conversation has taken note of the answer', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    const { http } = fakeHttp(clock, (_, id) => accepted(id));
    const outbox = createOutbox({
      clock,
      store,
      http,
      chance: seededChance(),
      base: () => 'https://shop.example/',
      locks: fakeLocks(),
      broadcast: () => {},
    });
    let noted = () => {};
    outbox.attach('vip', {
      endpoints: () => '/api',
      report: () =>
        new Promise<void>((resolve) => {
          noted = resolve;
        }),
      problem: () => {},
    });
    store.put(envelopeOf('e1'));
    await outbox.add('e1');
    await settle();
    expect(store.kept.size).to.equal(1);
    noted();
    await settle();
    expect(store.kept.size).to.equal(0);
  });

  it('goes out as soon as a storage that did not answer does', async () => {
    const { send, clock, store, acts } = world((_, id) => accepted(id));
    const { read } = store;
    let silent = 3;
    store.read = (id) => (silent-- > 0 ? Promise.reject(new Error('No answer.')) : read(id));
    await send('e1');
    expect(acts).to.deep.equal([]);
    await clock.turn(5 * SECOND);
    expect(kinds(acts)).to.deep.equal(['delivered']);
  });

  it('of another type reports nothing to the conversation', async () => {
    const { send, acts, store } = world((_, id) => accepted(id));
    await send('g1', { type: 'goal.completed' });
    expect(acts).to.deep.equal([]);
    expect(store.kept.size).to.equal(0);
  });

  it('goes after the one that it belongs to or corrects', async () => {
    const { send, calls, clock } = world((_, id, count) => (id === 'e1' && count < 3 ? { status: 503 } : accepted(id)));
    await send('e1');
    await send('g1', { type: 'goal.completed', submission: 'e1' });
    await clock.turn(MINUTE);
    expect(calls.map(({ headers }) => headers?.['Idempotency-Key'])).to.deep.equal(['e1', 'e1', 'e1', 'g1']);
  });

  it('that is not through in four seconds is reported kept, once, and delivered later', async () => {
    const { send, acts, clock } = world((_, id, count) => (count < 6 ? 'refused' : accepted(id)));
    await send('e1');
    await clock.turn(3.9 * SECOND);
    expect(acts).to.deep.equal([]);
    await clock.turn(0.2 * SECOND);
    expect(kinds(acts)).to.deep.equal(['kept']);
    await clock.turn(HOUR);
    expect(kinds(acts)).to.deep.equal(['kept', 'delivered']);
  });

  it('is given up after 28 days, and its conversation is told that it was not sent', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('old'), { at: clock.now() - 28 * DAY - 1, state: 'parked' });
    store.put(envelopeOf('young'), { at: clock.now() - 28 * DAY + MINUTE, state: 'parked' });
    const { outbox, acts } = world(() => 'never', { clock, store });
    await settle();
    expect([...store.kept.keys()]).to.deep.equal(['young']);
    await outbox.watch('vip', 'old');
    expect(kinds(acts)).to.deep.equal(['unsent']);
  });
});
