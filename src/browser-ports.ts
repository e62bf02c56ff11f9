import type { Chance, Clock, Http } from './shared/ports.ts';

export const clock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

export const chance: Chance = {
  random: () => Math.random(),
  // randomUUID is for secure contexts only; the digits say version 4 and variant 1.
  uuid: () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16)),
};

/** `fetch` without credentials; the time-out covers the answer's body too. */
export const http: Http = async (address, { timeout = 10_000, ...request }) => {
  const controller = new AbortController();
  const cancel = clock.after(timeout, () => controller.abort());
  try {
    // Inherits nothing: what a page hangs on Object.prototype is no option of ours.
    const reply = await fetch(address, {
      __proto__: null, credentials: 'omit', referrerPolicy: 'strict-origin', ...request, signal: controller.signal,
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
