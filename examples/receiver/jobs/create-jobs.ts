import { randomUUID } from 'node:crypto';
import type PgBoss from 'pg-boss';
import type { WriteAll } from '../database/database.ts';
import { tellWaiting } from '../events/fan-out.ts';
import { countResults } from '../insights/count-results.ts';
import { errorFacts } from '../log.ts';
import type { ChannelName } from '../messages/recipients.ts';
import { sendDue } from '../messages/send-messages.ts';
import type { Services } from '../services.ts';
import type { Traffic } from '../web/traffic.ts';
import { handlers } from './handlers.ts';
import { JOB_KINDS, type JobKind, type Jobs, type JobSettings } from './jobs.ts';
import { onConnection, openQueue } from './queue.ts';

export interface WorkerOptions {
  /** Milliseconds between two looks at an empty queue. */
  readonly poll?: number | undefined;
  /** Milliseconds between two looks for rows whose time has come. Default: a minute. */
  readonly dueEvery?: number | undefined;
  /** Says when nobody waits for an answer: whoever does goes first. Default: at once. */
  readonly traffic?: Traffic | undefined;
  /** Seconds instead of those of the kind, for tests that kill workers. */
  readonly expireInSeconds?: number | undefined;
}

const KINDS = Object.keys(JOB_KINDS) as JobKind[];
const CHANNELS: readonly ChannelName[] = ['email', 'sms'];
const MINUTE = 60_000;
/** Milliseconds for which work steps back while visitors wait; then it goes on all the same, by one batch. */
const PATIENCE = 1000;

/** Ends by itself or when it is woken. */
function startPause(ms: number): { readonly over: Promise<void>; end(): void } {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    end = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return { over, end };
}

/** @param services Everything that handlers are handed; asked when the first job is done. */
export function createJobs(
  { database, now, log }: Pick<Services, 'database' | 'now' | 'log'>,
  services: () => Services,
  { poll = 1000, dueEvery = MINUTE, traffic, expireInSeconds }: WorkerOptions = {},
): Jobs {
  const queue = openQueue(database);
  const pauses = new Set<ReturnType<typeof startPause>>();
  let loops: Promise<void>[] = [];
  let stopping = false;

  const writeJobs: WriteAll<PgBoss.JobInsert> = async (tx, added) => {
    await queue.insert([...added], { db: onConnection(tx) } as object);
  };
  /** Its id, when it is done. */
  const runOne = async (kind: JobKind, { id, data }: { id: string; data: object }): Promise<string | null> => {
    try {
      await handlers[kind](services(), data as never);
      return id;
    } catch (error) {
      log('job failed', { kind, ...errorFacts(error) });
      // Without the error's own words: what a mail server says holds addresses.
      await queue.fail(kind, id, errorFacts(error));
      return null;
    }
  };
  /** How many it found. */
  const runBatch = async (kind: JobKind): Promise<number> => {
    const { atOnce }: JobSettings = JOB_KINDS[kind];
    const jobs = await queue.fetch<object>(kind, { batchSize: atOnce });
    const done = await Promise.all(jobs.map((job) => runOne(kind, job)));
    const ids = done.filter((id) => id !== null);
    if (ids.length > 0) await queue.complete(kind, ids);
    return jobs.length;
  };
  /** Kinds of which a job is due. To fetch one of each kind in vain costs the server twenty times as much. */
  const kindsDue = async (): Promise<JobKind[]> => {
    const due = await database.query<{ name: JobKind }>(
      `select distinct name from pgboss.job where name = any($1::text[]) and state < 'active' and start_after < now()`,
      [KINDS],
    );
    return due.map(({ name }) => name);
  };
  /** Kinds that are being worked on, side by side: a system that answers slowly holds up none of the others. */
  const busy = new Map<JobKind, Promise<void>>();
  const workOff = async (kind: JobKind) => {
    while (!stopping && (await runBatch(kind)) > 0) await traffic?.calm(PATIENCE);
  };
  const beginDueKinds = async () => {
    for (const kind of await kindsDue()) {
      if (busy.has(kind)) continue;
      const work = workOff(kind)
        .catch((error: unknown) => log('jobs failed', errorFacts(error)))
        .finally(() => busy.delete(kind));
      busy.set(kind, work);
    }
    return 0;
  };
  /** Gives jobs of dead workers back, and forgets old ones. */
  const tidy = () => queue.maintain();

  /** Does one thing again and again; a failure, such as a database that is away, only delays it. */
  const repeat = async (turn: () => Promise<number>, pause: number) => {
    while (!stopping) {
      await traffic?.calm(PATIENCE);
      const found = await turn().catch((error: unknown) => {
        log('jobs failed', errorFacts(error));
        return 0;
      });
      if (found > 0 || stopping) continue;
      const waiting = startPause(pause);
      pauses.add(waiting);
      await waiting.over;
      pauses.delete(waiting);
    }
  };

  const jobs: Jobs = {
    add(tx, kind, data, { at = now(), key = randomUUID() } = {}) {
      tx.gather(writeJobs, {
        name: kind,
        data,
        // The declared type is wrong: the statement reads a text, and takes one without a zone for a length of time.
        startAfter: at.toISOString() as unknown as Date,
        singletonKey: key,
        ...(expireInSeconds && { expireInSeconds }),
      });
    },
    async runDue() {
      await tidy();
      await handlers.due(services(), {} as never);
      let done = 0;
      for (let found = 1; found > 0; done += found) {
        found = (await tellWaiting(services())) + (await countResults(services()));
        for (const kind of KINDS) found += await runBatch(kind);
        for (const channel of CHANNELS) found += await sendDue(services(), channel);
      }
      return done;
    },
    start() {
      if (loops.length > 0) return;
      stopping = false;
      const lookForDue = async () => {
        await database.transaction((tx) => jobs.add(tx, 'due', {}, { key: 'due' }));
        return 0;
      };
      const tidyUp = async () => {
        await tidy();
        return 0;
      };
      loops = [
        repeat(() => tellWaiting(services()), poll),
        repeat(() => countResults(services()), poll),
        ...CHANNELS.map((channel) => repeat(() => sendDue(services(), channel), poll)),
        repeat(beginDueKinds, poll),
        repeat(lookForDue, dueEvery),
        repeat(tidyUp, expireInSeconds ? expireInSeconds * 500 : MINUTE / 4),
      ];
    },
    async stop() {
      stopping = true;
      for (const pause of pauses) pause.end();
      await Promise.all(loops);
      await Promise.all(busy.values());
      loops = [];
    },
  };
  return jobs;
}
