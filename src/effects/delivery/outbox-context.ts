import type { OutboxRow } from '../../storage/store-port.ts';
import type { OutboxClient, OutboxOptions } from './outbox-port.ts';
import type { UnwordedProblem } from './explain-problem.ts';
import { emptyQueue, type Queue } from './queue.ts';
import { createReports, type Reports } from './reports.ts';
import { targetOfRow } from './row-target.ts';
import type { Target } from './send.ts';

/** What the parts of an outbox share. */
export interface OutboxContext extends OutboxOptions, Reports {
  readonly queue: Queue;
  /** The conversations of this page, by name. */
  readonly clients: Map<string, OutboxClient>;
  /** Where a row goes, or why it cannot go there; undefined: nobody can say. */
  targetOf(row: OutboxRow): Target | UnwordedProblem | undefined;
  /** Where a row can be sent as things are. */
  openTargetOf(row: OutboxRow): Target | undefined;
  /** Takes a lead out of the queue; its conversation is not told any more that it is kept. */
  drop(id: string): void;
}

export function createContext(options: OutboxOptions): OutboxContext {
  const queue = emptyQueue(options.clock.now());
  const clients = new Map<string, OutboxClient>();
  const reports = createReports(clients, options);
  const targetOf = (row: OutboxRow) => targetOfRow(row, clients.get(row.owner), options.base(), queue.confirming);
  return {
    ...options,
    ...reports,
    queue,
    clients,
    targetOf,

    openTargetOf(row) {
      const to = targetOf(row);
      return to && !('code' in to) ? to : undefined;
    },

    drop(id) {
      reports.calm(id);
      queue.leads.delete(id);
    },
  };
}
