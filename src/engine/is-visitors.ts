import type { Entry } from './state.ts';

/** Whether an entry stands on the visitor's side: what they said, and what became of it. */
export const isVisitors = ({ kind }: Pick<Entry, 'kind'>): boolean => kind === 'answer' || kind === 'delivery';
