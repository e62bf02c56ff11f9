/** Receivers as they run: processes of their own that listen and can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Envelope } from '../../../src/engine/envelope.ts';
import { startPostgres } from '../../../test/tools/postgres.mjs';
import { openDatabase } from '../database/open-database.ts';
import { dataFolder } from './data-folder.ts';
import { OPERATOR_TOKEN, OWNER_TOKEN } from './fixture.ts';

const START = fileURLToPath(new URL('../start.mjs', import.meta.url));

/** Where the receivers of a test keep what they get; empty at first. */
export interface Place {
  readonly name: string;
  /** Environment variables that lead a receiver there. */
  readonly settings: Record<string, string>;
  /** Rows of the place itself; on the embedded database only while no receiver runs on it. */
  rows<Row>(sql: string): Promise<Row[]>;
  /** What the database server itself has logged. */
  log(): string;
  end(): Promise<void>;
}

const place = (name: string, settings: Record<string, string>, log: () => string, end: () => Promise<void>): Place => ({
  name,
  settings,
  log,
  end,
  async rows<Row>(sql: string) {
    const database = await openDatabase({ databaseUrl: settings.DATABASE_URL, dataDir: settings.DATA_DIR! });
    try {
      return await database.query<Row>(sql);
    } finally {
      await database.close();
    }
  },
});

export async function onPglite(): Promise<Place> {
  const folder = await dataFolder('receiver-');
  return place(
    'PGlite',
    { DATA_DIR: folder },
    () => '',
    async () => rmSync(folder, { recursive: true }),
  );
}

export async function onPostgres(options: Parameters<typeof startPostgres>[0] = {}): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'));
  const server = await startPostgres(options);
  return place(`PostgreSQL ${server.version}`, { DATA_DIR: folder, DATABASE_URL: server.url }, server.log, async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
}

/** Every kind of place, for what must be so on all of them. */
export const places = { 'the embedded database': onPglite, 'a PostgreSQL server': onPostgres };

export interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  /** All that it has written so far. */
  written(): string;
  /** Its exit code, once it has ended; `null` after a kill. */
  readonly ended: Promise<number | null>;
  /** Resolves with `ended`. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** @throws {Error} with what it said, when it does not come up. */
export async function start({ settings }: Place, more: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: '0', RATE_LIMIT: '0', OWNER_TOKEN, OPERATOR_TOKEN, ...settings, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written += text));
  const lines = createInterface(child.stdout).on('line', (line) => (written += `${line}\n`));
  const [line] = (await Promise.race([
    once(lines, 'line'),
    ended.then(() => {
      throw new Error(written);
    }),
  ])) as [string];
  return {
    process: child,
    url: /http:\S+(?=\/api)/.exec(line)![0],
    written: () => written,
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

export const send = (url: string, one: Envelope): Promise<Response> =>
  fetch(`${url}/api/results`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': one.id },
    body: JSON.stringify(one),
  });
