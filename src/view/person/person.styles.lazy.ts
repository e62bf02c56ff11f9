import { css } from 'lit';

/** The list hangs below the header, over the transcript: nothing moves when it opens. */
export const personStyles = css`
  header { position: relative; z-index: 1; }
  .brand img { object-fit: contain; object-position: 0; }
  .contact { flex: none; }
  .contact > summary {
    display: flex; align-items: center; gap: 0.4em; inline-size: auto; block-size: 3em; padding: 0 0.75em;
    border-radius: 1.4em; font-size: 0.9375em; cursor: pointer;
  }
  .contact > summary::-webkit-details-marker { display: none; }
  .contact[open] > summary { box-shadow: inset 0 0 0 0.125em; }
  .contact > .card {
    position: absolute; inset-block-start: calc(100% + 0.4em); inset-inline-end: 0.6em; inline-size: max-content;
    max-inline-size: min(22em, 100% - 1.2em); max-block-size: calc(100dvh - 5.5em); overflow: auto; gap: 0.3em;
    padding: 0.9em 1.1em;
    color: var(--smoc-text); box-shadow: var(--smoc-shadow);
  }
  @media (min-height: 441px) { .contact > .card { max-block-size: calc(100dvh - 12.5em); } }
  @media (max-width: 350px) { .contact > summary > span { position: absolute; clip-path: inset(50%); } }
  .hours > span { display: block; }
  .ways { margin: 0; padding: 0; list-style: none; }
  .ways a { display: flex; align-items: center; gap: 0.6em; min-block-size: 2.75em; }
  header .ways :focus-visible { outline-color: var(--smoc-focus); outline-offset: 0; }
  @media (prefers-reduced-motion: no-preference) { .contact[open] > .card { animation: in 0.15s ease-out; } }
`;
