import { html } from 'lit';
import type { ChatState } from '../engine/state.ts';
import { isVisitors } from '../engine/is-visitors.ts';
import { entryAt, entryCount } from '../engine/selectors.ts';
import { fromBot } from './messages/bubble.ts';
import type { View } from './view.ts';

/** Dots while the bot types or waits for an answer from elsewhere. Screen readers hear the message, not the waiting. */
export const waiting = (view: View, state: ChatState) => {
  const { pending } = state;
  const before = entryAt(state, entryCount(state));
  const first = !before || isVisitors(before);
  return (pending?.kind === 'pause' && pending.typing) || pending?.kind === 'request'
    ? html`<div class="row bot ${before && first ? 'first' : ''}">${fromBot(
        view,
        first,
        html`<div class="bubble typing"
      part="bubble typing" aria-hidden="true"><i></i><i></i><i></i></div>`,
      )}</div>`
    : '';
};
