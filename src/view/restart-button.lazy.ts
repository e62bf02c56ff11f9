import { html } from 'lit';
import type { View } from './view.ts';
import { says } from './says.ts';

const restartPath = 'M4 4v6h6M4.5 14.5a8 8 0 1 0 .5-6.5L4 10';

/** Milliseconds that the button waits for its second press. */
const CONFIRM_WITHIN_MS = 8000;

/**
 * In the header: begins the conversation anew. Where that costs answers it asks for a second press, in words that cover
 * what stands beside it.
 */
export function createRestart(start: () => void, redraw: () => void) {
  let asks: ReturnType<typeof setTimeout> | undefined;
  const calm = () => {
    clearTimeout(asks);
    if (!asks) return;
    asks = undefined;
    redraw();
  };
  return (view: View, costs: boolean | undefined) => {
    const word = view.word(asks ? 'restartSure' : 'restart');
    const press = ({ detail }: MouseEvent) => {
      if (detail > 1) return;
      clearTimeout(asks);
      asks = asks || !costs ? undefined : setTimeout(calm, CONFIRM_WITHIN_MS);
      if (!asks) return start();
      view.announce(view.word('restartSure'));
      redraw();
    };
    return html`<button class="icon" part="restart" type="button" aria-label=${word} title=${word} @click=${press}
      @blur=${calm}>${asks ? html`<span class="button sure" ${says(word)}></span>` : view.icon(restartPath)}</button>`;
  };
}
