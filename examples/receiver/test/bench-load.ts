/**
 * Friends who sign up at a steady rate, whether or not the receiver keeps up: `npm run bench:load --workspace examples/receiver`. Three receivers on
 * one PostgreSQL server, of which one is killed on the way and started again, then one receiver on the embedded database. Says how long answers took
 * from the moment at which each was due, how long it took after the last of them until all that follows was done too (mails written and sent, numbers
 * counted), what a sign-up costs in processor time with all of that, what sending it costs, and whether anything was lost, doubled, rewarded twice or
 * left undone. Loopback only; it ends by itself.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Envelope } from '../../../src/engine/envelope.ts';
import { friendForm, referrerForm } from './envelopes.ts';
import { onPglite, onPostgres, type Place, type Running, send, start } from './running.ts';

const SECONDS = Number(process.env.SECONDS ?? 20);
const REFERRERS = 50;
/** Sign-ups before anything is measured: receivers that have been up for a while have translated what they run often, and tables are not empty. */
const WARM = 900;
/** Of these at a time. */
const WARM_AT_ONCE = 10;
/** Milliseconds after which a sender whose line broke sends again, as the chat does. */
const RETRY = 250;

interface Lane {
  readonly name: string;
  readonly place: Place;
  readonly receivers: number;
  /** Sign-ups a second. */
  readonly rate: number;
  readonly kills: boolean;
}

/** The example's campaign, with room for everybody. */
function roomyCampaign(): string {
  const file = new URL('../../landing/campaign.json', import.meta.url);
  const campaign = JSON.parse(readFileSync(file, 'utf8')) as object;
  const path = join(mkdtempSync(join(tmpdir(), 'campaign-')), 'campaign.json');
  writeFileSync(path, JSON.stringify({ ...campaign, seats: 1_000_000, maxFriends: 100_000 }));
  return path;
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** The answer's status; 0 when the line broke. */
const post = (url: string, body: string, id: string, from: string): Promise<number> =>
  new Promise((resolve) => {
    const outgoing = request(
      `${url}/api/results`,
      {
        method: 'POST',
        agent,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id, 'X-Forwarded-For': from },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', () => resolve(0));
      },
    );
    outgoing.once('error', () => resolve(0));
    outgoing.end(body);
  });

/** Each friend sits somewhere else: many from one address would be held for the owner to look at. */
const addressOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

/** Seconds of processor time that a process and, where `all`, its children have used. */
function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      // utime, stime, and those of children that have ended.
      return [11, 12, 13, 14].map((at) => Number(fields[at])).reduce((sum, one) => sum + one, 0);
    } catch {
      return 0;
    }
  });
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
}

/** Processes of this machine's PostgreSQL servers that were started by this one. */
function postgresPids(): number[] {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, name]) => ({ pid: Number(pid), parent: Number(parent), name }));
  const childrenOf = (parent: number): number[] =>
    processes.filter((one) => one.parent === parent).flatMap(({ pid }) => [pid, ...childrenOf(pid)]);
  const own = childrenOf(process.pid);
  return processes.filter(({ pid, name }) => own.includes(pid) && name?.startsWith('postgres')).map(({ pid }) => pid);
}

/** Milliseconds between two looks at whether a receiver still works. */
const LOOK = 250;
/** Share of one processor below which all of them together only look for work. */
const AT_REST = 0.25;

/** Resolves when the processes have rested for a second; answers how many milliseconds they worked until then. */
async function untilAtRest(pids: () => readonly number[]): Promise<number> {
  const begun = performance.now();
  let worked = 0;
  let before = cpuSeconds(pids());
  for (let rests = 0; rests < 1000 / LOOK;) {
    await pause(LOOK);
    const now = cpuSeconds(pids());
    const isAtRest = (now - before) * 1000 < AT_REST * LOOK;
    before = now;
    rests = isAtRest ? rests + 1 : 0;
    if (!isAtRest) worked = performance.now() - begun;
  }
  return worked;
}

const ownCpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

async function run({ name, place, receivers, rate, kills }: Lane): Promise<void> {
  const settings = {
    CAMPAIGN_FILE: roomyCampaign(),
    EVENT_STARTS: '2036-03-06T18:00',
    SITE_URL: 'http://localhost',
    TRUSTED_PROXIES: '1',
  };
  const running: Running[] = [];
  for (let n = 0; n < receivers; n += 1) running.push(await start(place, settings));

  const codes: string[] = [];
  for (let n = 0; n < REFERRERS; n += 1) {
    const answer = await send(running[0]!.url, referrerForm({ firstName: 'Anna', email: `anna${n}@example.com` }));
    codes.push(((await answer.json()) as { referral: { code: string } }).referral.code);
  }
  const friend = (n: number): Envelope =>
    friendForm({ firstName: 'Ben', lastName: 'Berg', email: `ben${n}@example.com` }, codes[n % REFERRERS]!, {
      occurredAt: new Date().toISOString(),
    });
  const warmUp = (n: number) => {
    const one = friend(n);
    return post(running[n % receivers]!.url, JSON.stringify(one), one.id, addressOf(n));
  };
  for (let n = 0; n < WARM; n += WARM_AT_ONCE)
    await Promise.all(Array.from({ length: WARM_AT_ONCE }, (_, more) => warmUp(1_000_000 + n + more)));

  const total = rate * SECONDS;
  // Made beforehand: who sends them is on the same two cores.
  const bodies = Array.from({ length: total }, (_, n) => {
    const envelope = friend(n);
    return { id: envelope.id, text: JSON.stringify(envelope) };
  });
  const times: number[] = [];
  /** How often an answer was none, by its status; 0 where the line broke. */
  const again = new Map<number, number>();
  const one = async (n: number, due: number) => {
    const { id, text } = bodies[n]!;
    for (let tries = 0; ; tries += 1) {
      const status = await post(running[(n + tries) % receivers]!.url, text, id, addressOf(n));
      if (status === 200) break;
      again.set(status, (again.get(status) ?? 0) + 1);
      await pause(RETRY);
    }
    times.push(performance.now() - due);
  };

  const receiverPids = () => running.map(({ process }) => process.pid!);
  const serverPids = () => (receivers > 1 ? postgresPids() : []);
  const pids = () => [...receiverPids(), ...serverPids()];
  /** Processor time so far, apart for receivers and server. */
  const spent = () => [cpuSeconds(receiverPids()), cpuSeconds(serverPids())] as const;
  await untilAtRest(pids);
  const before = spent();
  const ownBefore = ownCpuSeconds();
  const begun = performance.now();
  const waiting: Promise<void>[] = [];
  for (let n = 0; n < total; n += 1) {
    const due = begun + (n * 1000) / rate;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    waiting.push(one(n, due));
    if (kills && n === Math.floor(total / 2)) {
      const [victim] = running.splice(1, 1, running[0]!);
      void victim!.stop('SIGKILL').then(async () => running.splice(1, 1, await start(place, settings)));
    }
  }
  await Promise.all(waiting);
  const seconds = (performance.now() - begun) / 1000;
  const ownCpu = ((ownCpuSeconds() - ownBefore) / total) * 1000;
  const after = await untilAtRest(pids);
  const each = spent().map((seconds, n) => (((seconds - before[n]!) / total) * 1000).toFixed(1));
  await Promise.all([...new Set(running)].map((receiver) => receiver.stop()));
  const failures = running.flatMap((receiver) =>
    receiver
      .written()
      .split('\n')
      .filter((line) => line.includes('"event":"failure"')),
  );

  const [kept] = await place.rows<{
    results: number;
    friends: number;
    doubled: number;
    twice: number;
    undone: number;
  }>(
    `select (select count(*)::integer from results where role = 'friend') as results,
       (select count(distinct friend)::integer from referrals where counts and status in ('qualified', 'rewarded')) as friends,
       (select count(*)::integer from (select friend from referrals where counts group by friend having count(*) > 1) as more) as doubled,
       (select count(*)::integer from (select person from rewards where side = 'friend' group by person, reward having count(*) > 1) as more) as twice,
       (select count(*)::integer from untold_events)
         + (select count(*)::integer from results where counted_at is null and set_aside is null)
         + (select count(*)::integer from messages where status = 'sending' or (status = 'queued' and due_at < now())) as undone`,
  );
  await place.end();
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    `${Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))]!)} ms`;
  console.log(
    `${name}: ${rate} a second for ${SECONDS} s, done in ${seconds.toFixed(1)} s; half within ${at(0.5)}, 99 of 100 within ${at(0.99)}; ` +
      `all that follows done ${(after / 1000).toFixed(1)} s later; ` +
      // Of a process that was killed nobody knows it.
      `${kills ? '' : `for each ${each[0]} ms of processor in receivers, ${each[1]} ms in the server, ${ownCpu.toFixed(1)} ms to send it; `}` +
      `${[...again].map(([status, count]) => `${count} sent again after ${status || 'a broken line'}`).join(', ') || 'none sent again'}, ` +
      `${total + WARM - kept!.results} lost, ${kept!.friends} friends credited, ${kept!.doubled} of them twice, ${kept!.twice} rewarded twice, ` +
      `${kept!.undone} things left undone`,
  );
  for (const line of failures.slice(0, 5)) console.log(line);
}

const rates = { postgres: Number(process.env.RATE ?? 200), embedded: Number(process.env.EMBEDDED_RATE ?? 60) };
const lanes = (process.env.LANES ?? 'postgres,kill,embedded').split(',');
if (lanes.includes('postgres'))
  await run({
    name: 'PostgreSQL, three receivers',
    place: await onPostgres({ flushes: true }),
    receivers: 3,
    rate: rates.postgres,
    kills: false,
  });
if (lanes.includes('kill'))
  await run({
    name: 'the same, one killed',
    place: await onPostgres({ flushes: true }),
    receivers: 3,
    rate: rates.postgres,
    kills: true,
  });
if (lanes.includes('embedded'))
  await run({ name: 'embedded database', place: await onPglite(), receivers: 1, rate: rates.embedded, kills: false });
agent.destroy();
