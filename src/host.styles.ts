import { css } from 'lit';

/** The element's own box, which belongs to the page. */
export const hostStyles = css`
  :host { display: block; block-size: min(640px, 100svh); box-sizing: border-box; padding: 0 !important; border: 0 !important; }
  :host([hidden]) { display: none; }
  :host([mode='bubble']:not([hidden])) { display: contents !important; }
  :host([mode='page']) { position: fixed; inset: 0; block-size: auto; }
  @media print {
    :host(:not([mode='bubble'])) { position: static !important; block-size: auto !important; max-block-size: none !important; overflow: visible !important; }
  }
`;
