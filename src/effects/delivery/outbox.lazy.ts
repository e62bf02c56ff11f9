import type { OutboxRow } from '../../storage/store-port.ts';
import { createBacklog } from './backlog.ts';
import { leavePage } from './leave-page.ts';
import { createContext } from './outbox-context.ts';
import type { Outbox, OutboxOptions, TabMessage } from './outbox-port.ts';
import { COURTESY, enterRow, leaveTo, type Lead } from './queue.ts';
import { actOfGone, actOfParked } from './row-after.ts';
import { TIME_OUT } from './send.ts';
import { createSender } from './sender.ts';

/**
 * Sends what is in the store until it is accepted. A row leaves the store only when its adapter has accepted the answer and the
 * conversation has taken note of it; whoever refuses it for good (a 4xx that is not 408, 425 or 429) gets it parked.
 *
 * What is due and what becomes of it is worked out in `queue.ts` and `row-after.ts`; `sender.ts` does it.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const context = createContext(options);
  const { store, clock, queue, clients, calm } = context;
  const sender = createSender(context);
  const backlog = createBacklog(context, sender);
  const { pump } = sender;

  /** Sends a row in its turn, and says that it is kept should that take long. */
  function take(row: OutboxRow, known?: Partial<Lead>): void {
    enterRow(queue, row, known);
    const to = context.targetOf(row);
    context.remind(row, to && 'code' in to ? to : undefined);
    pump();
  }

  async function add(id: string): Promise<void> {
    let found;
    try {
      found = await store.read(id);
    } catch {
      if (clients.size) clock.after(COURTESY, () => void add(id));
    }
    if (!found) return;
    const { row, text } = found;
    take(row, text === null ? {} : { text });
    options.broadcast({ added: id });
  }

  async function watch(owner: string, id: string): Promise<void> {
    const found = await store.read(id).catch(() => null);
    // The store has not answered: nobody can say.
    if (found === null) return;
    if (found && found.row.state !== 'parked') return take(found.row);
    clients.get(owner)?.report(found ? actOfParked(found.row) : actOfGone(id, queue.givenUp.has(id)));
  }

  async function hear(message: TabMessage): Promise<void> {
    if ('act' in message) {
      const { act, owner } = message;
      if (act.type === 'delivered') context.drop(act.id);
      await clients.get(owner)?.report(act);
      // Its tab may have been closed before the row was out of the store: looked at once more.
      return hear({ added: act.id });
    }
    const [id, wait] = 'added' in message ? [message.added, COURTESY] : [message.left, TIME_OUT];
    const found = await store.read(id).catch(() => undefined);
    if (!found || ('added' in message && queue.leads.has(id))) return;
    leaveTo(queue, found.row, clock.now() + wait);
    pump();
  }

  return {
    attach(owner, client) {
      clients.set(owner, client);
      void backlog.flush();
      return () => {
        if (clients.get(owner) !== client) return;
        clients.delete(owner);
        for (const { row } of queue.leads.values()) if (row.owner === owner) calm(row.id);
        if (!clients.size) backlog.stop();
        pump();
      };
    },
    add,
    watch,
    hear,
    retry: (id) => backlog.hurry((row) => row.id === id),
    flush: backlog.flush,
    look: pump,
    leave: () => leavePage(context, sender),
  };
}
