import { unsafeCSS } from 'lit';
import { cssText } from '../../shared/css-text.ts';

/** As wide as a label and this many columns need, in em: with less room one row stands below the other. */
const grid = (columns: string, room: string) =>
  cssText`
  @container matrix (inline-size >= ${room}) {
    .matrix.${columns} { grid-template-columns: minmax(7em, 2fr) repeat(var(--_columns), minmax(3.5em, 1fr)); gap: 0; }
    .${columns} > .matrix-heads, .${columns} > .matrix-row {
      display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; align-items: center;
    }
    .${columns} > .matrix-heads > :first-child { grid-column: 2; }
    .${columns} > .matrix-row { padding-block: 0.2em; border-block-start: 1px solid var(--smoc-line); }
    .${columns} .cell { justify-content: center; padding: 0; border-color: transparent; background: none; }
    .${columns} .cell-label { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .${columns} .row-head { grid-column: auto; padding-inline-end: 0.5em; }
    .${columns} .row-head .label { font-weight: 400; }
  }
`;

export const matrixStyles = unsafeCSS(cssText`
  .card.matrix-form { inline-size: 40em; }
  .ask:has(.matrix-form) { max-inline-size: none; grid-template-columns: minmax(0, 1fr); }
  .matrix-room { container: matrix / inline-size; }
  .matrix { display: grid; gap: 1.1em; }
  .matrix-heads {
    display: none; font-size: 0.875em; text-align: center; color: var(--smoc-muted); padding-block-end: 0.4em;
    align-items: end; hyphens: auto;
  }
  .matrix-row { display: flex; flex-wrap: wrap; gap: 0.4em; }
  .row-head { flex: 0 0 100%; }
  .row-head > * { margin: 0; padding: 0; }
  .cell {
    position: relative; flex: 1 1 auto; display: flex; align-items: center; gap: 0.5em; min-block-size: 2.75em;
    padding: 0.3em 0.7em; cursor: pointer; line-height: 1.25;
    border: 1.5px solid var(--smoc-line); border-radius: min(0.75em, var(--smoc-radius)); background: var(--smoc-option-ground);
  }
  .cell:has(:checked) { border-color: var(--smoc-button-ground); }
  .cell > input { flex: none; inline-size: 1.4em; block-size: 1.4em; accent-color: var(--smoc-button-ground); }
  .cell:has(:focus-visible) { outline: 0.15em solid var(--smoc-focus); outline-offset: 0.125em; }
  .cell > input:focus-visible { outline: none; }
  .cell > [aria-invalid='true'] { outline: 0.15em solid var(--smoc-error); outline-offset: 0.125em; border-radius: 50%; }
  @media (hover: hover) { .cell:hover { border-color: var(--smoc-button-ground); } }
  @media (forced-colors: active) { .cell:has(:checked) { border-color: Highlight; } }
  ${grid('few', '22em')}
  ${grid('some', '30em')}
  ${grid('many', '38em')}
`);
