import { createConfirmingAddresses } from './confirming-addresses.ts';
import type { OutboxContext } from './outbox-context.ts';
import { COURTESY, dueAt, followClock, retryAt } from './queue.ts';
import type { Target } from './send.ts';
import { createLeadSettler, type LeadSettler } from './settle-lead.ts';
import { createSoleSender } from './sole-sender.ts';
import { createLeadTrier, type LeadTrier } from './try-lead.ts';

export interface Sender extends Pick<LeadSettler, 'giveUp'>, Pick<LeadTrier, 'attempt'> {
  /** Starts what is due and sets the timer for what is next. */
  pump(): void;
}

/**
 * Sends what the queue says is due, each lead from one tab at a time: `try-lead.ts` tries it, `settle-lead.ts` writes
 * down what has become of it.
 */
export function createSender(context: OutboxContext): Sender {
  const { clock, queue, clients } = context;
  const addresses = createConfirmingAddresses(context);
  const { settle, giveUp } = createLeadSettler(context, addresses);
  const { attempt, tryStored } = createLeadTrier(context, { settle, giveUp });
  const alone = createSoleSender(context);
  let cancelTimer = () => {};

  async function start(id: string, to: Target): Promise<void> {
    queue.busy.add(id);
    try {
      const held = await alone(id, () => tryStored(id, to));
      if (held) retryAt(queue, id, held);
    } catch {
      retryAt(queue, id, clock.now() + COURTESY);
    }
    queue.busy.delete(id);
    // It was still at work when another answer showed that its address confirms ids.
    const { unclear, address } = queue.leads.get(id)?.row ?? {};
    if (unclear && address) addresses.sendUnclearAgain(address);
    pump();
  }

  function pump(): void {
    cancelTimer();
    cancelTimer = () => {};
    if (!clients.size) return;
    const now = clock.now();
    followClock(queue, now);
    const { due, next } = dueAt(queue, now, context.openTargetOf);
    for (const { id, to } of due) void start(id, to);
    if (next < Infinity) cancelTimer = clock.after(next - now, pump);
  }

  return { pump, attempt, giveUp };
}
