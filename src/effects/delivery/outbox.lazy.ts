import { createBacklog } from './backlog.ts';
import { createLeadEntry } from './enter-lead.ts';
import { hearTab } from './hear-tab.ts';
import { leavePage } from './leave-page.ts';
import { createContext } from './outbox-context.ts';
import type { Outbox, OutboxOptions } from './outbox-port.ts';
import { createSender } from './sender.ts';

/**
 * Sends what is in the store until it is accepted. A row leaves the store only when its adapter has accepted the answer and the
 * conversation has taken note of it; whoever refuses it for good (a 4xx that is not 408, 425 or 429) gets it parked.
 *
 * What is due and what becomes of it is worked out in `queue.ts` and `row-after.ts`; `sender.ts` does it.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const context = createContext(options);
  const { queue, clients, calm } = context;
  const sender = createSender(context);
  const backlog = createBacklog(context, sender);
  const { add, watch } = createLeadEntry(context, sender);

  function detach(owner: string): void {
    clients.delete(owner);
    for (const { row } of queue.leads.values()) if (row.owner === owner) calm(row.id);
    if (!clients.size) backlog.stop();
    sender.pump();
  }

  return {
    attach(owner, client) {
      clients.set(owner, client);
      void backlog.flush();
      return () => {
        // Another element may go on with the same conversation.
        if (clients.get(owner) === client) detach(owner);
      };
    },
    add,
    watch,
    hear: (message) => hearTab(context, sender, message),
    retry: (id) => backlog.hurry((row) => row.id === id),
    flush: backlog.flush,
    look: sender.pump,
    leave: () => leavePage(context, sender),
  };
}
