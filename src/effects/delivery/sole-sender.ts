import type { Chance, Clock } from '../../shared/ports.ts';
import type { OutboxStore } from '../../storage/store-port.ts';

/** The part of the Web Locks API that is used. */
export interface Locks {
  request<T>(name: string, task: () => Promise<T>): Promise<T>;
}

/** Milliseconds until a lead is looked at again whose sender could not be agreed upon. */
const PAUSE = 1000;

/**
 * Sees to it that of all tabs one sends a lead: by a Web Lock for each, or by a lease in the store where those are missing.
 * Resolves with 0 after `task`, or with the time to which another tab has the lease.
 */
export function createSoleSender({
  locks,
  store,
  clock,
  chance,
}: {
  readonly locks?: Locks;
  readonly store: OutboxStore;
  readonly clock: Clock;
  readonly chance: Chance;
}): (id: string, task: () => Promise<void>) => Promise<number> {
  const holder = chance.uuid();

  async function leased(id: string, task: () => Promise<void>): Promise<number> {
    const chunk = await import('./lease.lazy.ts').catch(() => undefined);
    return chunk ? chunk.leased(store, clock, holder, id, task) : clock.now() + PAUSE;
  }

  return async (id, task) => {
    if (!locks) return leased(id, task);
    let begun = false;
    try {
      await locks.request(`smoc-chat ${id}`, () => {
        begun = true;
        return task();
      });
      return 0;
    } catch (error) {
      // Frames without an origin have the interface but may not use it.
      if (begun) throw error;
      return leased(id, task);
    }
  };
}
