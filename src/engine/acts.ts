/**
 * What the engine needs from the visitor's first act on, and for the rarer steps before it. Handed in to `transition`, like `evaluate`,
 * so that it need not be loaded for the first message and its question.
 */
export type Acts = typeof import('./acts.lazy.ts');

let loading: Promise<Acts> | undefined;

/** Kept once it is there; a failed try is forgotten. */
export const loadActs = (): Promise<Acts> =>
  (loading ??= import('./acts.lazy.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));
