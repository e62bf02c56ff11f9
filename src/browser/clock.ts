import type { Clock } from '../shared/ports.ts';

export const clock: Clock = {
  now: () => new Date().getTime(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
