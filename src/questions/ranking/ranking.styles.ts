import { css } from 'lit';

export const rankingStyles = css`
  .ranking { display: grid; gap: 0.35em; margin: 0; padding: 0; list-style: none; }
  .rank {
    display: grid; grid-template-columns: auto auto minmax(0, 1fr) auto; align-items: center; gap: 0.15em;
    min-block-size: 3.4em; padding: 0.25em;
    border: 1.5px solid var(--smoc-line); border-radius: min(0.75em, var(--smoc-radius)); background: var(--smoc-ground);
  }
  .rank .icon { inline-size: 2.25em; block-size: 1.65em; color: var(--smoc-link); }
  .steps { display: grid; }
  .rank .icon:disabled { color: var(--smoc-line); }
  .rank .grip { inline-size: 1.65em; block-size: 2.75em; color: var(--smoc-muted); cursor: grab; touch-action: none; }
  .rank .what { display: flex; align-items: center; gap: 0.5em; line-height: 1.3; }
  .rank .what small { display: block; color: var(--smoc-muted); }
  .rank .sample { inline-size: 3em; }
  .number { min-inline-size: 1.25em; text-align: center; font-weight: 600; color: var(--smoc-link); font-variant-numeric: tabular-nums; }
  .beyond { border-style: dashed; }
  .beyond :is(.number, .what) { color: var(--smoc-muted); font-weight: 400; }
  .held { border-color: var(--smoc-link); box-shadow: var(--smoc-shadow); }
  .dragging .grip { cursor: grabbing; }
  @media (forced-colors: active) {
    .rank .icon:disabled { color: GrayText; }
    .held { border-color: Highlight; }
  }
`;
