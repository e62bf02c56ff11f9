/** The lock of the folder of an embedded database. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { lockFolder } from '../database/folder-lock.ts';
import { openPglite } from '../database/pglite-driver.ts';

const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A process that is none any more: Linux has no number as large. */
const NOBODY = 4_194_305;
const IN_USE = /in use by process \d+ on [^]*DATABASE_URL/;
/** As fast as a test may be. */
const quick = { beat: 20, silence: 400 };

describe('A data folder', () => {
  let folder = '';
  let file = '';
  const unlocks: (() => void)[] = [];
  const lock = async (options = {}) => {
    const unlock = await lockFolder(folder, { ...quick, ...options });
    unlocks.push(unlock);
    return unlock;
  };
  /** The lock of a process that died `age` milliseconds ago. */
  const leave = (holder: object, age = 0) => {
    writeFileSync(file, JSON.stringify({ id: 'theirs', host: hostname(), pid: NOBODY, ...holder }));
    const then = new Date(Date.now() - age);
    utimesSync(file, then, then);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'receiver-lock-'));
    folders.push(folder);
    file = join(folder, 'receiver.lock');
  });
  afterEach(() => unlocks.splice(0).forEach((unlock) => unlock()));

  it('is not shared with another process, nor within one', async () => {
    leave({ pid: process.ppid });
    await assert.rejects(lockFolder(folder), IN_USE);
    leave({});
    await lock();
    await assert.rejects(lockFolder(join(folder, '.')), IN_USE);
  });

  it('is free once it is closed', async () => {
    (await lock())();
    assert.equal(existsSync(file), false);
    await lock();
  });

  it('is taken over at once from a process of this machine that is dead', async () => {
    leave({});
    await lock({ silence: 60_000 });
    assert.equal((JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid, process.pid);
  });

  for (const [what, holder] of [
    ['another container, whose receiver has the same number', { pid: process.pid }],
    ['another machine', { host: 'elsewhere' }],
  ] as const) {
    it(`is not taken from ${what}, while that one lives`, async () => {
      leave(holder);
      const living = setInterval(() => utimesSync(file, new Date(), new Date()), 20);
      // However long this process stood still, that was no silence.
      await assert.rejects(lock({ silence: 60_000 }), IN_USE).finally(() => clearInterval(living));
    });

    it(`is taken over from ${what} once that one is silent`, async () => {
      leave(holder);
      await lock();
      assert.notEqual((JSON.parse(readFileSync(file, 'utf8')) as { id: string }).id, 'theirs');
    });
  }

  it('goes to one alone of several that find a dead lock at once', async () => {
    leave({}, 60_000);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => lock({ host: `host-${n}`, pid: 1 })));
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('is told to whoever has lost it', async () => {
    let lose: () => void = () => undefined;
    const lost = new Promise<void>((resolve) => (lose = resolve));
    await lock({ lost: lose });
    leave({ host: 'elsewhere' });
    // The lock alone keeps no process alive.
    const alive = setInterval(() => undefined, 1000);
    await lost.finally(() => clearInterval(alive));
    assert.equal((JSON.parse(readFileSync(file, 'utf8')) as { id: string }).id, 'theirs');
  });

  it('is free when the database in it cannot be opened', async () => {
    writeFileSync(join(folder, 'database'), 'no folder');
    await assert.rejects(openPglite(folder));
    assert.equal(existsSync(file), false);
  });
});
