import { expect } from '@open-wc/testing';
import type { ChatInput } from '../../../src/engine/input.ts';
import { createOutbox } from '../../../src/effects/delivery/outbox.lazy.ts';
import type { Outbox, TabMessage } from '../../../src/effects/delivery/outbox-port.ts';
import { FakeClock, seededChance } from '../../session/fake-clock.ts';
import { accepted, envelopeOf } from './fake-endpoint.ts';
import { MemoryStore, fakeLocks } from './memory-store.ts';
import { MINUTE, SECOND, world } from './outbox-world.ts';

describe('several tabs', () => {
  // Leases come in a chunk of their own, and a fake clock does not wait for the network.
  before(() => import('../../../src/effects/delivery/lease.lazy.ts'));

  for (const [how, locks] of [
    ['with Web Locks', true],
    ['without Web Locks', false],
  ] as const) {
    it(`${how} have one request for a lead at a time, and the closed one's leads are taken over within a second`, async () => {
      const clock = new FakeClock(),
        store = new MemoryStore(clock);
      const origin = fakeLocks();
      const tabs: Outbox[] = [];
      const acts: ChatInput[][] = [];
      const open = new Map<string, number>();
      let most = 0;
      const took: number[] = [];
      for (let tab = 0; tab < 6; tab++) {
        acts[tab] = [];
        const outbox = createOutbox({
          clock,
          store,
          chance: seededChance(tab),
          base: () => 'https://shop.example/',
          locks: locks ? origin : undefined,
          broadcast: (message: TabMessage) => tabs.forEach((other) => other !== outbox && void other.hear(message)),
          http: (_, { body }) =>
            new Promise((resolve) => {
              const { id } = JSON.parse(body!) as { id: string };
              open.set(id, (open.get(id) ?? 0) + 1);
              most = Math.max(most, open.get(id)!);
              clock.after(3 * SECOND, () => {
                open.set(id, open.get(id)! - 1);
                took.push(clock.now());
                resolve({
                  status: 200,
                  ok: true,
                  redirected: false,
                  header: () => null,
                  text: () => Promise.resolve(JSON.stringify({ id })),
                });
              });
            }),
        });
        tabs.push(outbox);
        outbox.attach('vip', { endpoints: () => '/api', report: (act) => acts[tab]!.push(act), problem: () => {} });
      }
      for (let index = 0; index < 30; index++) {
        store.put(envelopeOf(`e${index}`));
        await tabs[index % 6]!.add(`e${index}`);
        await clock.turn(100);
      }
      await clock.turn(MINUTE);
      expect(most).to.equal(1);
      expect(took).to.have.length(30);
      expect(store.kept.size).to.equal(0);
      for (const [tab, list] of acts.entries()) {
        for (let index = tab; index < 30; index += 6)
          expect(
            list.filter((act) => act.type === 'delivered' && act.id === `e${index}`),
            `tab ${tab}, lead ${index}`,
          ).to.have.length(1);
      }
    });
  }

  it('what a closed tab has sent to outlive it is left to that request', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    const origin = fakeLocks();
    const { outbox, calls } = world((_, id) => accepted(id), { clock, store, locks: origin });
    store.put(envelopeOf('e1'));
    let closed = () => {};
    void origin.request('smoc-chat e1', () => new Promise<void>((resolve) => (closed = resolve)));
    await outbox.hear({ added: 'e1' });
    await clock.turn(SECOND);
    await outbox.hear({ left: 'e1' });
    closed();
    await clock.turn(9 * SECOND);
    expect(calls).to.have.length(0);
    await clock.turn(2 * SECOND);
    expect(calls, 'but not for ever').to.have.length(1);
  });

  it('a lead whose tab was closed between the answer and the removal is sent once more, and one that was removed is not', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    const { outbox, calls } = world((_, id) => accepted(id), { clock, store });
    for (const id of ['e1', 'e2']) {
      store.put(envelopeOf(id));
      await outbox.hear({ added: id });
      await outbox.hear({ owner: 'another', act: { type: 'delivered', id, reply: {} } });
    }
    await store.remove('e2');
    await clock.turn(2 * SECOND);
    expect(calls.map(({ headers }) => headers?.['Idempotency-Key'])).to.deep.equal(['e1']);
    expect(store.kept.size).to.equal(0);
  });

  it('a lease that its tab no longer renews is taken over within a second', async () => {
    const clock = new FakeClock(),
      store = new MemoryStore(clock);
    store.put(envelopeOf('e1'));
    await store.lease('e1', 'a tab that was closed', clock.now() + 900);
    const { calls } = world((_, id) => accepted(id), { clock, store, locks: undefined });
    await clock.turn(899);
    expect(calls).to.have.length(0);
    await clock.turn(101);
    expect(calls).to.have.length(1);
  });

  it('a frame that may not use Web Locks does without', async () => {
    const { send, calls } = world((_, id) => accepted(id), {
      locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) },
    });
    await send('e1');
    expect(calls).to.have.length(1);
  });
});
