import { css } from 'lit';

export const cardStyles = css`
  .card {
    display: grid; gap: 0.6em; inline-size: 26em; max-inline-size: 100%; padding: 0.9em; border: 1px solid var(--smoc-line);
    border-radius: var(--_round); background: var(--smoc-ground);
  }
  .card-head { display: flex; align-items: center; gap: 0.5em; font-size: 1.06em; line-height: 1.3; }
  .card-head svg { color: var(--smoc-link); }
  @media (forced-colors: active) { .card-head svg { color: CanvasText; } }
  .worth { font-weight: 600; }
  .gift { font-size: 1.375em; line-height: 1.25; font-family: var(--smoc-display, inherit); font-weight: 700; }
  .card-head:has(.gift) { align-items: start; }
  .card-head .small { font-weight: 600; }
  .small, .status { font-size: 0.875em; color: var(--smoc-muted); }
  .own.answer:has(.asked) { inline-size: 100%; max-inline-size: none; }
  .asked {
    gap: 0.3em; margin-inline-start: 2.5em; max-inline-size: calc(88% - 2.5em); inline-size: fit-content;
    font-size: 0.9375em; color: var(--smoc-muted);
  }
  .asked ~ .bubble { margin-block-start: calc(0.3em * var(--smoc-density)); margin-inline-start: auto; }
  .own > .read-on { display: block; inline-size: fit-content; margin-inline-start: auto; padding-inline: 0.9em; font-size: 0.875em; }
  .said > .read-on { display: block; font-size: 0.875em; }
  .gone { font-size: 0.875em; font-style: italic; }
  .row:has(.card) { max-inline-size: min(100%, 34em); }
  :is(.card, .code) > .quiet { justify-self: start; margin-inline-start: -0.7em; }
  /* Both words have room, so that nothing moves when one takes the other's place. */
  .copy { display: inline-grid; justify-items: start; }
  .copy > span { grid-area: 1 / 1; display: flex; align-items: center; gap: 0.5em; }
  .copied { animation: copied 2.4s; }
  .copy:not(.copied) > .is-copied, .copied > .to-copy { visibility: hidden; }
  @keyframes copied { from { opacity: 0.99; } }
  .status { display: flex; gap: 0.4em; }
  .status > :is(svg, .spinner) { margin-block: 0.1em; }
  .status.good svg { color: var(--smoc-good); }
  .status.bad { color: var(--smoc-error); }
  .spinner { inline-size: 1em; block-size: 1em; border: 2px solid; border-inline-end-color: transparent; border-radius: 50%; }
  .badge {
    display: flex; align-items: center; gap: 0.5em; inline-size: fit-content; padding: 0.4em 0.9em; border-radius: 2em; font-weight: 600;
    background: var(--smoc-button-ground); color: var(--smoc-button-text);
  }
  .badge svg { fill: currentcolor; stroke: none; }
`;
