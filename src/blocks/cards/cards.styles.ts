import { css } from 'lit';

export const cardsStyles = css`
  .row.cards { inline-size: auto; max-inline-size: none; margin-block-end: calc(0.5em * var(--smoc-density)); }
  .row > .cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.35em; min-inline-size: 0; }
  .shelf, .strip { display: grid; gap: 0.75em; margin: 0; padding: 0; list-style: none; }
  .shelf { grid-template-columns: minmax(0, 26em); }
  .as-grid > .shelf:not(.single) { grid-template-columns: repeat(auto-fill, minmax(min(100%, 9em), 1fr)); max-inline-size: 46em; }
  .strip {
    grid-auto-flow: column; grid-auto-columns: min(100%, 13.5em); overflow: auto hidden;
    overscroll-behavior-inline: contain; scroll-snap-type: inline mandatory;
    scrollbar-width: thin; scrollbar-color: var(--smoc-line) transparent; padding: 0.2em; margin: -0.2em; scroll-padding-inline: 0.2em;
  }
  .as-carousel { max-inline-size: 24em; }
  .as-carousel > .strip { grid-auto-columns: 100%; scrollbar-width: none; }
  .strip:focus-visible { border-radius: var(--_round); }
  .product {
    position: relative; display: flex; flex-direction: column; gap: 0; inline-size: auto; padding: 0; overflow: hidden;
    justify-self: stretch; scroll-snap-align: start;
  }
  .product.chosen { outline: 2px solid var(--smoc-button-ground); outline-offset: -2px; }
  .product .photo { position: relative; aspect-ratio: 1; background: var(--smoc-bot-ground); overflow: hidden; }
  .product .photo > img { display: block; inline-size: 100%; block-size: 100%; object-fit: cover; }
  .none > .photo > img { opacity: 0.55; }
  .as-carousel .photo, .shelf.single .photo { aspect-ratio: 4 / 3; }
  .product .corner {
    align-self: start; margin: 0.75em 0.75em 0; padding: 0.2em 0.65em; border-radius: 1em; font-size: 0.8125em;
    font-weight: 700; line-height: 1.4; background: var(--smoc-button-ground); color: var(--smoc-button-text);
  }
  .product .photo > .corner { position: absolute; inset-block-start: 0; inset-inline-start: 0; }
  .product > .words { display: grid; gap: 0.35em; align-content: start; flex: 1; padding: 0.75em 0.9em 0.9em; }
  .product .title { font-weight: 700; line-height: 1.3; }
  a.title { color: inherit; text-decoration-color: var(--smoc-link); }
  a.whole { text-decoration: none; color: var(--smoc-link); }
  a.whole::after { content: ''; position: absolute; inset: 0; border-radius: var(--_round); }
  a.whole:focus-visible { outline: none; }
  a.whole:focus-visible::after { outline: 0.15em solid var(--smoc-focus); outline-offset: -0.15em; }
  .product .about { font-size: 0.9375em; }
  .nearest { margin: 0; justify-self: start; }
  .product .reason { font-size: 0.875em; color: var(--smoc-muted); }
  .product .price { font-size: 1.125em; font-weight: 700; }
  .product .price s { font-weight: 400; white-space: nowrap; }
  .product .facts { display: grid; gap: 0.15em; margin: 0; font-size: 0.875em; }
  .product .facts > div { display: flex; flex-wrap: wrap; gap: 0 0.5em; }
  .product .facts dt { color: var(--smoc-muted); }
  .product .facts dd { margin: 0; }
  .product .attribute { display: grid; gap: 0.2em; }
  .product .values { display: flex; flex-wrap: wrap; gap: 0.35em; }
  .product .value {
    display: inline-flex; align-items: center; justify-content: center; gap: 0.4em; min-inline-size: 2.4em;
    min-block-size: 2.2em; padding: 0.2em 0.6em; position: relative; cursor: pointer; font-size: 0.9375em;
    border: 1.5px solid var(--smoc-option-line); border-radius: min(0.75em, var(--smoc-radius));
    background: var(--smoc-option-ground); color: var(--smoc-option-text);
  }
  .product .value.none { text-decoration: line-through; border-style: dashed; }
  .product .value:has(:checked) {
    border-color: var(--smoc-button-ground); box-shadow: inset 0 0 0 1px var(--smoc-button-ground); font-weight: 600;
  }
  .product .value:has(:focus-visible) { outline: 0.15em solid var(--smoc-focus); outline-offset: 0.125em; }
  .product .value > .swatch {
    inline-size: 1.2em; block-size: 1.2em; border-radius: 50%; border: 1px solid var(--smoc-field-line); flex: none;
  }
  @media (pointer: coarse) { .product .value { min-block-size: 2.75em; min-inline-size: 2.75em; } }
  .product .stock.low { color: var(--smoc-text); font-weight: 600; }
  .product .stars { font-size: 1.125em; letter-spacing: 0.05em; line-height: 1.2; }
  .product .star { background: linear-gradient(to right, var(--smoc-link) var(--_share), var(--smoc-line) 0) text; color: transparent; }
  :dir(rtl) > .star { background-image: linear-gradient(to left, var(--smoc-link) var(--_share), var(--smoc-line) 0); }
  .opinion > .words { padding-block-start: 0.9em; }
  .opinion .about { font-size: 1em; }
  .product .buttons { display: flex; flex-wrap: wrap; gap: 0.5em; padding: 0 0.9em 0.9em; }
  .product .buttons > .button { flex: 1 auto; padding-inline: 0.7em; }
  .product .buttons > .button[aria-disabled] { opacity: 0.6; cursor: default; box-shadow: none; }
  .product .buttons > .button[aria-busy] { opacity: 1; }
  .as-list > .shelf:not(.single) { grid-template-columns: minmax(0, 34em); }
  .as-list > .shelf:not(.single) .product:has(.photo) { display: grid; grid-template-columns: clamp(4.5em, 28%, 9em) minmax(0, 1fr); }
  .as-list > .shelf:not(.single) .photo {
    grid-row: 1 / 3; align-self: start; aspect-ratio: 3 / 4; margin: 0.75em; margin-inline-end: 0;
    border-radius: min(0.75em, var(--smoc-radius));
  }
  .as-list .photo > .corner { margin: 0.4em; padding-inline: 0.5em; font-size: 0.75em; }
  .strip-ways { display: flex; align-items: center; gap: 0.25em; }
  .strip-way { color: var(--smoc-link); }
  .strip-way[aria-disabled='true'] { color: var(--smoc-line); cursor: default; box-shadow: none; }
  :dir(rtl) > .strip-way > svg { scale: -1 1; }
  @media (prefers-reduced-motion: no-preference) { .strip { scroll-behavior: smooth; } }
  @media (forced-colors: active) {
    .product .star { forced-color-adjust: none; background-image: linear-gradient(to right, CanvasText var(--_share), GrayText 0); }
    .product .value:has(:checked) { forced-color-adjust: none; background: Highlight; color: HighlightText; }
    .product .value > .swatch { forced-color-adjust: none; }
    .product .corner { border: 1px solid; }
    .product.chosen { outline-color: Highlight; }
    .product .buttons > .button[aria-disabled], .strip-way[aria-disabled='true'] { color: GrayText; opacity: 1; }
  }
`;
