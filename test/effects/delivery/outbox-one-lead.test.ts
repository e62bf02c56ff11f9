import { expect } from '@open-wc/testing';
import type { ChatInput } from '../../../src/engine/input.ts';
import type { EndpointSetting } from '../../../src/effects/delivery/endpoint.ts';
import type { TabMessage } from '../../../src/effects/delivery/outbox-port.ts';
import { FakeClock, settle } from '../../session/fake-clock.ts';
import { accepted, envelopeOf, type Answer } from './fake-endpoint.ts';
import { MemoryStore } from './memory-store.ts';
import { HOUR, MINUTE, SECOND, kinds, world, type World } from './outbox-world.ts';

/* What is done for one lead, one address or one conversation is done for no other. */

/** Answered with a 2xx that is no yes. */
const unclear: Answer = { status: 200, body: '<!doctype html><title>Welcome</title>' };
const idsOf = ({ calls }: World) => calls.map(({ headers }) => headers?.['Idempotency-Key']);

async function sendTo({ store, outbox }: World, id: string, endpoint: string): Promise<void> {
  store.put(envelopeOf(id), { endpoint });
  await outbox.add(id);
  await settle();
}

describe('an address that is found to confirm ids', () => {
  const settings: Readonly<Record<string, EndpointSetting>> = {
    one: '/one',
    other: '/other',
    never: { url: '/one', confirms: false },
  };

  it('gets its unclear leads again, but none that it has refused, and no other address gets any', async () => {
    const answers: Readonly<Record<string, Answer>> = { b: unclear, c: { status: 400, body: '{}' } };
    const tab = world((_, id, count) => (id === 'a' && count < 2 ? unclear : (answers[id] ?? accepted(id))), {
      endpoints: (name) => settings[name],
    });
    await sendTo(tab, 'a', 'one');
    await sendTo(tab, 'b', 'other');
    await sendTo(tab, 'c', 'one');
    await sendTo(tab, 'd', 'one');
    await tab.clock.turn(HOUR);
    expect(idsOf(tab)).to.deep.equal(['a', 'b', 'c', 'd', 'a']);
  });

  it('changes nothing where the page says that ids are not confirmed', async () => {
    const tab = world((_, id) => (id === 'a' ? { ...unclear, delay: 500 } : accepted(id)), {
      endpoints: (name) => settings[name],
    });
    await Promise.all([sendTo(tab, 'a', 'never'), sendTo(tab, 'b', 'one')]);
    await tab.clock.turn(400);
    expect(kinds(tab.acts)).to.deep.equal(['delivered']);
    await tab.clock.turn(200);
    expect(kinds(tab.acts)).to.deep.equal(['delivered', 'unclear']);
  });

  it('gets one again that was still being written down as unclear', async () => {
    const clock = new FakeClock();
    const store = new MemoryStore(clock);
    const { update } = store;
    const tab = world((_, id, count) => (id === 'a' && count < 2 ? unclear : accepted(id)), { clock, store });
    store.update = async (row) => {
      if (row.unclear) await new Promise<void>((resolve) => clock.after(SECOND, resolve));
      await update(row);
    };
    await tab.send('a');
    await tab.send('b');
    await clock.turn(HOUR);
    expect(idsOf(tab)).to.deep.equal(['a', 'b', 'a']);
  });
});

describe('a lead that another tab has changed on the disk', () => {
  const there = async (changed: object) => {
    let isOpen = false;
    const tab = world((_, id) => accepted(id), { endpoints: () => (isOpen ? '/api' : undefined) });
    await tab.send('a');
    const kept = tab.store.kept.get('a')!;
    kept.row = { ...kept.row, ...changed };
    isOpen = true;
    let reads = 0;
    const { read } = tab.store;
    tab.store.read = async (id) => {
      reads++;
      return read(id);
    };
    tab.outbox.look();
    await tab.clock.turn(SECOND);
    return { ...tab, reads: () => reads };
  };

  it('is sent when that tab has put it to, and not looked at all the time until then', async () => {
    const { calls, clock, reads } = await there({ nextAt: new FakeClock().now() + MINUTE });
    expect([calls.length, reads()]).to.deep.equal([0, 1]);
    await clock.turn(MINUTE);
    expect(calls).to.have.length(1);
  });

  it('is not sent where that tab has parked it', async () => {
    const { calls } = await there({ state: 'parked', status: 400 });
    expect(calls).to.deep.equal([]);
  });
});

describe('a store that does not answer', () => {
  const deafFor = (times: number, { store }: World) => {
    const { read } = store;
    let reads = 0;
    store.read = async (id) => {
      if (reads++ < times) throw new Error('The disk is busy.');
      return read(id);
    };
    return () => reads;
  };

  it('is asked again half a second later for what is due', async () => {
    let isOpen = false;
    const tab = world((_, id) => accepted(id), { endpoints: () => (isOpen ? '/api' : undefined) });
    await tab.send('a');
    isOpen = true;
    const reads = deafFor(1, tab);
    tab.outbox.look();
    await tab.clock.turn(400);
    expect([tab.calls.length, reads()]).to.deep.equal([0, 1]);
    await tab.clock.turn(200);
    expect(tab.calls).to.have.length(1);
  });

  it('says nothing of what has become of a lead, to nobody', async () => {
    const tab = world((_, id) => accepted(id));
    deafFor(Infinity, tab);
    await tab.outbox.watch('vip', 'a');
    await tab.outbox.hear({ added: 'a' });
    expect(tab.acts).to.deep.equal([]);
  });
});

describe('other tabs', () => {
  it('are told of a new lead', async () => {
    const told: TabMessage[] = [];
    const { send } = world(() => 'never', { broadcast: (message) => void told.push(message) });
    await send('a');
    expect(told).to.deep.equal([{ added: 'a' }]);
  });

  it('that have delivered a lead spare the visitor the news that it is kept', async () => {
    const tab = world(() => ({ status: 503, headers: { 'retry-after': '30' } }));
    await tab.send('a');
    tab.store.kept.delete('a');
    await tab.outbox.hear({ owner: 'vip', act: { type: 'delivered', id: 'a', reply: {} } });
    await tab.clock.turn(MINUTE);
    expect(kinds(tab.acts)).to.deep.equal(['delivered']);
  });

  it('that tell of a lead which this tab has too do not put it off', async () => {
    let isOpen = false;
    const tab = world((_, id) => accepted(id), { endpoints: () => (isOpen ? '/api' : undefined) });
    await tab.send('a');
    await tab.outbox.hear({ added: 'a' });
    isOpen = true;
    tab.outbox.look();
    await settle();
    expect(tab.calls).to.have.length(1);
  });
});

describe('two conversations on a page', () => {
  const quiet = { endpoints: () => '/api', problem: () => {} };

  it('are told each of their own: one that ends takes no news from the other', async () => {
    const tab = world(() => ({ status: 503 }));
    const told: ChatInput[] = [];
    const detach = tab.outbox.attach('second', { ...quiet, report: (act) => told.push(act) });
    await tab.send('a');
    detach();
    await tab.clock.turn(MINUTE);
    expect([kinds(tab.acts), told]).to.deep.equal([['kept'], []]);
  });

  it('an element that has handed its conversation to another one ends nothing by leaving', async () => {
    const tab = world((_, id) => accepted(id));
    const told: ChatInput[] = [];
    tab.outbox.attach('vip', { ...quiet, report: (act) => told.push(act) });
    tab.detach();
    await tab.send('a');
    expect([kinds(told), tab.acts]).to.deep.equal([['delivered'], []]);
  });

  it('the last one that leaves leaves no timer behind, whatever the store has not told yet', async () => {
    const tab = world((_, id) => accepted(id));
    tab.store.deaf = 5;
    await tab.outbox.flush();
    expect(tab.clock.waiting).to.equal(1);
    tab.detach();
    await settle();
    expect(tab.clock.waiting).to.equal(0);
  });

  it('one lead is tried again alone', async () => {
    const tab = world(() => ({ status: 400, body: '{}' }));
    await tab.send('a');
    await tab.send('b');
    await tab.outbox.retry('b');
    await settle();
    expect(idsOf(tab)).to.deep.equal(['a', 'b', 'b']);
  });
});
