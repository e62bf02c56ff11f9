import type { expand } from './full-text.lazy.ts';
import type { readQuestion } from './read-question.lazy.ts';

/**
 * What the engine needs besides what a plain first message and its question need. Handed in to `transition`, like `evaluate`. A start
 * without it gives a draft, to be shown until the same start has been worked out with it: the draft ends before the first step that is
 * not plain, and its entries hold no values yet, so that they are read with those of the state.
 */
export type Acts = typeof import('./acts.lazy.ts');

/** What reads the texts and questions that are not plain. Code, not state: a text or question that needs it is only shown once it is there. */
export const full: { expand?: typeof expand; readQuestion?: typeof readQuestion } = {};

let loading: Promise<Acts> | undefined;

/** Kept once it is there; a failed try is forgotten. */
export const loadActs = (): Promise<Acts> =>
  (loading ??= import('./acts.lazy.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));
