import type { OutboxRow } from '../../storage/store-port.ts';
import type { OutboxContext } from './outbox-context.ts';
import type { Outbox } from './outbox-port.ts';
import { COURTESY, enterRow, type Lead } from './queue.ts';
import { actOfGone, actOfParked } from './row-after.ts';
import type { Sender } from './sender.ts';

/** How a lead comes into the queue: a conversation has put it into the store, or waits for one of an earlier visit. */
export function createLeadEntry(context: OutboxContext, { pump }: Sender): Pick<Outbox, 'add' | 'watch'> {
  const { store, clock, queue, clients } = context;

  /** Sends a row in its turn, and says that it is kept should that take long. */
  function enter(row: OutboxRow, known?: Partial<Lead>): void {
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
    enter(row, text === null ? {} : { text });
    context.broadcast({ added: id });
  }

  return {
    add,

    async watch(owner, id) {
      const found = await store.read(id).catch(() => null);
      // The store has not answered: nobody can say.
      if (found === null) return;
      if (found && found.row.state !== 'parked') return enter(found.row);
      clients.get(owner)?.report(found ? actOfParked(found.row) : actOfGone(id, queue.givenUp.has(id)));
    },
  };
}
