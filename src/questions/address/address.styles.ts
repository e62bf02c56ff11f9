import { css } from 'lit';

export const addressStyles = css`
  .address {
    container: address / inline-size; display: grid; align-items: end; grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 0.6em; inline-size: min(28em, 100%);
  }
  .address-part { grid-column: 1 / -1; min-inline-size: 0; position: relative; }
  .address-part > label { display: block; margin: 0 0.1em 0.25em; font-size: 0.875em; color: var(--smoc-muted); }
  .address .field { box-sizing: border-box; }
  .address select.field {
    appearance: none; padding-inline-end: 2.2em; font: inherit; font-size: max(16px, 1em); text-overflow: ellipsis;
    cursor: pointer;
  }
  .country-part > svg {
    position: absolute; inset-inline-end: 0.8em; inset-block-end: 0.8em; inline-size: 1.1em; block-size: 1.1em;
    pointer-events: none;
  }
  .address select.field > option { background: var(--smoc-field-ground); color: var(--smoc-field-text); }
  .suggestions {
    list-style: none; margin: 0.4em 0 0; padding: 0.25em; border: 1px solid var(--smoc-line);
    border-radius: min(1em, var(--smoc-radius)); background: var(--smoc-field-ground); color: var(--smoc-field-text);
  }
  .suggestions:empty { display: none; }
  .suggestions > li {
    display: flex; align-items: center; min-block-size: 2.75em; padding: 0.3em 0.7em; border-radius: 0.5em;
    line-height: 1.3; cursor: pointer; overflow-wrap: anywhere;
  }
  .suggestions > .active, .suggestions > li:hover { background: var(--smoc-line); }
  .suggestions > .active { outline: 0.125em solid var(--smoc-focus); outline-offset: -0.125em; }
  @container address (min-width: 17em) {
    .address-part.postalCode { grid-column: span 2; }
    .address-part.postalCode:last-child, .address-part.city + .postalCode { grid-column: span 3; }
    .address-part.postalCode + .city { grid-column: 3 / -1; }
    .address-part.city:has(+ .region), .address-part.city:has(+ .postalCode) { grid-column: span 3; }
    .address-part.city + .region { grid-column: span 3; }
  }
  @media (forced-colors: active) {
    .address select.field { background: Field; }
    .suggestions > .active { outline-color: Highlight; }
  }
`;
