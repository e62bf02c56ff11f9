import type { HonoRequest } from 'hono';
import { Rejection } from './rejection.ts';

export interface BodyLimits {
  /** Bytes. */
  readonly maxBody: number;
  /** Milliseconds from the first byte to the last. */
  readonly bodyTimeout: number;
}

/** Ends the connection too, so that nobody goes on sending what nobody reads. */
const CLOSE = { Connection: 'close' };

/**
 * The whole body as text, read no further and no longer than the limits say.
 *
 * @throws {Rejection} 413 too large, 408 too slow, 400 broken off or not UTF-8.
 */
export async function readBody(req: HonoRequest, { maxBody, bodyTimeout }: BodyLimits): Promise<string> {
  const tooLarge = () => new Rejection(413, 'too-large', `The body is over ${maxBody} bytes. Send fewer or shorter answers; files belong elsewhere.`, CLOSE);
  if (Number(req.header('content-length') ?? 0) > maxBody) throw tooLarge();

  const reader = req.raw.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Rejection(408, 'too-slow', `The body did not arrive within ${bodyTimeout} ms. Send it again.`, CLOSE)), bodyTimeout);
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) break;
      size += value.byteLength;
      if (size > maxBody) throw tooLarge();
      chunks.push(value);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    reader.cancel().catch(() => undefined);
    if (error instanceof Rejection) throw error;
    throw new Rejection(400, 'unreadable', 'The body broke off or is not UTF-8 text. Send it again, as UTF-8.', CLOSE);
  } finally {
    clearTimeout(timer);
  }
}
