import { html } from 'lit';
import type { View } from './view.ts';

const restartPath = 'M4 4v6h6M4.5 14.5a8 8 0 1 0 .5-6.5L4 10';

/** Milliseconds that the button waits for its second press. */
const PATIENCE = 8000;

/** In the header: begins the conversation anew. Where that costs answers it asks for a second press, in words that cover what stands beside it. */
export function createRestart(start: () => void, redraw: () => void) {
  let asks = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (now: boolean) => {
    clearTimeout(timer);
    if (now) timer = setTimeout(ask, PATIENCE, false);
    if (asks === now) return;
    asks = now;
    redraw();
  };
  return (view: View, costs: boolean | undefined) => {
    const word = view.word(asks ? 'restartSure' : 'restart');
    const press = ({ detail }: MouseEvent) => {
      if (detail > 1) return;
      const sure = asks || !costs;
      ask(!sure);
      if (sure) start();
      else view.announce(view.word('restartSure'));
    };
    return html`<button class="icon" part="restart" type="button" aria-label=${word} title=${word} @click=${press} @blur=${() => { ask(false); }}>${asks ? html`<span class="button sure">${word}</span>` : view.icon(restartPath)}</button>`;
  };
}
