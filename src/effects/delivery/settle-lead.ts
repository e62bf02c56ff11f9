import type { OutboxRow } from '../../storage/store-port.ts';
import type { ConfirmingAddresses } from './confirming-addresses.ts';
import type { OutboxContext } from './outbox-context.ts';
import type { Outcome } from './outcome.ts';
import { changeLead, holdAddress } from './queue.ts';
import { rowAfter } from './row-after.ts';
import { knownElsewhere } from './row-target.ts';
import type { Target } from './send.ts';

/** Writes down what has become of a lead, and tells those who must know. */
export interface LeadSettler {
  /** A try of it has ended. */
  settle(id: string, to: Target, answered: Outcome): Promise<void>;
  /** Its time is over. */
  giveUp(row: OutboxRow): Promise<void>;
}

export function createLeadSettler(context: OutboxContext, addresses: ConfirmingAddresses): LeadSettler {
  const { store, clock, chance, queue, tell, report, drop } = context;

  async function remove(id: string): Promise<void> {
    drop(id);
    await store.remove(id);
  }

  async function giveUp({ id, owner, type }: OutboxRow): Promise<void> {
    tell(owner, { code: 'lead-too-old', about: [type, true] });
    queue.givenUp.add(id);
    await remove(id);
  }

  /** The lead stays, to be tried again or parked. */
  async function keep(row: OutboxRow): Promise<void> {
    changeLead(queue, row.id, { row, ...(row.state === 'parked' && { text: undefined }) });
    await store.update(row);
  }

  /** What an answer says of its address, whichever lead it was for. */
  function learnOfAddress(address: string, outcome: Outcome): void {
    if (outcome.kind === 'delivered' && outcome.confirmed) addresses.learn(address);
    if (outcome.kind === 'again' && outcome.wait) holdAddress(queue, address, clock.now() + outcome.wait);
  }

  return {
    async settle(id, to, answered) {
      const outcome = addresses.judgeAgain(answered, to);
      const row = queue.leads.get(id)?.row;
      // Another try, of this page or another, was faster.
      if (!row) return;
      const { address } = to;
      const now = clock.now();
      const after = rowAfter(row, outcome, { address, now, chance: chance.random(), where: knownElsewhere(to) });
      if (after.problem) tell(row.owner, after.problem);
      learnOfAddress(address, outcome);
      if (after.row) await keep(after.row);
      // First the conversation, then the row: a crash in between sends the same id again and gets the same answer.
      if (after.act) await report(row, after.act);
      if (after.row) return;
      if (outcome.kind === 'delivered') await remove(id);
      else await giveUp(row);
    },

    giveUp,
  };
}
