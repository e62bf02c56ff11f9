import type { OutboxRow } from '../../storage/store-port.ts';
import type { OutboxContext } from './outbox-context.ts';
import { COURTESY, bringForward, takeOver } from './queue.ts';
import type { Sender } from './sender.ts';

/** A store that has not answered for so long is not asked for its rows any more. */
const LONGEST_WAIT_MS = 60_000;

/** What is left from earlier: of this visit, of earlier ones and of other tabs. */
export interface Backlog {
  /** Takes over what the store has, and tries what waits as soon as servers and the day's tries allow. */
  flush(): Promise<void>;
  /** Moves what is meant as far forward as it may, parked rows too. */
  hurry(isMeant: (row: OutboxRow) => boolean): Promise<void>;
  /** Asks the store no more. */
  stop(): void;
}

export function createBacklog(context: OutboxContext, { pump, giveUp }: Sender): Backlog {
  const { store, clock, queue, clients, tell } = context;
  let cancel = () => {};

  /** A store that does not answer is asked again, a few times. */
  async function collect(wait: number): Promise<void> {
    const now = clock.now();
    const { rows, whole } = await store.rows();
    cancel();
    if (!whole && wait < LONGEST_WAIT_MS && clients.size) cancel = clock.after(wait, () => void flush(wait * 2));
    for (const address of (await store.confirming?.().catch(() => [])) ?? []) queue.confirming.add(address);
    const found = takeOver(queue, rows, now);
    for (const row of found.over) void giveUp(row);
    for (const { owner, type } of found.late) tell(owner, { code: 'lead-too-old', about: [type, false] });
    for (const row of found.changed) void store.update(row);
  }

  async function hurry(isMeant: (row: OutboxRow) => boolean): Promise<void> {
    await Promise.all(bringForward(queue, clock.now(), isMeant).map((row) => store.update(row)));
    pump();
  }

  async function flush(wait = COURTESY): Promise<void> {
    await collect(wait);
    const now = clock.now();
    await hurry((row) => row.state === 'queued' && row.nextAt > now);
  }

  return { flush: () => flush(), hurry, stop: () => cancel() };
}
