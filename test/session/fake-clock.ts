import type { Chance, Clock } from '../../src/shared/ports.ts';

/** Lets all promises go on that wait for nothing but each other. */
export const settle = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** A clock that stands still until it is turned. */
export class FakeClock implements Clock {
  private time: number;
  private tasks: { at: number; task: () => void }[] = [];

  constructor(time = Date.UTC(2026, 10, 22, 12)) {
    this.time = time;
  }

  readonly now = () => this.time;

  readonly after = (ms: number, task: () => void) => {
    const entry = { at: this.time + Math.max(0, ms), task };
    this.tasks.push(entry);
    return () => {
      this.tasks = this.tasks.filter((each) => each !== entry);
    };
  };

  /** Timers that are set. */
  get waiting(): number {
    return this.tasks.length;
  }

  /** When the next timer is due; Infinity without one. */
  get next(): number {
    return Math.min(...this.tasks.map(({ at }) => at));
  }

  /** Moves on by `ms`, stopping at every timer on the way and letting promises go on there. */
  async turn(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    while (this.next <= end) {
      this.time = Math.max(this.time, this.next);
      const due = this.tasks.find(({ at }) => at <= this.time);
      this.tasks = this.tasks.filter((each) => each !== due);
      due?.task();
      await settle();
    }
    this.time = end;
  }
}

/** Chance from a seed: the same run every time. */
export function seededChance(seed = 1): Chance {
  let state = seed;
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return { random, uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}` };
}
