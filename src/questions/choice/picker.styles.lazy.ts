import { css } from 'lit';

export const pickerStyles = css`
  .boxes { display: grid; gap: 0.1em; }
  .boxes:is(.as-grid, .as-swatch) { grid-template-columns: repeat(auto-fill, minmax(8.5em, 1fr)); }
  .box:has(:disabled) { color: var(--smoc-muted); cursor: default; }
  .box small { display: block; color: var(--smoc-muted); font-weight: 400; }
  .own-words { margin-block-start: 0.6em; max-inline-size: 30em; }
  .boxes .other { margin-block-end: 0.4em; }
  .swatch { flex: none; inline-size: 1.75em; block-size: 1.75em; border-radius: 50%; border: 1px solid var(--smoc-field-line); }
  /* They are what is chosen: neither a contrast theme nor a printer takes them away. */
  .swatch { forced-color-adjust: none; print-color-adjust: exact; }
  .options > .option > .swatch { margin-inline-start: -0.4em; }
  .pictures .option {
    flex-direction: column; align-items: stretch; inline-size: calc(50% - 0.25em * var(--smoc-density));
    padding: 0.4em 0.4em 0.7em; border-radius: var(--_round); text-align: center;
  }
  .pictures .option:not(:has(.sample)) { justify-content: center; }
  .sample {
    inline-size: 100%; aspect-ratio: 4 / 3; object-fit: cover; border-radius: calc(var(--_round) - 0.3em);
    background: var(--smoc-bot-ground);
  }
  .box .sample { inline-size: 5em; }
  .options.as-grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(9.5em, 100%), 1fr)); }
  .options.as-grid > .option { justify-content: center; text-align: center; }
  .options.as-grid > .quiet { justify-self: start; }
  .options.as-row {
    flex-wrap: nowrap; overflow: auto hidden; scroll-snap-type: inline proximity; scrollbar-width: thin;
    overscroll-behavior-inline: contain; margin: -0.3em; padding: 0.3em; max-inline-size: none;
  }
  .options.as-row > * { flex: none; max-inline-size: min(85%, 20em); scroll-snap-align: start; scroll-margin-inline: 0.3em; }
  .pictures.as-grid > .option { inline-size: auto; }
  .pictures.as-row > .option { inline-size: 11em; }
  .boxes.as-wrap, .boxes.as-row { display: flex; flex-wrap: wrap; gap: 0.1em 1em; }
  .search { margin-block-end: 0.5em; max-inline-size: 30em; }
  :has(> .search) > :is(.options, .boxes) { max-block-size: 20em; overflow: hidden auto; overscroll-behavior: contain; }
  .as-menu .line { flex-wrap: wrap; }
  select.field { appearance: auto; cursor: pointer; }
  /* Never a second column: it would stand beside what is scrolled, where nobody looks for it. */
  .options.as-list { flex-flow: column nowrap; align-items: stretch; }
  .options.as-list > * { flex: none; }
  .options.as-list > .quiet { align-self: start; }
  @media (forced-colors: active) {
    .swatch { border: 2px solid CanvasText; }
    .box:has(:disabled), .box:has(:disabled) small { color: GrayText; }
  }
`;
