import type { Json } from '../shared/json.ts';
import type { Run } from './run.ts';
import type { ChatState } from './state.ts';

/* What was done with a card: which size is looked at, what was chosen. It stands beside the transcript, since an entry is never changed. */

/** What the card of this entry remembers. */
export const markOf = (state: Pick<ChatState, 'marks'>, entry: number): Json | undefined => state.marks?.[entry];

/** The card remembers this from now on. */
export function mark({ state }: Run, entry: number, remembered: Json): void {
  state.marks = { ...state.marks, [entry]: remembered };
}
