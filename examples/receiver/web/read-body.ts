import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { Rejection } from './rejection.ts';

export interface BodyLimits {
  /** Bytes. */
  readonly maxBody: number;
  /** Milliseconds from the first byte to the last. */
  readonly bodyTimeout: number;
  /** Milliseconds, each span of which must bring another kilobyte or the end. */
  readonly slowAfter: number;
}

/** Bytes in every `slowAfter`: by default 10 kbit a second, less than the slowest phone sends. */
const LEAST = 1024;

/** Ends the connection too, so that nobody goes on sending what nobody reads. */
const CLOSE = { Connection: 'close' };

/**
 * The whole body as text, read no further and no longer than the limits say.
 *
 * @throws {Rejection} 413 too large, 408 too slow, 400 broken off or not UTF-8.
 */
export async function readBody(c: Context, limits: BodyLimits): Promise<string> {
  const { maxBody } = limits;
  // The connection stays: a browser that is cut off while it sends hears of no refusal, and would send the same again.
  const tooLarge = () =>
    new Rejection(
      413,
      'too-large',
      `The body is over ${maxBody} bytes. Send fewer or shorter answers; files belong elsewhere.`,
    );
  if (Number(c.req.header('content-length') ?? 0) > maxBody) throw tooLarge();

  const incoming = incomingChunks(c);
  if (!incoming) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const patience = startPatience(limits, () => size);
  try {
    for (;;) {
      const { done, value } = await Promise.race([incoming.next(), patience.ends]);
      if (done) break;
      size += value.byteLength;
      if (size > maxBody) throw tooLarge();
      chunks.push(value);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    incoming.return?.().catch(() => undefined);
    if (error instanceof Rejection) throw error;
    throw new Rejection(400, 'unreadable', 'The body broke off or is not UTF-8 text. Send it again, as UTF-8.', CLOSE);
  } finally {
    patience.stop();
  }
}

/**
 * The body piece by piece; `null` where there is none. From a server's connection it is read as it comes, since to make a web stream of it first
 * takes longer than everything else that is done with a body.
 */
function incomingChunks({ env, req }: Context): AsyncIterator<Uint8Array> | null {
  const { incoming } = (env ?? {}) as Partial<HttpBindings>;
  if (incoming) return incoming.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  return req.raw.body?.values() ?? null;
}

/**
 * Watches a sender: who stalls or trickles is known within one span, while an honest one on a bad line has ten seconds.
 *
 * @param received Bytes so far.
 */
function startPatience(
  { bodyTimeout, slowAfter }: BodyLimits,
  received: () => number,
): { readonly ends: Promise<never>; stop(): void } {
  let whole: NodeJS.Timeout | undefined;
  let span: NodeJS.Timeout | undefined;
  let before = 0;
  const ends = new Promise<never>((_, reject) => {
    const end = (expected: string) =>
      reject(new Rejection(408, 'too-slow', `The body did not bring ${expected}. Send it again.`, CLOSE));
    whole = setTimeout(() => end(`its end within ${bodyTimeout} ms`), bodyTimeout);
    // What came while this process was busy with others is read before it is judged: `setImmediate` runs after the sockets.
    span = setInterval(
      () =>
        setImmediate(() => {
          if (received() - before < LEAST) end(`${LEAST} more bytes or its end within ${slowAfter} ms`);
          before = received();
        }),
      slowAfter,
    );
  });
  return {
    ends,
    stop() {
      clearTimeout(whole);
      clearInterval(span);
    },
  };
}
