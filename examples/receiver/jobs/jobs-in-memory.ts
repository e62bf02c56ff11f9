import type { Services } from '../services.ts';
import { handlers } from './handlers.ts';
import type { JobKind, Jobs } from './jobs.ts';

interface Waiting {
  readonly kind: JobKind;
  readonly data: object;
  readonly at: Date;
  readonly key: string | undefined;
}

/** Jobs that live as long as this process. Rolled back work leaves its job behind, which then finds nothing to do. */
export function jobsInMemory(services: () => Services): Jobs {
  let waiting: Waiting[] = [];
  return {
    async add(_tx, kind, data, { at = services().now(), key } = {}) {
      if (key === undefined || waiting.every((job) => job.key !== key)) waiting.push({ kind, data, at, key });
    },
    async runDue() {
      const due = waiting.filter(({ at }) => at <= services().now());
      waiting = waiting.filter((job) => !due.includes(job));
      for (const { kind, data } of due) await handlers[kind](services(), data as never);
      return due.length;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}
