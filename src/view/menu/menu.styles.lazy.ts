import { css } from 'lit';

/** The list hangs below the header, over the transcript: nothing moves when it opens. */
export const menuStyles = css`
  header { position: relative; z-index: 1; }
  .menu > .menu-list {
    position: absolute; inset-block-start: calc(100% + 0.4em); inset-inline-end: 0.6em; inline-size: max-content;
    max-inline-size: min(22em, 100% - 1.2em); max-block-size: calc(100dvh - 5.5em); overflow: auto; gap: 0;
    padding: 0.4em;
    color: var(--smoc-text); box-shadow: var(--smoc-shadow);
  }
  .menu-entry {
    display: flex; align-items: center; gap: 0.75em; inline-size: 100%; min-block-size: max(2.75em, 44px);
    padding: 0.4em 0.75em; border: 0; border-radius: min(0.75em, var(--smoc-radius)); background: none; color: inherit;
    text-align: start; line-height: 1.3; cursor: pointer;
  }
  .menu-entry.is-sure { color: var(--smoc-error); font-weight: 600; }
  .menu-list > .small { padding: 0.3em 0.75em 0.6em; max-inline-size: 24em; }
  header .menu-entry:focus-visible { outline-color: var(--smoc-focus); outline-offset: -2px; }
  @media (hover: hover) { .menu-entry:hover { background: var(--smoc-bot-ground); color: var(--smoc-bot-text); } }
  @media (forced-colors: active) { .menu > .menu-list { border: 1px solid; } .menu-entry:hover { color: Highlight; } }
  @media (prefers-reduced-motion: no-preference) { .menu[open] > .menu-list { animation: in 0.15s ease-out; } }
`;
