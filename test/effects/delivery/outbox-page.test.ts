import { expect } from '@open-wc/testing';
import type { ChatInput } from '../../../src/engine/input.ts';
import { createOutbox } from '../../../src/effects/delivery/outbox.lazy.ts';
import { FakeClock, seededChance, settle } from '../../session/fake-clock.ts';
import { accepted, envelopeOf } from './fake-endpoint.ts';
import { MemoryStore, fakeLocks } from './memory-store.ts';
import { DAY, HOUR, MINUTE, SECOND, kinds, world } from './outbox-world.ts';

describe('a page that comes and goes', () => {
  it('sends what an earlier visit left as soon as it is opened', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('e1'), { tries: 4, nextAt: clock.now() + 10 * MINUTE, used: clock.now() });
    const { calls, acts } = world((_, id) => accepted(id), { clock, store });
    await settle();
    expect(calls).to.have.length(1);
    expect(kinds(acts)).to.deep.equal(['delivered']);
  });

  it('finds what an earlier visit left although the storage is slow to answer', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('e1'));
    store.deaf = 3;
    const { acts } = world((_, id) => accepted(id), { clock, store });
    await clock.turn(MINUTE);
    expect(kinds(acts)).to.deep.equal(['delivered']);
    store.deaf = Infinity;
    world(() => 'never', { clock, store });
    await clock.turn(DAY);
    expect(clock.waiting, 'it is not asked for ever').to.equal(0);
  });

  it('tells a restored conversation what became of its lead: delivered, refused, or still kept', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('parked'), { state: 'parked', status: 422 });
    store.put(envelopeOf('kept'));
    const { outbox, acts } = world(() => 'refused', { clock, store });
    await outbox.watch('vip', 'gone');
    await outbox.watch('vip', 'parked');
    await outbox.watch('vip', 'kept');
    expect(acts).to.deep.equal([
      { type: 'delivered', id: 'gone', reply: {} },
      { type: 'refused', id: 'parked', status: 422, reply: {} },
    ]);
    await clock.turn(4 * SECOND);
    expect(acts.at(-1)).to.deep.equal({ type: 'kept', id: 'kept' });
  });

  it('tries again when the network is back', async () => {
    let up = false;
    const { send, calls, clock, outbox } = world((_, id) => (up ? accepted(id) : 'refused'));
    await send('e1');
    await clock.turn(3 * MINUTE);
    const tries = calls.length;
    up = true;
    await outbox.flush();
    await settle();
    expect(calls).to.have.length(tries + 1);
  });

  it("when it is left, what has not come through at its first try goes out in requests that outlive it, within the browser's 65,536 bytes", async () => {
    const { send, calls, outbox, clock } = world((_, id) =>
      id === 'late' ? { status: 503, headers: { 'retry-after': '60' } } : 'never',
    );
    const story = 'x'.repeat(7000);
    for (let index = 0; index < 12; index++) await send(`e${index}`, { answers: { story } });
    await send('large', { answers: { story: story.repeat(10) } });
    const before = calls.length;
    expect(calls.some(({ keepalive }) => keepalive)).to.be.false;
    outbox.leave();
    outbox.leave();
    const alive = calls.slice(before);
    expect(alive.every(({ keepalive }) => keepalive)).to.be.true;
    expect(alive.length).to.equal(7);
    expect(new Set(alive.map(({ body }) => body)).size).to.equal(alive.length);
    expect(alive.reduce((sum, { body }) => sum + body!.length, 0)).to.be.at.most(65_536);
    await clock.turn(0);
  });

  it('when it is left while a lead is still being written, sends it', async () => {
    const { store, outbox, calls, acts } = world((_, id) => accepted(id));
    store.put(envelopeOf('e1'));
    store.fresh.add('e1');
    outbox.leave();
    expect(calls.map(({ keepalive }) => keepalive)).to.deep.equal([true]);
    await outbox.add('e1');
    await settle();
    expect(calls).to.have.length(1);
    expect(kinds(acts)).to.deep.equal(['delivered']);
  });

  it('when it is left and comes back, both answers count once', async () => {
    const releases: (() => void)[] = [];
    const clock = new FakeClock(),
      store = new MemoryStore(clock),
      acts: ChatInput[] = [];
    const outbox = createOutbox({
      clock,
      store,
      chance: seededChance(),
      base: () => 'https://shop.example/',
      locks: fakeLocks(),
      broadcast: () => {},
      http: () =>
        new Promise((resolve) =>
          releases.push(() => {
            resolve({
              status: 200,
              ok: true,
              redirected: false,
              header: () => null,
              text: () => Promise.resolve('{"id":"e1"}'),
            });
          }),
        ),
    });
    outbox.attach('vip', { endpoints: () => '/api', report: (act) => acts.push(act), problem: () => {} });
    store.put(envelopeOf('e1'));
    await outbox.add('e1');
    await settle();
    outbox.leave();
    expect(releases).to.have.length(2);
    for (const release of releases) {
      release();
      await settle();
    }
    expect(kinds(acts)).to.deep.equal(['delivered']);
    expect(store.kept.size).to.equal(0);
    expect(clock.waiting).to.equal(0);
  });

  it('leaves no timer behind when the last conversation lets go, and goes on with the next', async () => {
    const { send, clock, detach, outbox, calls, store } = world((_, id, count) =>
      count < 2 ? 'refused' : accepted(id),
    );
    await send('e1');
    detach();
    expect(clock.waiting).to.equal(0);
    await clock.turn(HOUR);
    expect(calls).to.have.length(1);
    outbox.attach('vip', { endpoints: () => '/api/results', report: () => {}, problem: () => {} });
    await settle();
    expect(store.kept.size).to.equal(0);
  });

  it('a damaged lead stays where it is and stops nobody', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    for (let index = 0; index < 10; index++) store.put(envelopeOf(`e${index}`));
    store.kept.get('e3')!.text = null;
    store.kept.get('e4')!.text = '{"schema":1,"id":"e4"';
    const { calls, problems } = world((_, id) => accepted(id), { clock, store });
    await clock.turn(HOUR);
    expect([...store.kept.keys()]).to.deep.equal(['e3', 'e4']);
    expect(calls).to.have.length(8);
    expect(problems.map(({ code }) => code)).to.deep.equal(['lead-unreadable']);
  });
});
