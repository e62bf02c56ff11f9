import type { BlockWork } from '../blocks/block.work.ts';
import type { Evaluate } from '../expression/expression.ts';
import type { Inputs } from './inputs.lazy.ts';
import type { Formats } from './reading.ts';

/**
 * What the engine is handed: the pieces of work that are there. Those of a step that are missing it asks for by the effect `need`, and goes
 * on by the input `ready` once they have been handed in. Nothing here is state.
 */
export interface Works {
  readonly evaluate: Evaluate;
  /** The verbs that can be done, in the order in which a step is searched for its verb; the work of some may still be missing. */
  readonly verbs: readonly string[];
  readonly blocks: { readonly [verb: string]: BlockWork };
  /** How dates, numbers, money and plurals are written. */
  readonly formats: Formats;
  /** What takes answers and news, and builds what is sent. The visitor's first act needs it, the first message does not. */
  readonly inputs?: Inputs;
}

/** `works` with more of them. */
export const withWorks = (works: Works, more: Partial<Works>): Works => ({
  ...works,
  ...more,
  verbs: [...new Set([...works.verbs, ...(more.verbs ?? [])])],
  blocks: { ...works.blocks, ...more.blocks },
});
