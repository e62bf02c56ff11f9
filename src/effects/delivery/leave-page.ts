import type { OutboxRow } from '../../storage/store-port.ts';
import type { OutboxContext } from './outbox-context.ts';
import { dueOnLeave, enterRow } from './queue.ts';
import type { Sender } from './sender.ts';

/**
 * Sends at once, in requests that outlive the page, what has not come through at its first try. Waits for nothing: the page has no time for
 * it. What is being written down at this moment goes too.
 */
export function leavePage(context: OutboxContext, { attempt, pump }: Sender): void {
  const { store, clock, queue, openTargetOf, broadcast } = context;
  for (const { row, text } of store.unwritten()) enterRow(queue, row, { text });
  const addressed = (row: OutboxRow) => {
    const to = openTargetOf(row);
    // A function of the page ends with it.
    return to?.call ? undefined : to;
  };
  const due = dueOnLeave(queue, clock.now(), addressed, (text) => new Blob([text]).size);
  for (const { id, to, text, bytes } of due) {
    queue.keptAlive.set(id, bytes);
    broadcast({ left: id });
    const done = () => {
      queue.keptAlive.delete(id);
      pump();
    };
    void attempt(id, text, to, true).then(done, done);
  }
}
