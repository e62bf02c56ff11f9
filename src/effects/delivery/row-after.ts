import type { ChatInput } from '../../engine/input.ts';
import type { OutboxRow } from '../../storage/store-port.ts';
import type { Outcome } from './outcome.ts';
import type { UnwordedProblem } from './explain-problem.ts';
import type { Problem } from './problem.ts';
import { afterTry, ofAge, wasLast } from './retry-time.ts';

/** What has become of a submission. */
export type Settled = Extract<ChatInput, { type: 'delivered' | 'refused' | 'unclear' | 'unsent' }>;

/** What a try makes of a row, and who is told what. */
export interface RowAfter {
  /** The row as it goes on, in the queue or parked; undefined: it has left for good. */
  readonly row?: OutboxRow;
  /** What the conversation is told; nothing while the row is tried again. */
  readonly act?: Settled;
  /** What the site's owner is told. */
  readonly problem?: Problem | UnwordedProblem;
}

/** Where a row went and when, which is written down with it. */
export interface Try {
  readonly address: string;
  readonly now: number;
  /** At least 0, below 1. */
  readonly chance: number;
  /** What other pages of the site need to send it, where they can. */
  readonly where: Pick<OutboxRow, 'address' | 'adapter' | 'confirms'>;
}

/** What becomes of a row by how a try of it ended. */
export function rowAfter(row: OutboxRow, outcome: Outcome, { address, now, chance, where }: Try): RowAfter {
  const { id, type } = row;
  const { problem } = outcome;
  if (outcome.kind === 'delivered') return { act: { type: 'delivered', id, reply: outcome.reply }, problem };
  const aged = ofAge(row, now);
  const tried: OutboxRow = {
    ...(aged === 'over' ? row : aged),
    ...where,
    seen: now,
    ...afterTry(row, now, chance, outcome.kind === 'again' ? outcome.wait : 0),
  };
  if (outcome.kind === 'again')
    return wasLast(tried, now) ? { act: { type: 'unsent', id, reason: 'given-up' }, problem } : { row: tried, problem };
  const { status } = outcome;
  const parked: OutboxRow = { ...tried, state: 'parked', status };
  if (outcome.kind === 'unclear')
    return { row: { ...parked, unclear: true }, act: { type: 'unclear', id, status }, problem };
  return {
    row: { ...parked, unclear: undefined },
    act: { type: 'refused', id, status, reply: outcome.reply },
    // A refused submission is told by its conversation; of anything else nobody would hear.
    problem:
      problem ?? (type === 'form.submitted' ? undefined : { code: 'endpoint-refused', about: [address, type, status] }),
  };
}

/** What a conversation of an earlier visit is told of a row that is still parked. */
export const actOfParked = ({ id, status = 0, unclear }: OutboxRow): Settled =>
  unclear ? { type: 'unclear', id, status } : { type: 'refused', id, status, reply: {} };

/** What it is told of a row that the store does not have any more. */
export const actOfGone = (id: string, isGivenUp: boolean): Settled =>
  isGivenUp ? { type: 'unsent', id, reason: 'given-up' } : { type: 'delivered', id, reply: {} };
