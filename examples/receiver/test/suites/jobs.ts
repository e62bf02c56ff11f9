import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createJobs } from '../../jobs/create-jobs.ts';
import { handlers, type Handler } from '../../jobs/handlers.ts';
import type { JobKind } from '../../jobs/jobs.ts';
import { installQueue } from '../../jobs/queue.ts';
import { NOW } from '../envelopes.ts';
import { testDatabase, testReceiver } from '../fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const later = (ms: number) => new Date(NOW.getTime() + ms);

/** A receiver whose jobs of one kind are done by `handler` instead. */
async function receiverWith(t: { after(work: () => void): void }, kind: JobKind, handler: Handler) {
  const own = handlers[kind];
  handlers[kind] = handler;
  t.after(() => void (handlers[kind] = own));
  return testReceiver();
}

/** A receiver that writes down what its jobs were about. */
async function noting(t: { after(work: () => void): void }) {
  const done: unknown[] = [];
  const receiver = await receiverWith(t, 'engage', async (_, { n }: { n: number }) => void done.push(n));
  const { services, database } = receiver;
  const add = (n: number, options = {}) =>
    database.transaction((tx) => services.jobs.add(tx, 'engage', { n }, options));
  return { ...receiver, done, add };
}

describe('A job', () => {
  it('is done once, soon after the transaction that added it', async (t) => {
    const { services, database, done, runDue } = await noting(t);
    await database.transaction(async (tx) => {
      services.jobs.add(tx, 'engage', { n: 1 });
    });
    assert.equal(await runDue(), 1);
    assert.equal(await runDue(), 0);
    assert.deepEqual(done, [1]);
  });

  it('is not there when its transaction was rolled back', async (t) => {
    const { services, database, done, runDue } = await noting(t);
    await assert.rejects(
      database.transaction(async (tx) => {
        services.jobs.add(tx, 'engage', { n: 1 });
        throw new Error('undone');
      }),
      /undone/,
    );
    await runDue();
    assert.deepEqual(done, []);
  });

  it('waits for its time', async (t) => {
    const { add, done, at, runDue } = await noting(t);
    await add(1, { at: later(HOUR) });
    at(later(HOUR - 1));
    await runDue();
    assert.deepEqual(done, []);
    at(later(HOUR));
    await runDue();
    assert.deepEqual(done, [1]);
  });

  it('of one key waits once, and can be added again when it is done', async (t) => {
    const { add, done, runDue } = await noting(t);
    await add(1, { key: 'anna' });
    await add(2, { key: 'anna' });
    await add(3, { key: 'ben' });
    await runDue();
    assert.deepEqual(done.sort(), [1, 3]);
    await add(4, { key: 'anna' });
    await runDue();
    assert.deepEqual(done.sort(), [1, 3, 4]);
  });

  it('that was added by a job is done in the same go', async (t) => {
    const done: number[] = [];
    const { services, database, runDue } = await receiverWith(
      t,
      'engage',
      async ({ jobs, database }, { n }: { n: number }) => {
        done.push(n);
        if (n < 3) await database.transaction((tx) => jobs.add(tx, 'engage', { n: n + 1 }));
      },
    );
    await database.transaction((tx) => services.jobs.add(tx, 'engage', { n: 1 }));
    await runDue();
    assert.deepEqual(done, [1, 2, 3]);
  });

  it('that fails is tried again, later and later, and neither log nor queue keeps the words of the error', async (t) => {
    const tries: number[] = [];
    let now = NOW;
    const { services, database, at, runDue, logged, rows } = await receiverWith(t, 'engage', async () => {
      tries.push(now.getTime());
      if (tries.length < 5) throw new Error('no mailbox canary@example.com');
    });
    await database.transaction((tx) => services.jobs.add(tx, 'engage', {}));
    for (let seconds = 0; seconds <= 80; seconds += 4) {
      now = later(seconds * 1000);
      at(now);
      await runDue();
    }
    assert.equal(tries.length, 5);
    const gaps = tries.slice(1).map((time, n) => time - tries[n]!);
    assert.ok(gaps[0]! >= 2000 && gaps[3]! >= 16_000, `tried again after ${gaps.join(', ')} ms`);
    assert.match(logged.join('\n'), /"event":"job failed","kind":"engage"/);
    const kept = JSON.stringify(await rows('select data, output from pgboss.job'));
    assert.ok(!`${logged.join('\n')}${kept}`.includes('canary'));
  });

  it('whose worker vanished is done again once its time is over', async (t) => {
    const { add, done, at, runDue, rows } = await noting(t);
    await add(1);
    // As a worker leaves it that was killed in the middle.
    await rows(`update pgboss.job set state = 'active', started_on = $1 where name = 'engage'`, [NOW]);
    at(later(59_000));
    await runDue();
    assert.deepEqual(done, []);
    at(later(2 * MINUTE));
    await runDue();
    // A killed worker counts as a failed try, which is made again after a pause.
    at(later(3 * MINUTE));
    await runDue();
    assert.deepEqual(done, [1]);
  });
});

describe('Workers', () => {
  it('do what is added while they run, and stop only when what has begun is done', async (t) => {
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const done: number[] = [];
    const { services, database, runDue } = await receiverWith(t, 'engage', async (_, { n }: { n: number }) => {
      begun();
      await held;
      done.push(n);
    });
    await runDue();
    const jobs = createJobs(services, () => services, { poll: 5 });
    jobs.start();
    await database.transaction((tx) => jobs.add(tx, 'engage', { n: 1 }));
    await hasBegun;
    await database.transaction((tx) => jobs.add(tx, 'engage', { n: 2 }));
    const stopped = jobs.stop().then(() => done.push(0));
    release();
    await stopped;
    assert.deepEqual(done, [1, 0]);
  });

  it('of several receivers on one database share the work: each job is done by one', async (t) => {
    const done: number[] = [];
    const { services, database, runDue } = await receiverWith(t, 'deliver', async (_, { n }: { n: number }) => {
      done.push(n);
    });
    const numbers = Array.from({ length: 40 }, (_, n) => n);
    await runDue();
    await database.transaction((tx) => {
      for (const n of numbers) services.jobs.add(tx, 'deliver', { n });
    });
    const all = [1, 2, 3].map(() => createJobs(services, () => services));
    await Promise.all(all.map((jobs) => jobs.runDue()));
    assert.deepEqual(
      done.sort((a, b) => a - b),
      numbers,
    );
  });

  it('find their queues made, also where a receiver that starts later has made them before', async () => {
    const database = testDatabase();
    await database.script('drop schema pgboss cascade');
    await installQueue(database);
    await installQueue(database);
    const [count] = await database.query<{ queues: number }>('select count(*)::integer as queues from pgboss.queue');
    assert.equal(count!.queues, Object.keys(handlers).length);
  });
});
