import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { errorFacts } from '../log.ts';
import { newsFor } from '../people/news.ts';
import type { Services } from '../services.ts';
import { clientOf } from '../web/rate-limit.ts';
import { Rejection } from '../web/rejection.ts';
import { holderOf } from './status-routes.ts';

/** Milliseconds between two looks at the database: several receivers share it, and any of them may have written the event. */
const LOOK_EVERY = 1000;
/** Milliseconds: proxies close what stays silent for half a minute. */
const HEARTBEAT = 25_000;
/** Milliseconds after which the browser asks anew, so that nobody stays for ever. */
const LONGEST = 10 * 60_000;
/** Open streams of one network address, and of all. */
const MOST_OF_ONE = 20;
const MOST = 500;

/**
 * `GET /api/news?token=`: what happens to a person's friends and rewards, as server-sent events `news` with the event's id. `Last-Event-ID` goes on
 * where a broken line ended. A token of nobody is answered with an open line on which nothing ever comes.
 */
export function newsRoute(services: Services): Hono {
  const { database, limits, stopping } = services;
  const open = new Map<string, number>();
  /** Wakes each open line, so that it sees the end at once. */
  const lines = new Set<() => void>();
  stopping.addEventListener('abort', () => {
    for (const wake of lines) wake();
  });
  let all = 0;
  const count = (client: string, step: 1 | -1) => {
    all += step;
    const left = (open.get(client) ?? 0) + step;
    if (left > 0) open.set(client, left);
    else open.delete(client);
  };

  return new Hono().get('/', async (c) => {
    const client = clientOf(c, limits.trustedProxies);
    if ((open.get(client) ?? 0) >= MOST_OF_ONE || all >= MOST)
      throw new Rejection(429, 'too-many', 'Too many lines are open. Ask /api/status instead.', {
        'Retry-After': '60',
      });
    // Before anything else is waited for: of many that come at once, each has to see those before it.
    count(client, 1);
    const known = await holderOf(services, c.req.query('token') ?? '').catch((error: unknown) => {
      count(client, -1);
      throw error;
    });
    let after = lastEvent(c.req.header('last-event-id') ?? c.req.query('after'));
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(
      c,
      async (stream) => {
        const ends = performance.now() + LONGEST;
        let spoke = performance.now();
        const wait = sleeper();
        stream.onAbort(wait.end);
        lines.add(wait.end);
        try {
          await stream.writeSSE({ event: 'ready', data: '', retry: 5000 });
          while (!stream.aborted && !stopping.aborted && performance.now() < ends) {
            const news = known
              ? await newsFor(database, {
                  campaign: known.campaign.file.id,
                  person: known.holder.person,
                  since: known.holder.since,
                  after,
                })
              : [];
            for (const item of news) {
              await stream.writeSSE({ event: 'news', id: String(item.id), data: JSON.stringify(item) });
              after = item.id;
            }
            if (news.length > 0) spoke = performance.now();
            if (performance.now() - spoke >= HEARTBEAT) {
              await stream.write(': still here\n\n');
              spoke = performance.now();
            }
            if (!stream.aborted && !stopping.aborted) await wait.for(LOOK_EVERY);
          }
        } finally {
          lines.delete(wait.end);
          count(client, -1);
        }
      },
      // The line breaks off, and the browser asks again; what went wrong is no visitor's business.
      async (error) => services.log('news failed', errorFacts(error)),
    );
  });
}

const lastEvent = (text: string | undefined): number => (text && /^\d{1,15}$/.test(text) ? Number(text) : 0);

/** Waits that end at once when the line is closed. */
function sleeper(): { for(ms: number): Promise<void>; end(): void } {
  let wake: () => void = () => undefined;
  return {
    for: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end: () => wake(),
  };
}
