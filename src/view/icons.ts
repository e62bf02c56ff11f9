import { html } from 'lit';

/** Drawn in a box of 24 by 24 by the current colour; words beside them say what they mean. */
export const icon = (path: string) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"></path></svg>`;

export const restartIcon = icon('M4 4v6h6M4.5 14.5a8 8 0 1 0 .5-6.5L4 10');
