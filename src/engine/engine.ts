/* What the engine offers: it decides what happens next and does nothing itself. JSON in, JSON out, no clock, no chance, no browser. */
export type { Acts } from './acts.ts';
export { loadActs } from './load-acts.ts';
export { openQuestion } from './open-question.ts';
export { entryAt, entryCount, lastEntry, scopeOf, valuesScope } from './selectors.ts';
export { plainText, readText, sourceText } from './text.ts';
export { newState, transition } from './transition.ts';
