import type { Clock } from '../../shared/ports.ts';
import { toJson } from '../../shared/to-json.ts';
import type { OutboxRow } from '../../storage/store-port.ts';
import type { OutboxClient, TabMessage } from './outbox-port.ts';
import type { UnwordedProblem } from './explain-problem.ts';
import type { Problem } from './problem.ts';
import type { Settled } from './row-after.ts';

/** Milliseconds after which a lead that is not through is reported `kept`. */
const KEPT_AFTER = 4000;

/** What conversations, sites' owners and other tabs are told. */
export interface Reports {
  /** Tells the site's owner, each thing once. */
  tell(owner: string, problem: Problem | UnwordedProblem): void;
  /** Tells a conversation what has become of its submission, in every tab; resolves when this page's has taken note of it. */
  report(row: OutboxRow, act: Settled): Promise<void>;
  /**
   * Tells a conversation that its submission is kept, where it is not through in a while. Where it cannot be sent as things are, which is
   * `trouble`, the owner is told, and the visitor at once where to turn to.
   */
  remind(row: OutboxRow, trouble: UnwordedProblem | undefined): void;
  /** Takes the reminder back. */
  calm(id: string): void;
}

export function createReports(
  clients: ReadonlyMap<string, OutboxClient>,
  { clock, broadcast }: { readonly clock: Clock; broadcast(message: TabMessage): void },
): Reports {
  const told = new Set<string>();
  /** By the lead's id: cancels a reminder, or does nothing where that has been given. */
  const reminders = new Map<string, () => void>();

  function tell(owner: string, problem: Problem | UnwordedProblem): void {
    const once = toJson(problem);
    if (told.has(once)) return;
    told.add(once);
    clients.get(owner)?.problem(problem);
  }

  function calm(id: string): void {
    reminders.get(id)?.();
    reminders.delete(id);
  }

  return {
    tell,

    async report({ id, owner, type }, act) {
      calm(id);
      if (type !== 'form.submitted') return;
      broadcast({ owner, act });
      try {
        await clients.get(owner)?.report(act);
      } catch {
        // The conversation's trouble is not the lead's.
      }
    },

    remind({ id, owner, type }, trouble) {
      if (type !== 'form.submitted') return;
      const kept = () => void clients.get(owner)?.report({ type: 'kept', id });
      if (trouble) {
        tell(owner, trouble);
        kept();
      } else if (!reminders.has(id)) reminders.set(id, clock.after(KEPT_AFTER, kept));
    },

    calm,
  };
}
