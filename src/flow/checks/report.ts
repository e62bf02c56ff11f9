import type { FlowProblem } from '../flow-problem.ts';
import type { Path } from '../../shared/json-source.ts';

/** Tells a problem. It is a warning unless it says more; `atKey` points at the key, not at its value. */
export interface Report {
  (
    code: FlowProblem['code'],
    path: Path,
    message: string,
    hint: string,
    more?: { readonly severity?: 'error'; readonly atKey?: boolean },
  ): void;
  /** As many warnings were told as anybody gets to see. */
  isFull(): boolean;
}
