import { expect, waitUntil } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { keepWords } from '../../src/storage/parting-words.lazy.ts';
import { hasStoredDatabase } from '../../src/storage/has-stored-database.ts';
import { createStorage, type DatabaseStorage } from '../../src/storage/storage.lazy.ts';
import type { Keep } from '../../src/storage/store-port.ts';
import { DATABASE } from '../../src/storage/is-stored.ts';
import { envelopeOf, stateOf } from '../effects/delivery/fake-endpoint.ts';
import { FakeClock, seededChance } from '../session/fake-clock.ts';

const KB = 1024;
const { subtle } = crypto;
const encrypt = subtle.encrypt.bind(subtle);
const isSealing = ([algorithm]: Parameters<typeof encrypt>) => (algorithm as Algorithm).name === 'AES-GCM';
let seed = 1;
let page: AbortController;
let element: HTMLElement;

const visit = (): DatabaseStorage => createStorage({ clock: new FakeClock(), chance: seededChance(seed++) });
const letter = (id: string, size: number) => ({
  envelope: envelopeOf(id, { answers: { letter: `canary ${'é'.repeat((size * KB) / 2)}` } }),
  endpoint: '',
});

/** Somebody writes in the chat, until all is ready; from then on sealing takes longer than the page lives. */
async function write(): Promise<void> {
  let sealed = 0;
  subtle.encrypt = async (...given) => {
    const done = await encrypt(...given);
    if (isSealing(given)) sealed++;
    return done;
  };
  element.dispatchEvent(new InputEvent('input'));
  await waitUntil(() => sealed, 'an encryption', { timeout: 40_000 });
  subtle.encrypt = (...given) => (isSealing(given) ? new Promise(() => {}) : encrypt(...given));
}

/** A page on which somebody has begun to write. */
async function writtenIn(): Promise<DatabaseStorage> {
  const storage = visit();
  await keepWords(storage, element, page.signal);
  await write();
  return storage;
}

/** Sends and leaves in one task; nothing that the page does afterwards reaches the disk. */
function leave(storage: DatabaseStorage, letters: readonly ReturnType<typeof letter>[], keep: Keep = 'device'): void {
  void storage.conversations.save('shop', stateOf(['Hello']), letters, keep);
  dispatchEvent(new PageTransitionEvent('pagehide'));
}

async function onDisk(): Promise<Record<string, unknown>[]> {
  const database = await openDB(DATABASE);
  const all = (await database.getAll('outbox')) as Record<string, unknown>[];
  database.close();
  return all;
}

describe('what is sent in the very moment in which the page is left', () => {
  beforeEach(async () => {
    await deleteDB(DATABASE);
    page = new AbortController();
    element = document.createElement('div');
  });
  afterEach(() => {
    subtle.encrypt = encrypt;
    page.abort();
  });

  it('is on disk for the next visit, whole, with all that goes with it', async () => {
    const letters = [letter('one', 200), letter('two', 1)];
    leave(await writtenIn(), letters);
    const { outbox } = visit();
    for (const { envelope } of letters) {
      const found = await outbox.read(envelope.id);
      expect(JSON.parse(found?.text ?? 'null')).to.deep.equal(envelope);
      expect(found?.row).to.include({ owner: 'shop', state: 'queued', tries: 0 });
    }
    expect((await outbox.rows()).rows.map(({ id }) => id)).to.have.members(['one', 'two']);
  });

  it('overtakes what the page was still asking of the disk', async () => {
    const storage = await writtenIn();
    const { database } = await storage.connect();
    const rows = database.transaction('outbox', 'readwrite').objectStore('outbox');
    // Never at its end, as far as the page lives.
    const again = () => {
      rows.get('none').onsuccess = again;
    };
    again();
    leave(storage, [letter('one', 200)]);
    await waitUntil(async () => (await onDisk()).length === 1, 'the row', { timeout: 40_000 });
  });

  it('lies there without a readable word', async () => {
    leave(await writtenIn(), [letter('one', 1), letter('two', 1)]);
    const all = await onDisk();
    expect(all).to.have.length(2);
    const bytes = all.map((row) => (row.veil as { bytes: Uint8Array }).bytes);
    for (const each of bytes)
      expect(new TextDecoder('latin1').decode(each)).not.to.contain('canary').and.not.to.contain('answers');
    // Two texts under the same part of a stream would show where they are alike.
    const alike = bytes[0]!.filter((byte, index) => byte === bytes[1]![index]).length;
    expect(alike).to.be.below(bytes[0]!.length / 20);
  });

  it('stays as it is where it is damaged, and stops nobody', async () => {
    leave(await writtenIn(), [letter('one', 1)]);
    const database = await openDB(DATABASE);
    const row = (await database.get('outbox', 'one')) as { data: ArrayBuffer };
    await database.put('outbox', { ...row, data: row.data.slice(1) }, 'one');
    database.close();
    expect((await visit().outbox.read('one'))?.text).to.equal(null);
  });

  it('is kept again by a page that was left and came back', async () => {
    const storage = await writtenIn();
    leave(storage, [letter('one', 100)]);
    await write();
    leave(storage, [letter('two', 100)]);
    const { outbox } = visit();
    for (const id of ['one', 'two']) expect((await outbox.read(id))?.text).to.contain('canary');
  });

  it('is never written where nothing is to be kept, and no database is made before somebody writes', async () => {
    await keepWords(visit(), element, page.signal);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(await hasStoredDatabase()).to.equal(false);
    leave(await writtenIn(), [letter('one', 1)], 'nothing');
    expect(await onDisk()).to.deep.equal([]);
  });
});
