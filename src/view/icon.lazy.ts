import { html } from 'lit';

/** Drawn in a box of 24 by 24 by the current colour; words beside it say what it means. */
export const icon = (path: string) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"></path></svg>`;
