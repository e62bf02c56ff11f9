import { css } from 'lit';

/** The element's own box, which belongs to the page. */
export const hostStyles = css`
  :host { display: block; block-size: min(640px, 100svh); box-sizing: border-box; padding: 0 !important; border: 0 !important; }
  :host([hidden]) { display: none; }
  :host([mode='bubble']:not([hidden])) { display: contents !important; }
  /* A page is a page, whatever size was reserved for a chat in the text; how far it reaches may be said by \`inset\`. */
  :host([mode='page']) {
    position: fixed !important; inset: 0; inline-size: auto !important; block-size: auto !important; margin: 0 !important;
    min-inline-size: 0 !important; min-block-size: 0 !important; max-inline-size: none !important; max-block-size: none !important;
  }
  /* Inherits what the page says of its colours, and tells of each change: page-scheme.ts. */
  .scheme {
    position: absolute; inline-size: 0; block-size: 0; visibility: hidden; color: light-dark(#000, #fff);
    transition: color 1ms, color-scheme 1ms allow-discrete; animation: seen 1ms;
  }
  @keyframes seen { from { order: 0; } }
  @media print {
    :host(:not([mode='bubble'])) {
      position: static !important; block-size: auto !important; max-block-size: none !important; overflow: visible !important;
    }
  }
`;
