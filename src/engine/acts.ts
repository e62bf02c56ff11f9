import type { expand } from './full-text.lazy.ts';
import type { readQuestion } from './read-question.lazy.ts';

/**
 * What the engine needs from the visitor's first act on, and for the rarer steps before it. Handed in to `transition`, like `evaluate`,
 * so that it need not be loaded for a plain first message and its question.
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
