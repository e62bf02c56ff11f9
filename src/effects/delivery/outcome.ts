import type { Reply } from '../../engine/input.ts';
import type { UnwordedProblem } from './explain-problem.ts';
import type { Problem } from './problem.ts';

/** How a try ended. */
export type Outcome =
  /** `confirmed`: the answer holds the envelope's id. */
  | {
      readonly kind: 'delivered';
      readonly reply: Reply;
      readonly confirmed?: boolean;
      readonly problem?: UnwordedProblem;
    }
  /** Answered with a 2xx that is no yes: the result may have been taken, so it is not posted again by itself. */
  | { readonly kind: 'unclear'; readonly status: number; readonly problem: Problem | UnwordedProblem }
  /** A 4xx that no later try will change. */
  | { readonly kind: 'refused'; readonly status: number; readonly reply: Reply; readonly problem?: Problem }
  /** To be tried again, not before `wait` milliseconds. */
  | { readonly kind: 'again'; readonly wait: number; readonly problem?: Problem | UnwordedProblem };
