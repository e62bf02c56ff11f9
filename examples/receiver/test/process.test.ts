/** The receiver as it runs: a process of its own that listens, is killed, and shares a port with nobody. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Envelope } from '../../../src/engine/envelope.ts';
import { openDatabase } from '../database/open-database.ts';
import { envelope } from './envelopes.ts';

/** The promise is 10 kills during 500 posts; `KILLS` and `POSTS` raise the suite's smaller numbers to that. */
const KILLS = Number(process.env.KILLS ?? 2);
const POSTS = Number(process.env.POSTS ?? 100);

const SERVER = fileURLToPath(new URL('../server.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'receiver-process-'));
const database = process.env.DATABASE_URL;

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly errors: string[];
}

async function start(settings: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVER], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, RATE_LIMIT: '0', BODY_TIMEOUT_MS: '400', OWNER_TOKEN: 'only-for-these-tests', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const lines = createInterface(child.stdout);
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => { throw new Error(errors.join('')); })])) as [string];
  return { process: child, url: /http:\S+(?=\/api)/.exec(line)![0], errors };
}

async function stop({ process: child }: Running, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

const send = (url: string, one: Envelope) =>
  fetch(`${url}/api/results`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': one.id }, body: JSON.stringify(one) });

after(() => rmSync(dataDir, { recursive: true, force: true }));

describe('A receiver that is killed at any moment', () => {
  it('has every result that it said it kept, and none twice', async () => {
    const acknowledged = new Set<string>();
    const all = Array.from({ length: POSTS }, () => envelope({ answers: { note: 'x'.repeat(200) } }));
    let left = all;
    for (let kills = 0; kills < KILLS; kills += 1) {
      const running = await start();
      const quota = Math.ceil(POSTS / KILLS);
      const killAfter = 1 + Math.floor(Math.random() * quota);
      let answers = 0;
      const batch = left.slice(0, quota * 2);
      await Promise.allSettled(batch.map(async (one) => {
        const { status } = await send(running.url, one);
        if (status === 200) acknowledged.add(one.id);
        answers += 1;
        if (answers === killAfter) running.process.kill('SIGKILL');
      }));
      await stop(running, 'SIGKILL');
      left = left.filter(({ id }) => !acknowledged.has(id));
    }
    const running = await start();
    for (const one of left) if ((await send(running.url, one)).status === 200) acknowledged.add(one.id);
    assert.equal(await stop(running), 0);

    const kept = await openDatabase({ databaseUrl: database, dataDir });
    const ids = (await kept.query<{ id: string }>('select id from results')).map(({ id }) => id);
    await kept.close();
    assert.equal(acknowledged.size, POSTS);
    for (const { id } of all) assert.equal(ids.filter((found) => found === id).length, 1);
  });
});

describe('A running receiver', () => {
  let running: Running;
  before(async () => { running = await start(); });
  after(() => stop(running));

  /** Sends bytes as they are and gives back all that is answered until the connection ends. */
  const raw = (head: string, then: (write: (text: string) => void) => void) =>
    new Promise<string>((resolve, reject) => {
      const { port } = new URL(running.url);
      const socket = connect(Number(port), '127.0.0.1', () => { socket.write(head); then((text) => socket.writable && socket.write(text)); });
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
    });
  const head = (length: number) => `POST /api/results HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

  it('does not wait for a slow sender', async () => {
    let timer: NodeJS.Timeout | undefined;
    const answer = await raw(head(5000), (write) => { timer = setInterval(() => write(' '), 50); });
    clearInterval(timer);
    assert.match(answer, /^HTTP\/1\.1 408[\s\S]*"code":"too-slow"/);
  });

  it('answers what is too large before all of it has come', async () => {
    assert.match(await raw(head(50_000_000), (write) => write('x'.repeat(1000))), /^HTTP\/1\.1 413[\s\S]*"code":"too-large"/);
  });

  it('survives senders that break off', async () => {
    await Promise.all(Array.from({ length: 20 }, () => new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(running.url).port), '127.0.0.1', () => { socket.write(`${head(5000)}{"half":`); socket.destroy(); resolve(); });
    })));
    assert.equal((await send(running.url, envelope())).status, 200);
    assert.ok(!running.errors.join('').includes('"failure"'), running.errors.join(''));
  });

  it('leaves its port to nobody else, who is told the cure', async () => {
    await assert.rejects(start({ PORT: new URL(running.url).port }), /Port \d+ on 127\.0\.0\.1 is taken\. Set PORT/);
  });
});
