import { css } from 'lit';

export const codeStyles = css`
  .code-line {
    flex: 99 9em; max-inline-size: calc(var(--boxes) * 2.75em); container-type: inline-size; position: relative;
    overflow: clip; overflow-clip-margin: 0.2em; block-size: 2.75em; min-inline-size: 0;
    font-family: ui-monospace, 'Cascadia Mono', 'Segoe UI Mono', 'DejaVu Sans Mono', Menlo, monospace;
    font-size: max(16px, 1em);
  }
  .code-boxes, .code-field { --pitch: min(2.75em, calc(100cqi / var(--boxes))); }
  .code-boxes {
    display: flex; block-size: 100%; inline-size: calc(var(--boxes) * var(--pitch)); overflow: clip;
    overflow-clip-margin: 0.2em;
  }
  .code-box {
    box-sizing: border-box; inline-size: calc(var(--pitch) - 0.3em); margin-inline-end: 0.3em;
    border: 1.5px solid var(--smoc-field-line); border-radius: min(0.6em, var(--smoc-radius));
    background: var(--smoc-field-ground);
  }
  /* The characters stand in the boxes by the room between them; the last one needs some beyond, or the field would scroll. */
  .code-line > .code-field {
    position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: calc((var(--boxes) + 1) * var(--pitch));
    min-block-size: 0; padding: 0;
    padding-inline-start: calc((var(--pitch) - 0.3em - 1ch) / 2); border: 0; background: none; font: inherit;
    font-size: inherit; letter-spacing: calc(var(--pitch) - 1ch);
    text-align: start; clip-path: inset(-0.3em var(--pitch) -0.3em -0.3em);
  }
  .code-line > .code-field:focus-visible { outline: none; }
  .code-line ~ .send { margin-inline-start: auto; }
  .code-line:focus-within .code-box { border-color: var(--smoc-focus); box-shadow: inset 0 0 0 0.5px var(--smoc-focus); }
  .code-line:has([aria-invalid='true']) .code-box { border-color: var(--smoc-error); }
  .code-line:focus-within:has([aria-invalid='true']) .code-box { box-shadow: 0 0 0 1.5px var(--smoc-focus); }
  .resend { display: flex; align-items: center; flex-wrap: wrap; }
  .resend > .button { inline-size: auto; }
  .resend > .button:disabled { opacity: 0.65; cursor: default; }
  .resend-time { color: var(--smoc-muted); font-variant-numeric: tabular-nums; }
  @media (forced-colors: active) {
    .code-line:focus-within .code-box { outline: 2px solid Highlight; outline-offset: -2px; }
    .resend > .button:disabled { color: GrayText; opacity: 1; }
  }
`;
