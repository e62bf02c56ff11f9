import { css } from 'lit';

export const formStyles = css`
  input, textarea { font: inherit; margin: 0; }
  .dock {
    padding: 0.6em max(0.75em, 50% - 23em, env(safe-area-inset-left), env(safe-area-inset-right)) max(0.6em, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--smoc-line); background: var(--smoc-ground);
  }
  .line { display: flex; align-items: end; gap: 0.5em; }
  .line > .button { flex: auto; }
  .line:has(> .button) { flex-wrap: wrap; }
  .field {
    flex: 99 9em; inline-size: 100%; min-inline-size: 0; min-block-size: 2.75em; padding: 0.6em 0.9em;
    border: 1.5px solid var(--smoc-field-line); border-radius: min(1.4em, var(--smoc-radius));
    background: var(--smoc-field-ground); color: var(--smoc-field-text); font-size: max(16px, 1em); line-height: 1.3;
    appearance: none; scroll-margin-block: 4em;
  }
  textarea.field { field-sizing: content; max-block-size: 9em; resize: none; }
  .field::placeholder { color: var(--smoc-muted); opacity: 1; }
  .field:focus-visible { outline-offset: 0; border-color: transparent; }
  .field[aria-invalid='true'] { border-color: var(--smoc-error); }
  .error, .hint { padding-inline: 0.3em; font-size: 0.875em; color: var(--smoc-muted); }
  :is(.error, .hint):empty { display: none; }
  .error { margin-block: 0.35em 0.1em; color: var(--smoc-error); }
  .hint { margin-block-end: 0.35em; }
  .unit { align-self: center; color: var(--smoc-muted); }
  .send { border-radius: min(1.4em, var(--smoc-radius)); background: var(--smoc-button-ground); color: var(--smoc-button-text); }
  :dir(rtl) > .field { text-align: right; }
  :dir(rtl) > .send svg { scale: -1 1; }
  .label { display: block; margin: 0 0.1em 0.3em; font-size: 0.9375em; font-weight: 600; }
  .label .small { font-weight: 400; }
  .more { padding-inline-start: 2.1em; }
  .box {
    display: flex; align-items: flex-start; gap: 0.6em; padding: 0.6em 0.25em; min-block-size: 2.75em; line-height: 1.4;
    cursor: pointer;
  }
  .box > input { flex: none; inline-size: 1.4em; block-size: 1.4em; accent-color: var(--smoc-button-ground); }
  .box.consent { font-size: 0.9375em; padding-block: 0.25em; min-block-size: 0; }
  .box [aria-invalid='true'] { outline: 0.15em solid var(--smoc-error); outline-offset: 0.125em; border-radius: 0.2em; }
  .box [aria-invalid='true']:focus-visible { outline-color: var(--smoc-focus); }
  [hidden] { display: none !important; }
`;
