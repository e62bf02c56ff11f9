import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { Rejection } from './rejection.ts';

/** Compares hosts, not schemes: behind a proxy that ends TLS the receiver is asked by http for an https page. */
const isOwnOrigin = (origin: string, c: Context): boolean =>
  URL.canParse(origin) && new URL(origin).host === (c.req.header('host') ?? new URL(c.req.url).host);

/** Answers pre-flights and lets scripts of the allowed pages read answers. Never with credentials. */
export const allowOrigins = (allowed: readonly string[]): MiddlewareHandler =>
  cors({
    origin: (origin, c) => (allowed.includes(origin) || isOwnOrigin(origin, c) ? origin : null),
    allowMethods: ['GET', 'POST', 'HEAD', 'PATCH', 'DELETE'],
    allowHeaders: ['Content-Type', 'Idempotency-Key', 'Tus-Resumable', 'Upload-Offset'],
    // When to try again, and by whose clock; how much of a file has arrived.
    exposeHeaders: ['Retry-After', 'Date', 'Upload-Offset'],
    maxAge: 7200,
  });

/** Stops what a browser sends from another page without asking first. Requests without an Origin (servers, command line) pass. */
export const refuseForeignOrigins =
  (allowed: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && !allowed.includes(origin) && !isOwnOrigin(origin, c)) {
      throw new Rejection(
        403,
        'origin-not-allowed',
        `Pages of this origin may not send here. Add it to ALLOWED_ORIGINS on the receiver.`,
      );
    }
    await next();
  };
