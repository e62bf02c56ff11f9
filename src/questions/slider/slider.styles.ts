import { css } from 'lit';

/*
 * Native inputs with a look of our own. The rules of a part that only one engine knows must stand apart: another one
 * would drop them all.
 */
export const sliderStyles = css`
  .slider { --thumb: 1.75em; --from: 0; --to: 0; display: grid; gap: 0.1em; inline-size: min(24em, 100%); }
  .slider > .shown { order: -1; margin: 0; font-size: 1.25em; font-weight: 700; font-variant-numeric: tabular-nums; line-height: 1.3; }
  .slider[data-empty] > .shown { color: var(--smoc-muted); }
  .slider > .ends {
    display: flex; justify-content: space-between; gap: 1em; margin-block-start: -0.3em; font-size: 0.875em;
    color: var(--smoc-muted);
  }
  .slider > .ends > :last-child { text-align: end; }
  .track { display: grid; align-items: center; position: relative; isolation: isolate; block-size: 2.75em; cursor: pointer; }
  .track::before, .track::after {
    content: ''; position: absolute; z-index: -1; block-size: 0.375em; border-radius: 1em; pointer-events: none;
  }
  .track::before { inset-inline: 0; background: var(--smoc-field-line); opacity: 0.55; }
  .track::after {
    inset-inline-start: calc(var(--from) * 100%); inline-size: calc((var(--to) - var(--from)) * 100%);
    background: var(--smoc-link);
  }
  .slider[data-empty] .track::after { visibility: hidden; }
  .handle {
    grid-area: 1 / 1; appearance: none; inline-size: 100%; block-size: 100%; min-inline-size: 0; background: none;
    cursor: pointer; border-radius: 1em;
  }
  .handle:focus-visible { outline: none; }
  .handle::-webkit-slider-runnable-track { background: none; }
  .handle::-moz-range-track { background: none; }
  .handle::-webkit-slider-thumb {
    appearance: none; box-sizing: border-box; inline-size: var(--thumb); block-size: var(--thumb);
    border: 0.25em solid var(--smoc-link); border-radius: 50%; background: var(--smoc-ground);
    box-shadow: 0 0.1em 0.3em #0004;
  }
  .handle::-moz-range-thumb {
    box-sizing: border-box; inline-size: var(--thumb); block-size: var(--thumb); border: 0.25em solid var(--smoc-link);
    border-radius: 50%; background: var(--smoc-ground); box-shadow: 0 0.1em 0.3em #0004;
  }
  .handle:focus-visible::-webkit-slider-thumb { outline: 0.15em solid var(--smoc-focus); outline-offset: 0.125em; }
  .handle:focus-visible::-moz-range-thumb { outline: 0.15em solid var(--smoc-focus); outline-offset: 0.125em; }
  .handle[aria-invalid='true']::-webkit-slider-thumb { border-color: var(--smoc-error); }
  .handle[aria-invalid='true']::-moz-range-thumb { border-color: var(--smoc-error); }
  /* Two lie on each other: only what can be moved takes the pointer. */
  .pair > .handle { pointer-events: none; }
  .pair > .handle.above { z-index: 1; }
  .pair > .handle::-webkit-slider-thumb { pointer-events: auto; }
  .pair > .handle::-moz-range-thumb { pointer-events: auto; }
  @media (forced-colors: active) {
    .track::before { background: GrayText; opacity: 1; }
    .track::after { background: Highlight; }
    .handle::-webkit-slider-thumb { border-color: ButtonText; background: ButtonFace; }
    .handle::-moz-range-thumb { border-color: ButtonText; background: ButtonFace; }
    .track, .handle { forced-color-adjust: none; }
  }
`;
