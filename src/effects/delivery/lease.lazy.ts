import type { Clock } from '../../shared/ports.ts';
import type { OutboxStore } from '../../storage/store-port.ts';

/** A tab that is closed gives its lease back by running out of it: nobody waits longer for its leads. */
const LEASE = 1000;

/** Does `task` while this tab, `holder`, has the lease of a lead: 0 afterwards, or the time to which another tab has it. */
export async function leased(
  store: OutboxStore,
  clock: Clock,
  holder: string,
  id: string,
  task: () => Promise<void>,
): Promise<number> {
  const held = await store.lease(id, holder, clock.now() + LEASE);
  if (held) return held;
  let cancel = () => {};
  const renew = () => {
    cancel = clock.after(LEASE / 4, () => {
      void store.lease(id, holder, clock.now() + LEASE);
      renew();
    });
  };
  renew();
  try {
    await task();
  } finally {
    cancel();
    await store.lease(id, holder, 0);
  }
  return 0;
}
