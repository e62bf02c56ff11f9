import { deliver } from './outgoing.lazy.ts';
import type { Run } from './run.ts';
import type { ChatState } from './state.ts';
import { valuesOf } from './values.ts';

/** Whether the answers so far may go out unfinished: once, only of somebody who has agreed to something, and never beside a submission. */
const mayGoOut = ({ abandoned, submission, completed, consents }: ChatState): boolean =>
  !abandoned && !submission && !completed && consents.some(({ granted }) => granted);

/** The visitor has left before the end. Returns false if there is nothing that may be sent. */
export function abandon(run: Run): boolean {
  const { state } = run;
  if (!mayGoOut(state)) return false;
  state.abandoned = true;
  deliver(run, 'flow.abandoned', { answers: valuesOf(run, true), names: state.answered });
  return true;
}

/**
 * A conversation that comes back from the disk. Its visitor had left, and what could be told of that was told then: the page may have
 * gone before it could write so down.
 */
export const comeBack = (state: ChatState): ChatState => (mayGoOut(state) ? { ...state, abandoned: true } : state);
