import { expect, waitUntil } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { createOutbox } from '../../../src/effects/delivery/outbox.lazy.ts';
import { DATABASE } from '../../../src/storage/is-stored.ts';
import { createStorage } from '../../../src/storage/storage.lazy.ts';
import { FakeClock, seededChance } from '../../session/fake-clock.ts';
import { accepted, envelopeOf, fakeHttp, stateOf } from './fake-endpoint.ts';

const LEADS = 50;
const rotten: Record<string, (record: Record<string, unknown>) => unknown> = {
  truncated: (record) => ({ ...record, data: (record.data as ArrayBuffer).slice(0, 30) }),
  'from a newer version': (record) => ({ ...record, format: 99 }),
  foreign: () => "somebody else's",
};

describe('an outbox with three rotten records among fifty good ones', () => {
  beforeEach(() => deleteDB(DATABASE));

  it('delivers the fifty and sets the three aside, untouched', async () => {
    const clock = new FakeClock();
    const names = Object.keys(rotten),
      ids = [...Array.from({ length: LEADS }, (_, index) => `lead ${index}`)];
    ids.splice(10, 0, names[0]!);
    ids.splice(0, 0, names[1]!);
    ids.push(names[2]!);
    await createStorage({ clock, chance: seededChance(1) }).conversations.save(
      'vip',
      stateOf(['Anna']),
      ids.map((id) => ({ envelope: envelopeOf(id), endpoint: '' })),
      'device',
    );
    const database = await openDB(DATABASE);
    for (const [id, rot] of Object.entries(rotten))
      await database.put('outbox', rot((await database.get('outbox', id)) as Record<string, unknown>), id);
    const before = await Promise.all(names.map((id) => database.get('outbox', id) as Promise<unknown>));

    const { http, calls } = fakeHttp(clock, (_, id) => accepted(id));
    const problems: unknown[] = [],
      delivered: string[] = [];
    const outbox = createOutbox({
      store: createStorage({ clock, chance: seededChance(2) }).outbox,
      clock,
      http,
      chance: seededChance(3),
      base: () => 'https://shop.example/',
      locks: navigator.locks,
      broadcast: () => {},
    });
    const detach = outbox.attach('vip', {
      endpoints: () => '/api/results',
      problem: (problem) => problems.push(problem),
      report: (act) => act.type === 'delivered' && delivered.push(act.id),
    });
    await waitUntil(
      async () => {
        await clock.turn(100);
        return (await database.count('outbox')) === names.length;
      },
      'all good ones have left',
      { timeout: 40_000 },
    );
    expect(delivered.sort()).to.deep.equal(ids.filter((id) => !names.includes(id)).sort());
    expect(calls).to.have.length(LEADS);
    expect(await Promise.all(names.map((id) => database.get('outbox', id) as Promise<unknown>))).to.deep.equal(before);
    expect(problems).to.deep.equal([]);
    detach();
    database.close();
  });
});
