import { css } from 'lit';

export const fileStyles = css`
  .drop {
    display: grid; gap: 0.5em; padding: 0.9em; border: 1.5px dashed var(--smoc-field-line);
    border-radius: min(0.75em, var(--smoc-radius));
  }
  .over > .drop { border-style: solid; border-color: var(--smoc-button-ground); background: var(--smoc-bot-ground); }
  .drop .choose { flex: 1 1 auto; }
  .choose { position: relative; cursor: pointer; }
  /* A finger neither drops nor pastes a file. */
  @media (hover: none) and (pointer: coarse) { .by-mouse { display: none; } }
  .choose:has(:focus-visible) { outline: 0.15em solid var(--smoc-focus); outline-offset: 0.125em; }
  .file-list { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5em; margin: 0; padding: 0; list-style: none; }
  .file { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.6em; align-items: center; }
  .thumb {
    display: grid; place-items: center; inline-size: 3em; block-size: 3em; overflow: hidden;
    border-radius: min(0.5em, var(--smoc-radius)); background: var(--smoc-bot-ground); color: var(--smoc-muted);
  }
  .thumb > * { grid-area: 1 / 1; }
  .thumb > img { inline-size: 100%; block-size: 100%; object-fit: cover; }
  .file-words { display: grid; gap: 0.15em; }
  .file-name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
  .file .small svg { inline-size: 1em; block-size: 1em; vertical-align: -0.15em; color: var(--smoc-good); }
  .file .bad { color: var(--smoc-error); }
  .file progress { inline-size: 100%; block-size: 0.4em; accent-color: var(--smoc-button-ground); }
  .file-buttons { display: flex; }
  .file .icon { color: inherit; }
  @media (hover: hover) { .choose:hover { --_ring: 0.125em; box-shadow: inset 0 0 0 var(--_ring); } }
  @media (forced-colors: active) { .over > .drop { border-color: Highlight; } .file .bad { font-weight: 600; } }
`;
