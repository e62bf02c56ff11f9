import type { Http } from '../shared/ports.ts';
import { clock } from './clock.ts';

/** `fetch` without credentials; the time-out covers the answer's body too. */
export const http: Http = async (address, { timeout = 10_000, ...request }) => {
  const controller = new AbortController();
  const cancel = clock.after(timeout, () => controller.abort());
  try {
    // Inherits nothing: what a page hangs on Object.prototype is no option of ours.
    const reply = await fetch(address, {
      __proto__: null,
      credentials: 'omit',
      referrerPolicy: 'strict-origin',
      ...request,
      signal: controller.signal,
    } as RequestInit);
    return {
      status: reply.status,
      ok: reply.ok,
      redirected: reply.redirected,
      header: (name) => reply.headers.get(name),
      text: () => reply.text().finally(cancel),
    };
  } catch (error) {
    cancel();
    throw error;
  }
};
