import { css } from 'lit';

export const countryPhoneStyles = css`
  .country-picker { display: contents; }
  .country {
    flex: none; display: flex; align-items: center; gap: 0.3em; min-block-size: 2.75em; padding: 0.6em 0.7em;
    border: 1.5px solid var(--smoc-field-line); border-radius: min(1.4em, var(--smoc-radius));
    background: var(--smoc-field-ground); color: var(--smoc-field-text); font: inherit; font-size: max(16px, 1em);
    line-height: 1.3; cursor: pointer; white-space: nowrap;
  }
  .country:disabled { cursor: default; opacity: 1; }
  .country svg { inline-size: 1.1em; block-size: 1.1em; }
  .country:disabled > svg:last-child { display: none; }
  .country[aria-expanded='true'] > svg:last-child { rotate: 180deg; }
  .form .line:has(> .country-picker), .line:has(> .country-picker > .countries) { flex-wrap: wrap; }
  .line > .country-picker ~ .field { flex-basis: 8em; }
  .dock .line > .country-picker ~ .field { flex-basis: 6em; }
  /* The prefix says enough where there is little room. */
  @media (max-width: 23em) { .country > .country-code { display: none; } }
  .countries {
    flex: 1 0 100%; order: 1; box-sizing: border-box; min-inline-size: 0; padding: 0.5em;
    border: 1px solid var(--smoc-line); border-radius: min(1em, var(--smoc-radius));
    background: var(--smoc-field-ground); color: var(--smoc-field-text);
  }
  /* The list stands above the line at the foot of the chat, below a field in a form. */
  .dock .countries { order: -1; }
  .country-search {
    box-sizing: border-box; inline-size: 100%; min-block-size: 2.75em; padding: 0.6em 0.9em;
    border: 1.5px solid var(--smoc-field-line); border-radius: min(1.4em, var(--smoc-radius));
    background: var(--smoc-field-ground); color: var(--smoc-field-text); font: inherit; font-size: max(16px, 1em);
    appearance: none;
  }
  .country-search:focus-visible { outline-offset: 0; border-color: transparent; }
  .country-search::placeholder { color: var(--smoc-muted); opacity: 1; }
  .country-list {
    position: relative; list-style: none; margin: 0.5em 0 0; padding: 0; max-block-size: min(13em, 35vh);
    overflow: auto; overscroll-behavior: contain;
  }
  .country-list:empty { display: none; }
  .country-option {
    display: flex; align-items: center; justify-content: space-between; gap: 1em; min-block-size: 2.75em;
    padding-inline: 0.7em; border-radius: 0.5em; cursor: pointer; line-height: 1.3;
  }
  .country-option > bdi { flex: none; color: var(--smoc-muted); font-variant-numeric: tabular-nums; }
  .country-option[aria-selected='true'] { font-weight: 700; }
  .country-option.active, .country-option:hover { background: var(--smoc-line); }
  .country-option.active { outline: 0.125em solid var(--smoc-focus); outline-offset: -0.125em; }
  .countries > .hint { margin: 0.5em 0 0.2em; }
  @media (forced-colors: active) {
    .country-option.active { outline-color: Highlight; }
  }
`;
