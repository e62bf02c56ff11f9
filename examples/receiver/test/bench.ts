/**
 * How many results a second the receiver keeps, beside a floor that only reads the body and answers: `npm run bench --workspace examples/receiver`.
 * Each runs as a process of its own; rounds alternate, and the middle one of each counts. PostgreSQL flushes every commit, as in a shop.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { envelope, referrerForm } from './envelopes.ts';
import { onPglite, onPostgres, send, start } from './running.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const POSTS = Number(process.env.POSTS ?? 300);
/** Senders at a time. */
const SENDERS = 20;

/** Reads a body, parses it and says it was kept. */
function serveFloor(): void {
  const server = createServer((request, response) => {
    let body = '';
    request
      .setEncoding('utf8')
      .on('data', (text: string) => (body += text))
      .on('end', () => {
        const { id } = JSON.parse(body) as { id: string };
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ ok: true, id }));
      });
  }).listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}

async function startFloor(): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), 'floor'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, url };
}

/** Posts a second; every other result is a form of somebody new, who gets a code. */
async function round(url: string, run: number): Promise<number> {
  const left = Array.from({ length: POSTS }, (_, n) =>
    n % 2
      ? referrerForm({ firstName: 'Anna', email: `anna${run}-${n}@example.com` })
      : envelope({ type: 'flow.started' }),
  );
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (let one = left.pop(); one; one = left.pop()) {
        const answer = await send(url, one);
        if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
        await answer.arrayBuffer();
      }
    }),
  );
  return POSTS / ((performance.now() - begun) / 1000);
}

const middle = (figures: readonly number[]) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)]!;

async function bench(): Promise<void> {
  const floor = await startFloor();
  const places = [await onPglite(), await onPostgres({ flushes: true })];
  const receivers = await Promise.all(places.map((place) => start(place)));
  const lanes = [
    { name: 'floor', url: floor.url },
    ...receivers.map(({ url }, n) => ({ name: places[n]!.name, url })),
  ].map((lane) => ({ ...lane, figures: [] as number[] }));
  try {
    for (const { url } of lanes) await round(url, 0);
    for (let run = 1; run <= ROUNDS; run += 1)
      for (const { url, figures } of lanes) figures.push(await round(url, run));
    const least = middle(lanes[0]!.figures);
    for (const { name, figures } of lanes) {
      console.log(
        `${name.padEnd(18)} ${middle(figures).toFixed(0).padStart(6)} posts a second (${Math.min(...figures).toFixed(0)} to ${Math.max(...figures).toFixed(0)}), ${(middle(figures) / least).toFixed(2)} of the floor`,
      );
    }
  } finally {
    floor.process.kill();
    await Promise.all(receivers.map((receiver) => receiver.stop()));
    await Promise.all(places.map((place) => place.end()));
  }
}

if (process.argv[2] === 'floor') serveFloor();
else await bench();
