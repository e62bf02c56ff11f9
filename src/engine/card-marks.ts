import type { Json } from '../shared/json.ts';
import type { Run } from './run.ts';
import type { ChatState } from './state.ts';

/* What the visitor did with a card: the size looked at, the choice made. Kept outside the transcript, whose entries never change. */

/** What the card of this entry remembers. */
export const markOf = (state: Pick<ChatState, 'marks'>, entry: number): Json | undefined => state.marks?.[entry];

/** The card remembers this from now on. */
export function mark({ state }: Run, entry: number, remembered: Json): void {
  state.marks = { ...state.marks, [entry]: remembered };
}
