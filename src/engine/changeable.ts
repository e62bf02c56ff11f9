import type { ChatState } from './state.ts';

/* Whether an answer can be changed, for those who draw it. */

/** The entry whose answer is being changed. */
export const openChange = ({ pending }: ChatState): number | undefined =>
  pending?.kind === 'question' ? pending.change?.entry : undefined;

/** What can be done about the answer in this entry: it can be changed, it is being changed, or it stands. */
export function changeOf(state: ChatState, entry: number): 'open' | 'possible' | undefined {
  if (openChange(state) === entry) return 'open';
  return state.trail?.some((turn) => turn.entry === entry && !turn.isFixed) ? 'possible' : undefined;
}
