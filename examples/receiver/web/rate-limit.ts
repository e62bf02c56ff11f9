import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { clientOfAddress } from './client-address.ts';
import { Rejection } from './rejection.ts';

export interface RateLimitOptions {
  /** Requests a minute for one client, all of which may come at once; 0 is no limit. */
  readonly perMinute: number;
  /** How many proxies stand before the receiver and add to X-Forwarded-For; 0 trusts no such header. */
  readonly trustedProxies: number;
  readonly now: () => number;
}

/** Clients remembered at once; the one that was quiet longest makes room. */
const MOST_CLIENTS = 20_000;

/** Answers what `client` may not do yet: the seconds until it may; 0 where it may now, which is counted. */
export type Allowance = (client: string) => number;

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface AllowanceOptions {
  /** What one client may do in the span, all of it at once; 0 is no limit. */
  readonly most: number;
  /** Milliseconds. Default: a minute. */
  readonly span?: number;
  readonly now: () => number;
}

/**
 * A bucket for each client that fills evenly. The only thing that a receiver knows by itself: with several receivers on one database
 * each counts what it sees, so the sum is at most their number times the limit. Addresses stay in memory and reach neither log nor database.
 */
export function allowance({ most, span = MINUTE, now }: AllowanceOptions): Allowance {
  const buckets = new Map<string, { left: number; at: number }>();
  return (client) => {
    if (most <= 0) return 0;
    const at = now();
    const before = buckets.get(client) ?? { left: most, at };
    const left = Math.min(most, before.left + ((at - before.at) / span) * most);
    buckets.delete(client);
    buckets.set(client, { left: left < 1 ? left : left - 1, at });
    if (buckets.size > MOST_CLIENTS) buckets.delete(buckets.keys().next().value!);
    return left < 1 ? Math.max(1, Math.ceil(((1 - left) * span) / most / 1000)) : 0;
  };
}

/** Answers 429 to a client that asks too often, with the time to come back. */
export function rateLimit(options: RateLimitOptions): MiddlewareHandler {
  const { perMinute, trustedProxies } = options;
  const secondsUntilAllowed = allowance({ most: perMinute, now: options.now });
  return async (c, next) => {
    const seconds = secondsUntilAllowed(clientOf(c, trustedProxies));
    if (seconds > 0)
      throw new Rejection(
        429,
        'too-many',
        `More than ${perMinute} requests a minute from one client. Try again in ${seconds} s.`,
        { 'Retry-After': String(seconds) },
      );
    await next();
  };
}

/** The client, by its address; of an IPv6 address by the network. */
export function clientOf(c: Context, trustedProxies: number): string {
  const forwarded =
    c.req
      .header('x-forwarded-for')
      ?.split(',')
      .map((entry) => entry.trim()) ?? [];
  const address =
    (trustedProxies > 0 && forwarded.at(-trustedProxies)) ||
    (c.env?.incoming ? getConnInfo(c).remote.address : undefined) ||
    '';
  return clientOfAddress(address);
}
