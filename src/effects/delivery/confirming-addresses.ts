import type { OutboxContext } from './outbox-context.ts';
import type { Outcome } from './outcome.ts';
import { bringForward } from './queue.ts';
import type { Target } from './send.ts';

/** Addresses that have confirmed the id of what was posted: from then on nothing less than the id is a yes from there. */
export interface ConfirmingAddresses {
  /** Remembers an address that has just confirmed an id, on this device too. */
  learn(address: string): void;
  /** What was answered with less is sent again: the same id does no harm. */
  sendUnclearAgain(address: string): void;
  /** An answer as it is judged now: while it was on its way, another one may have shown that its address confirms ids. */
  judgeAgain(outcome: Outcome, to: Target): Outcome;
}

export function createConfirmingAddresses({ store, clock, queue }: OutboxContext): ConfirmingAddresses {
  const { confirming } = queue;

  function sendUnclearAgain(address: string): void {
    if (!confirming.has(address)) return;
    for (const row of bringForward(queue, clock.now(), (row) => row.unclear === true && row.address === address))
      void store.update(row);
  }

  return {
    learn(address) {
      if (confirming.has(address)) return;
      confirming.add(address);
      void store.confirm?.(address);
      sendUnclearAgain(address);
    },

    sendUnclearAgain,

    judgeAgain(outcome, to) {
      if (outcome.kind !== 'unclear' || to.call || to.endpoint.confirms !== undefined) return outcome;
      return confirming.has(to.address) ? { kind: 'again', wait: 0, problem: outcome.problem } : outcome;
    },
  };
}
