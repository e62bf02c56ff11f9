import { expect } from '@open-wc/testing';
import { createOutbox } from '../../../src/effects/delivery/outbox.lazy.ts';
import { FakeClock, seededChance, settle } from '../../session/fake-clock.ts';
import { accepted, envelopeOf } from './fake-endpoint.ts';
import { MemoryStore, fakeLocks } from './memory-store.ts';
import { DAY, HOUR, MINUTE, SECOND, world } from './outbox-world.ts';

describe('politeness', () => {
  for (const [how, header] of [
    ['seconds', '7200'],
    ['a date', 'Sun, 22 Nov 2026 14:00:00 GMT'],
  ] as const) {
    it(`never before Retry-After (${how}), for other leads to the same address neither, whatever happens`, async () => {
      const { send, calls, clock, outbox } = world((_, id, count) =>
        id === 'e1' && count === 1 ? { status: 429, headers: { 'retry-after': header } } : accepted(id),
      );
      const start = clock.now();
      await send('e1');
      await send('e2');
      await clock.turn(HOUR);
      await outbox.flush();
      await outbox.retry('e1');
      outbox.look();
      outbox.leave();
      await clock.turn(HOUR - 1);
      expect(calls).to.have.length(1);
      await clock.turn(MINUTE);
      expect(calls).to.have.length(3);
      expect(calls[1]!.at).to.be.at.least(start + 2 * HOUR);
    });
  }

  it("a date is meant by the server's own clock", async () => {
    const { send, calls, clock } = world((_, id, count) =>
      count === 1
        ? {
            status: 503,
            headers: { 'retry-after': 'Sun, 22 Nov 2026 09:00:30 GMT', date: 'Sun, 22 Nov 2026 09:00:00 GMT' },
          }
        : accepted(id),
    );
    const start = clock.now();
    await send('e1');
    await clock.turn(MINUTE);
    expect(calls[1]!.at - start).to.be.within(30 * SECOND, 32 * SECOND);
  });

  it('no lead is tried more than 60 times in any 24 hours, however often page and network come back', async () => {
    const { send, calls, clock, outbox } = world(() => 'refused');
    await send('e1');
    for (let minute = 0; minute < 3 * 24 * 60; minute += 5) {
      await clock.turn(5 * MINUTE);
      await outbox.flush();
    }
    const most = Math.max(
      ...calls.map(({ at }) => calls.filter((other) => other.at >= at && other.at < at + DAY).length),
    );
    expect(most).to.be.at.most(60);
    expect(calls.length, 'and it is not forgotten').to.be.above(100);
  });

  it('tries are spread over the whole of a growing time', async () => {
    const gaps: number[][] = [];
    for (let client = 0; client < 200; client++) {
      const { send, calls, clock } = world(() => 'refused', { chance: seededChance(client) });
      await send('e1');
      await clock.turn(HOUR);
      calls.slice(1, 6).forEach(({ at }, index) => (gaps[index] ??= []).push(at - calls[index]!.at));
    }
    gaps.forEach((list, index) => {
      const window = 2 * SECOND * 2 ** index;
      expect(Math.max(...list)).to.be.within(0.9 * window, window);
      expect(Math.min(...list)).to.be.below(0.1 * window);
    });
  });

  it('after an outage of half an hour 500 clients have all been heard within the next, not in one moment', async () => {
    const outage = 30 * MINUTE;
    const start = new FakeClock().now();
    const arrivals: number[] = [];
    for (let client = 0; client < 500; client++) {
      const own = new FakeClock(start);
      const { send } = world(
        (call, id) => {
          if (call.at < start + outage) return { status: 503 };
          arrivals.push(call.at - start - outage);
          return accepted(id);
        },
        { clock: own, chance: seededChance(client + 1) },
      );
      await send(`e${client}`);
      await own.turn(3 * HOUR);
    }
    expect(arrivals).to.have.length(500);
    const minutes = new Map<number, number>();
    for (const at of arrivals) minutes.set(Math.floor(at / MINUTE), (minutes.get(Math.floor(at / MINUTE)) ?? 0) + 1);
    const last = Math.max(...minutes.keys());
    expect(last).to.be.below(36);
    expect(Math.max(...minutes.values())).to.be.at.most((3 * 500) / (last + 1));
  });

  it('has one request for a lead at a time, and four in all', async () => {
    const open: { id: string; release(): void }[] = [];
    const seen: string[] = [];
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    const outbox = createOutbox({
      clock,
      store,
      chance: seededChance(),
      base: () => 'https://shop.example/',
      locks: fakeLocks(),
      broadcast: () => {},
      http: (_, { body }) =>
        new Promise((resolve) => {
          const { id } = JSON.parse(body!) as { id: string };
          seen.push(id);
          open.push({
            id,
            release: () =>
              resolve({
                status: 200,
                ok: true,
                redirected: false,
                header: () => null,
                text: () => Promise.resolve(body!),
              }),
          });
        }),
    });
    outbox.attach('vip', { endpoints: () => '/api', report: () => {}, problem: () => {} });
    for (let index = 0; index < 20; index++) {
      store.put(envelopeOf(`e${index}`));
      await outbox.add(`e${index}`);
      await outbox.flush();
      outbox.look();
    }
    await settle();
    while (open.length) {
      expect(open.length).to.be.at.most(4);
      open.shift()!.release();
      await settle();
    }
    expect(seen).to.deep.equal(Array.from({ length: 20 }, (_, index) => `e${index}`));
    expect(store.kept.size).to.equal(0);
  });
});
