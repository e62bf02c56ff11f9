import { html } from 'lit';
import type { View } from './view.ts';

const restartPath = 'M4 4v6h6M4.5 14.5a8 8 0 1 0 .5-6.5L4 10';

/** In the header: begins the conversation anew. */
export const restartButton = (view: View, press: () => void) =>
  html`<button class="icon" part="restart" type="button" aria-label=${view.word('restart')} title=${view.word('restart')} @click=${press}>${view.icon(restartPath)}</button>`;
