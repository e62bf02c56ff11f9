/*
 * What the package offers as `smoc-chat/engine`: it decides what happens next and does nothing itself. JSON in, JSON
 * out, no clock, no randomness, no browser. The chat itself imports what it needs file by file.
 */
export { allWorks } from './all-works.lazy.ts';
export { openQuestion } from './open-question.ts';
export { entryAt, entryCount, lastEntry, scopeOf, valuesScope } from './selectors.ts';
export { plainText, readText, sourceText } from './text.ts';
export { newState, transition } from './transition.ts';
export { withWorks, type Works } from './works.ts';
