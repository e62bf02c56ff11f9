/** Workers that are killed in the middle of their work lose none of it, and do none of it twice. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { closedAfter } from '../../../test/tools/closed-after.ts';
import { emit } from '../events/emit.ts';
import { openDatabase } from '../database/open-database.ts';
import { places } from './running.ts';

const WORKER = fileURLToPath(new URL('job-worker.ts', import.meta.url));
const KILLS = 5;
const JOBS = 200;

async function worker(
  settings: Record<string, string>,
): Promise<{ readonly child: ChildProcess; readonly ownerUrl: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', WORKER], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(() => assert.fail('the worker did not start')),
  ])) as [Buffer];
  return { child, ownerUrl: said.toString().trim() };
}

/** Whether the owner's page shows a message that waits or is on its way. */
async function isBusy(ownerUrl: string): Promise<boolean> {
  const cookie = (await fetch(ownerUrl)).headers.get('set-cookie')!.split(';')[0]!;
  const waiting = new URL('/owner/messages?show=waiting', ownerUrl);
  return !/No message/.test(await (await fetch(waiting, { headers: { cookie } })).text());
}

describe('Jobs whose workers are killed', () => {
  const opened = closedAfter();
  for (const [name, open] of Object.entries(places))
    it(`are all done, and their effects are there once: on ${name}`, async () => {
      const place = opened(await open());
      const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = place.settings;
      const database = await openDatabase({ databaseUrl, dataDir: dataDir! });
      // Each is an event that becomes a mail to the owner, and that mail a file: two jobs in a row.
      await database.transaction(async (tx) => {
        for (let n = 0; n < JOBS; n += 1)
          await emit(tx, {
            type: 'codes.low',
            campaign: 'vip-prelaunch',
            data: { reward: 'parking', left: n },
            at: new Date(),
          });
      });
      await database.close();

      for (let kill = 0; kill < KILLS; kill += 1) {
        const { child } = await worker(place.settings);
        await pause(100 + Math.random() * 900);
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
        // What it had in hand is free after a minute and a half; the test does not wait that long.
        await place.rows(`update messages set due_at = due_at - interval '2 minutes' where status = 'sending'`);
      }
      const { child: last, ownerUrl } = await worker(place.settings);
      const folder = join(dataDir!, 'outbox');
      const outbox = () =>
        existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.eml')).length : 0;
      const patience = Date.now() + 120_000;
      while ((outbox() < JOBS || (await isBusy(ownerUrl))) && Date.now() < patience) await pause(200);
      const ended = once(last, 'exit');
      last.kill('SIGTERM');
      await ended;

      const counts = await place.rows<{ status: string; count: number; events: number }>(
        `select status, count(*)::integer as count, count(distinct event)::integer as events from messages group by status`,
      );
      assert.deepEqual(counts, [{ status: 'sent', count: JOBS, events: JOBS }]);
      assert.equal(outbox(), JOBS);
    });
});
