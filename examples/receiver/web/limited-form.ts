import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Rejection } from './rejection.ts';

/** Bytes of a form on our own pages, far above what one holds: where strangers send, too. */
export const LARGEST_FORM = 16_384;

/** Lets forms through that are small enough and can be read. Answers 413 and 400 to others, before anything looks at them. */
export function limitedForm(maxSize: number): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize,
    onError: () => {
      throw new Rejection(413, 'too-large', `The form is over ${maxSize} bytes. Write less into it.`, {
        Connection: 'close',
      });
    },
  });
  return (c, next) =>
    limit(c, async () => {
      // What it reads is kept for whoever reads it next.
      if (c.req.method === 'POST')
        await c.req.parseBody().catch(() => {
          throw new Rejection(400, 'unreadable', 'The form cannot be read. Send it again, as a browser does.');
        });
      await next();
    });
}
