import type { styleOf, unquote } from '../shared/icu-style.ts';
import type { expand } from './full-text.lazy.ts';
import type { Loose } from './position.ts';
import type { readQuestion } from './read-question.lazy.ts';
import type { Run } from './run.ts';

/**
 * What the engine needs besides what a plain first message and its question need. Handed in to `transition`, like `evaluate`. A start
 * without it gives a draft, to be shown until the same start has been worked out with it: the draft ends before the first step that is
 * not plain, and its entries hold no values yet, so that they are read with those of the state.
 */
export type Acts = typeof import('./acts.lazy.ts').acts;

/**
 * What reads the texts and questions that are not plain. Code, not state: a text or question that needs it is only shown once it is there.
 * `styleOf` and `unquote` are for styles and quotes of ICU's, which most flows have none of: icu.lazy.ts. `isAway` tells of a step that
 * would hand over to somebody who is not there now: handover.lazy.ts.
 */
export const full: {
  expand?: typeof expand;
  readQuestion?: typeof readQuestion;
  styleOf?: typeof styleOf;
  unquote?: typeof unquote;
  isAway?: (run: Run, step: Loose) => boolean;
} = {};
