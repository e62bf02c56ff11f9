import type { FileHttp } from '../shared/ports.ts';
import { clock } from './clock.ts';
import { fetchPlainly } from './fetch-plainly.ts';

/** `fetch` without credentials; the time-out covers the answer's body too. */
export const http: FileHttp = async (address, { timeout = 10_000, body, ...request }) => {
  const controller = new AbortController();
  const cancel = clock.after(timeout, () => controller.abort());
  try {
    const reply = await fetchPlainly(address, {
      ...request,
      ...(body !== undefined && { body: body as BodyInit }),
      signal: controller.signal,
    });
    return {
      status: reply.status,
      ok: reply.ok,
      redirected: reply.redirected,
      header: (name) => reply.headers.get(name),
      // Some pages have promises of their own that know no `finally`.
      async text() {
        try {
          return await reply.text();
        } finally {
          cancel();
        }
      },
    };
  } catch (error) {
    cancel();
    throw error;
  }
};
