import { expect, waitUntil } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { createStorage } from '../../src/storage/storage.lazy.ts';
import { hasStoredDatabase } from '../../src/storage/has-stored-database.ts';
import { DATABASE } from '../../src/storage/is-stored.ts';
import type { Storage } from '../../src/storage/store-port.ts';
import { envelopeOf, stateOf } from '../effects/delivery/fake-endpoint.ts';
import { FakeClock, seededChance, settle } from '../session/fake-clock.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let clock: FakeClock;
let seed = 1;

/** A storage as another page visit has it: nothing in memory. */
const visit = (): Storage => createStorage({ clock, chance: seededChance(seed++) });
const rowsOf = async ({ outbox }: Pick<Storage, 'outbox'>) => (await outbox.rows()).rows;
const queued = (id: string, more = {}) => ({ envelope: envelopeOf(id, more), endpoint: '' });

/** Every record of the database, as it lies on disk. */
async function dump(): Promise<{ store: string; key: IDBValidKey; value: unknown }[]> {
  const database = await openDB(DATABASE);
  const records = [];
  for (const store of database.objectStoreNames) {
    const keys = await database.getAllKeys(store);
    const values: unknown[] = await database.getAll(store);
    records.push(...keys.map((key, index) => ({ store, key, value: values[index] })));
  }
  database.close();
  return records;
}

/** Writes into the database behind the storage's back. */
async function meddle(work: (database: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>): Promise<void> {
  const database = await openDB(DATABASE);
  await work(database);
  database.close();
}

/** All bytes of a record, texts and binaries, as one text. */
function bytesOf(value: unknown): string {
  if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
  if (ArrayBuffer.isView(value)) return bytesOf(value.buffer);
  if (typeof value === 'object' && value)
    return Object.entries(value)
      .map(([key, inner]) => key + bytesOf(inner))
      .join(' ');
  return String(value);
}

const undo: (() => void)[] = [];
function replace<T extends object, K extends keyof T>(object: T, key: K, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(object, key);
  Object.defineProperty(object, key, { value, configurable: true, writable: true });
  undo.push(() => (own ? Object.defineProperty(object, key, own) : delete object[key]));
}

beforeEach(async () => {
  clock = new FakeClock();
  await deleteDB(DATABASE);
});
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

describe('a first visit', () => {
  it('makes no database by looking for one', async () => {
    expect(await hasStoredDatabase()).to.be.false;
    const storage = visit();
    expect(await storage.conversations.load('vip')).to.be.null;
    expect(await rowsOf(storage)).to.deep.equal([]);
    await storage.conversations.remove('vip');
    await storage.conversations.forget();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include(DATABASE);
  });

  it('is told from a second one where the browser can not list databases', async () => {
    replace(indexedDB, 'databases' as keyof IDBFactory, undefined);
    expect(await hasStoredDatabase()).to.be.false;
    expect(await hasStoredDatabase()).to.be.false;
    await visit().conversations.save('vip', stateOf(['Anna']), [], 'device');
    expect(await hasStoredDatabase()).to.be.true;
  });

  it('stores nothing with keep "nothing", yet has what it needs while the page lives', async () => {
    const storage = visit();
    await storage.conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'nothing');
    expect((await storage.outbox.read('e1'))?.text).to.include('ben@example.com');
    expect((await storage.conversations.load('vip'))?.vars.name).to.equal('Anna');
    await storage.outbox.update({ ...(await rowsOf(storage))[0]!, tries: 3 });
    expect((await rowsOf(storage))[0]?.tries).to.equal(3);
    await storage.outbox.remove('e1');
    expect(await rowsOf(storage)).to.deep.equal([]);
    expect(await hasStoredDatabase()).to.be.false;
    expect(storage.conversations.durable).to.be.true;
  });
});

describe('a saved conversation', () => {
  it('comes back whole on the next visit', async () => {
    const state = stateOf(
      Array.from({ length: 150 }, (_, index) => `Answer ${index} \u{1f389}`),
      { goals: ['joined'], deliveries: { e1: 'kept' } },
    );
    await visit().conversations.save('vip', state, [], 'visit');
    expect(await visit().conversations.load('vip')).to.deep.equal(state);
    expect(await visit().conversations.load('other')).to.be.null;
  });

  it('is written together with its envelopes', async () => {
    await visit().conversations.save(
      'vip',
      stateOf(['Anna']),
      [queued('e1'), queued('e2', { type: 'goal.completed', submission: 'e1' })],
      'visit',
    );
    const { outbox } = visit();
    expect((await rowsOf({ outbox })).map(({ id, owner, after, state }) => [id, owner, after, state])).to.deep.equal([
      ['e1', 'vip', undefined, 'queued'],
      ['e2', 'vip', 'e1', 'queued'],
    ]);
    expect((await outbox.read('e1'))?.text).to.equal(JSON.stringify(envelopeOf('e1')));
  });

  it('is never on disk without its envelopes, though the page ends while several saves wait', async () => {
    const storage = visit();
    const { transaction } = IDBDatabase.prototype;
    let writes = 0;
    replace(
      IDBDatabase.prototype,
      'transaction',
      function (this: IDBDatabase, ...given: Parameters<typeof transaction>) {
        const isSave = given[1] === 'readwrite' && [...given[0]].includes('outbox');
        if (isSave && ++writes > 1) throw new DOMException('The page has ended.', 'InvalidStateError');
        return transaction.apply(this, given);
      },
    );
    const first = storage.conversations.save('vip', stateOf(['Anna']), [], 'device');
    // The first has begun: it is opening the database.
    await settle();
    await Promise.all([first, storage.conversations.save('vip', stateOf(['Ben']), [queued('e1')], 'device')]);
    for (const each of undo.splice(0)) each();
    expect((await visit().conversations.load('vip'))?.vars.name).to.equal('Anna');
    expect(await rowsOf(visit())).to.deep.equal([]);
  });

  it('costs one chunk a save, however long it is', async () => {
    const storage = visit();
    const long = stateOf(Array.from({ length: 200 }, (_, index) => `Answer ${index}`));
    await storage.conversations.save('vip', long, [], 'visit');
    const before = await dump();
    const more = {
      ...long,
      transcript: [...long.transcript.slice(0, -1), [...long.transcript.at(-1)!, ...stateOf(['New']).transcript[0]!]],
    };
    await storage.conversations.save('vip', more, [], 'visit');
    const changed = (await dump()).filter(
      ({ store, value }, index) => store === 'chunks' && bytesOf(value) !== bytesOf(before[index]?.value),
    );
    expect(changed.map(({ key }) => key)).to.deep.equal([['vip', 3]]);
    expect(await visit().conversations.load('vip')).to.deep.equal(more);
  });

  it('takes its old chunks with it when a shorter one follows', async () => {
    const storage = visit();
    await storage.conversations.save('vip', stateOf(Array.from({ length: 200 }, () => 'Old')), [], 'visit');
    await storage.conversations.save('vip', stateOf(['New']), [], 'visit');
    expect((await dump()).filter(({ store }) => store === 'chunks')).to.have.length(1);
  });

  it('is never mixed with what another tab has saved', async () => {
    const [one, other] = [visit(), visit()];
    const long = (word: string, count: number) =>
      stateOf(Array.from({ length: count }, (_, index) => `${word} ${index}`));
    const first = long('one', 130);
    await one.conversations.save('vip', first, [], 'visit');
    await other.conversations.save('vip', long('other', 70), [], 'visit');
    const second = {
      ...first,
      transcript: [
        ...first.transcript.slice(0, -1),
        [...first.transcript.at(-1)!, ...stateOf(['last']).transcript[0]!],
      ],
    };
    await one.conversations.save('vip', second, [], 'visit');
    expect(await visit().conversations.load('vip')).to.deep.equal(second);
  });

  for (const [keep, before, after] of [
    ['visit', 30 * MINUTE, 30 * MINUTE + 1],
    ['device', 30 * DAY, 30 * DAY + 1],
  ] as const) {
    it(`with keep "${keep}" is there up to its time and gone from the disk afterwards`, async () => {
      await visit().conversations.save('vip', stateOf(['Anna']), [], keep);
      const start = clock.now();
      clock = new FakeClock(start + before);
      expect(await visit().conversations.load('vip')).not.to.be.null;
      clock = new FakeClock(start + after);
      expect(await visit().conversations.load('another')).to.be.null;
      expect((await dump()).map(({ store }) => store)).to.deep.equal(['keys']);
    });
  }

  for (const [what, off] of [
    ['stood at 2010', -16 * 365 * DAY],
    ['was five years ahead', 5 * 365 * DAY],
  ] as const)
    it(`saved while the clock ${what} is there when it is set right, and gone when its time is over`, async () => {
      const right = clock.now();
      clock = new FakeClock(right + off);
      await visit().conversations.save('vip', stateOf(['Anna']), [], 'visit');
      clock = new FakeClock(right);
      expect(await visit().conversations.load('vip')).not.to.be.null;
      clock = new FakeClock(right + 30 * MINUTE + 1);
      expect(await visit().conversations.load('vip')).to.be.null;
    });

  it('that could not be read in time is not written over: who goes on is told so, and reads it then', async () => {
    await visit().conversations.save('vip', stateOf(['Anna', 'Ben']), [], 'device');
    const { conversations, outbox } = visit();
    replace(IDBObjectStore.prototype, 'getAllKeys', () => {
      throw new DOMException('busy', 'UnknownError');
    });
    expect(await conversations.load('vip')).to.be.null;
    expect(await conversations.load('other')).to.be.null;
    for (const each of undo.splice(0)) each();
    expect(await conversations.save('vip', stateOf(['Cem']), [queued('e1')], 'device', true)).to.be.false;
    expect(await rowsOf({ outbox })).to.deep.equal([]);
    expect((await conversations.newer!('vip'))?.vars.name).to.equal('Ben');
    expect(await conversations.save('vip', stateOf(['Anna', 'Ben', 'Dora']), [], 'device', true)).to.be.true;
    expect(await conversations.save('other', stateOf(['Eli']), [], 'device', true)).to.be.true;
    expect((await visit().conversations.load('vip'))?.vars.name).to.equal('Dora');
  });

  it('is gone after remove, its unsent envelopes are not', async () => {
    const storage = visit();
    await storage.conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'device');
    await storage.conversations.remove('vip');
    expect(await storage.conversations.load('vip')).to.be.null;
    expect(await visit().conversations.load('vip')).to.be.null;
    expect(await rowsOf(visit())).to.have.length(1);
  });

  it('that begins while an earlier one is being removed is kept, also on a device that has nothing yet', async () => {
    const { databases } = indexedDB;
    let answer = () => {};
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    replace(indexedDB, 'databases', () => {
      asked();
      return new Promise((resolve) => (answer = () => resolve(databases.call(indexedDB))));
    });
    const { conversations } = visit();
    const removed = conversations.remove('vip');
    await isAsked;
    const saved = conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'device');
    for (const each of undo.splice(0)) each();
    answer();
    await Promise.all([removed, saved]);
    expect((await visit().conversations.load('vip'))?.vars.name).to.equal('Anna');
    expect(await rowsOf(visit())).to.have.length(1);
  });

  it('is gone after forget, with its envelopes, its key and the database', async () => {
    const [storage, tab] = [visit(), visit()];
    await storage.conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'device');
    expect(await rowsOf(tab)).to.have.length(1);
    const [row] = await rowsOf(storage);
    await storage.conversations.forget();
    await waitUntil(async () => !(await hasStoredDatabase()), 'the database goes', { timeout: 40_000 });
    await storage.outbox.update({ ...row!, tries: 1 });
    expect(await hasStoredDatabase(), 'a late try does not bring it back').to.be.false;
    await tab.conversations.save('vip', stateOf(['Ben']), [], 'device');
    expect((await visit().conversations.load('vip'))?.vars.name, 'another tab can go on').to.equal('Ben');
  });

  it('keeps its letters when the page has put a toJSON on arrays', async () => {
    const state = stateOf(['Anna', 'Ben']);
    (Array.prototype as unknown as { toJSON?: unknown }).toJSON = () => 'broken';
    undo.push(() => delete (Array.prototype as unknown as { toJSON?: unknown }).toJSON);
    (Object.prototype as unknown as { additionalData?: unknown }).additionalData = 'no';
    (Object.prototype as unknown as { keyPath?: unknown }).keyPath = 'no';
    undo.push(() => delete (Object.prototype as unknown as { additionalData?: unknown }).additionalData);
    undo.push(() => delete (Object.prototype as unknown as { keyPath?: unknown }).keyPath);
    const storage = visit();
    await storage.conversations.save('vip', state, [queued('e1')], 'visit');
    expect(storage.conversations.durable).to.be.true;
    for (const each of undo.splice(0)) each();
    expect(await visit().conversations.load('vip')).to.deep.equal(state);
    expect((await visit().outbox.read('e1'))?.text).to.equal(JSON.stringify(envelopeOf('e1')));
  });
});

describe('what lies on the disk', () => {
  it('holds no word of the visitor in any store, and a key that can not be read', async () => {
    const storage = visit();
    await storage.conversations.save(
      'vip',
      stateOf(['canary-typed'], { vars: { email: 'canary@example.com' } }),
      [queued('e1', { answers: { a: 'canary-answer' } })],
      'device',
    );
    await storage.outbox.update({ ...(await rowsOf(storage))[0]!, tries: 1, state: 'parked', status: 422 });
    const records = await dump();
    expect(records.map(({ store }) => store)).to.have.members(['chunks', 'conversations', 'keys', 'outbox']);
    expect(bytesOf(records)).not.to.match(/canary|ben@example|Ben/);
    const key = records.find(({ store }) => store === 'keys')?.value as CryptoKey;
    expect(key.extractable).to.be.false;
  });

  it('is read with one key when two tabs begin at the same moment', async () => {
    const [one, other] = [visit(), visit()];
    await Promise.all([
      one.conversations.save('a', stateOf(['Anna']), [], 'device'),
      other.conversations.save('b', stateOf(['Ben']), [], 'device'),
    ]);
    const later = visit();
    expect((await later.conversations.load('a'))?.vars.name).to.equal('Anna');
    expect((await later.conversations.load('b'))?.vars.name).to.equal('Ben');
  });
});

describe('damaged and foreign records', () => {
  const damages: [string, (head: Record<string, unknown>) => Record<string, unknown>][] = [
    ['truncated', (head) => ({ ...head, data: (head.data as ArrayBuffer).slice(0, 20) })],
    ['of a newer version', (head) => ({ ...head, format: 2 })],
    ['without its last chunks', (head) => ({ ...head, chunks: 9 })],
  ];
  for (const [what, damage] of damages) {
    it(`a conversation ${what} is set aside: the next one begins, the old record stays`, async () => {
      await visit().conversations.save('vip', stateOf(['Anna']), [], 'device');
      await meddle(async (database) =>
        database.put(
          'conversations',
          damage((await database.get('conversations', 'vip')) as Record<string, unknown>),
          'vip',
        ),
      );
      const storage = visit();
      expect(await storage.conversations.load('vip')).to.be.null;
      await storage.conversations.save('vip', stateOf(['Ben']), [], 'device');
      expect((await visit().conversations.load('vip'))?.vars.name).to.equal('Ben');
      expect((await dump()).filter(({ store }) => store === 'conversations')).to.have.length(2);
    });
  }

  it('a lead truncated, of a newer version or foreign stays where it is, the others are read', async () => {
    await visit().conversations.save(
      'vip',
      stateOf(['Anna']),
      ['e1', 'e2', 'e3'].map((id) => queued(id)),
      'device',
    );
    await meddle(async (database) => {
      const [one, two] = [await database.get('outbox', 'e1'), await database.get('outbox', 'e2')] as Record<
        string,
        unknown
      >[];
      await database.put('outbox', { ...one, data: (one!.data as ArrayBuffer).slice(1) }, 'e1');
      await database.put('outbox', { ...two, format: 7 }, 'e2');
      await database.put('outbox', "somebody else's", 'e4');
    });
    const { outbox } = visit();
    expect((await rowsOf({ outbox })).map(({ id }) => id)).to.deep.equal(['e1', 'e3']);
    expect((await outbox.read('e1'))?.text).to.be.null;
    expect((await outbox.read('e3'))?.text).to.be.a('string');
    expect((await dump()).filter(({ store }) => store === 'outbox')).to.have.length(4);
  });

  it('a database that a newer version has made still serves', async () => {
    await visit().conversations.save('vip', stateOf(['Anna']), [], 'device');
    const newer = await openDB(DATABASE, 5, { upgrade: (database) => void database.createObjectStore('later') });
    newer.close();
    const storage = visit();
    expect((await storage.conversations.load('vip'))?.vars.name).to.equal('Anna');
    expect(storage.conversations.durable).to.be.true;
  });
});

describe('refused storage', () => {
  const refusals: [string, () => void][] = [
    [
      'opening throws',
      () =>
        replace(indexedDB, 'open', () => {
          throw new DOMException('', 'SecurityError');
        }),
    ],
    ['opening never answers', () => replace(indexedDB, 'open', () => new EventTarget())],
    ['there is no IndexedDB', () => replace(globalThis, 'indexedDB', undefined)],
    ['there is no encryption', () => replace(crypto, 'subtle', undefined)],
    [
      'the key can not be made',
      () => replace(crypto.subtle, 'generateKey', () => Promise.reject(new DOMException('', 'OperationError'))),
    ],
    [
      'the disk is full',
      () =>
        replace(IDBObjectStore.prototype, 'put', () => {
          throw new DOMException('', 'QuotaExceededError');
        }),
    ],
  ];
  for (const [what, refuse] of refusals) {
    it(`where ${what}: says so, keeps all in memory, throws nothing`, async () => {
      refuse();
      const storage = visit();
      let saved = false;
      const saving = storage.conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'device').then(() => {
        saved = true;
      });
      await waitUntil(
        async () => {
          await clock.turn(2000);
          return saved;
        },
        'the end of saving',
        { timeout: 40_000 },
      );
      await saving;
      expect(storage.conversations.durable).to.be.false;
      expect((await storage.conversations.load('vip'))?.vars.name).to.equal('Anna');
      expect((await storage.outbox.read('e1'))?.text).to.include('ben@example.com');
      const listing = storage.outbox.rows();
      await clock.turn(2000);
      expect((await listing).rows).to.have.length(1);
      const removing = storage.outbox.remove('e1');
      await clock.turn(2000);
      await removing;
      expect(await storage.outbox.read('e1')).to.be.undefined;
    });
  }

  it('is used again as soon as it answers, and nothing of the meantime is missing', async () => {
    replace(IDBObjectStore.prototype, 'put', () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    const storage = visit();
    const state = stateOf(['Anna']);
    await storage.conversations.save('vip', state, [queued('e1')], 'device');
    expect(storage.conversations.durable).to.be.false;
    for (const each of undo.splice(0)) each();
    await storage.conversations.save('vip', { ...state, goals: ['joined'] }, [queued('e2')], 'device');
    expect(storage.conversations.durable).to.be.true;
    const later = visit();
    expect((await later.conversations.load('vip'))?.goals).to.deep.equal(['joined']);
    expect((await rowsOf(later)).map(({ id }) => id)).to.deep.equal(['e1', 'e2']);
  });

  it('a connection that the browser has ended is opened again', async () => {
    const storage = visit();
    await storage.conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'device');
    await deleteDB(DATABASE);
    await storage.conversations.save('vip', stateOf(['Ben']), [queued('e2')], 'device');
    expect(storage.conversations.durable).to.be.true;
    expect((await visit().conversations.load('vip'))?.vars.name).to.equal('Ben');
  });
});

describe('the outbox store', () => {
  it('tells what is not on the disk yet', async () => {
    const storage = visit();
    const saving = storage.conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'device');
    expect(storage.outbox.unwritten().map(({ row, text }) => [row.id, text])).to.deep.equal([
      ['e1', JSON.stringify(envelopeOf('e1'))],
    ]);
    await saving;
    expect(storage.outbox.unwritten()).to.deep.equal([]);
  });

  it('does not bring back a lead that another tab has delivered', async () => {
    const [one, other] = [visit(), visit()];
    await one.conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'device');
    const [row] = await rowsOf(other);
    await one.outbox.remove('e1');
    await other.outbox.update({ ...row!, tries: 1 });
    expect(await rowsOf(visit())).to.deep.equal([]);
    expect(await other.outbox.read('e1')).to.be.undefined;
  });

  it('lets a correction take the place of a parked lead, not of one that is still on its way', async () => {
    const storage = visit();
    await storage.conversations.save('vip', stateOf(['Anna']), [queued('e1'), queued('e2')], 'device');
    await storage.outbox.update({ ...(await rowsOf(storage))[0]!, state: 'parked' });
    await storage.conversations.save(
      'vip',
      stateOf(['Anna']),
      [queued('e3', { replaces: 'e1' }), queued('e4', { replaces: 'e2' })],
      'device',
    );
    expect((await rowsOf(visit())).map(({ id }) => id)).to.deep.equal(['e2', 'e3', 'e4']);
  });

  it('gives a lease to one tab at a time, and to the next when its time is over', async () => {
    const [one, other] = [visit(), visit()];
    await one.conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'device');
    const until = clock.now() + 1000;
    expect(await one.outbox.lease('e1', 'one', until)).to.equal(0);
    expect(await other.outbox.lease('e1', 'other', until)).to.equal(until);
    expect(await one.outbox.lease('e1', 'one', 0), 'given back').to.equal(0);
    expect(await other.outbox.lease('e1', 'other', until)).to.equal(0);
    await clock.turn(1001);
    expect(await one.outbox.lease('e1', 'one', clock.now() + 1000), 'run out').to.equal(0);
  });

  it('gives on a lease that was taken by a clock that was years ahead', async () => {
    const [one, other] = [visit(), visit()];
    await one.conversations.save('vip', stateOf(['Anna']), [queued('e1')], 'device');
    await one.outbox.lease('e1', 'one', clock.now() + 5 * 365 * DAY);
    expect(await other.outbox.lease('e1', 'other', clock.now() + 1000)).to.equal(0);
  });
});
