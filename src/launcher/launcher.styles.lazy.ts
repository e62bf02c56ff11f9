import { css } from 'lit';

/** Launcher and window of a floating chat. Everything inherited is cut off at both, so that the page's rules end there. */
export const launcherStyles = css`
  /* Beside the page, where no box of it is in the way. Where the layer is not raised it is no box, and its children are of the page. */
  .layer { display: contents; }
  .layer:popover-open { all: initial; display: block; position: fixed; inset: 0 auto auto 0; inline-size: 0; block-size: 0; }
  .launcher, .window, .news { all: initial; box-sizing: border-box; font: var(--smoc-size)/1.45 var(--smoc-font); }
  .launcher, .window { color-scheme: var(--_scheme); position: fixed; z-index: 2147483000; box-shadow: var(--smoc-shadow); }
  .launcher {
    inset-block-end: calc(1.25em + 4.25em * var(--_nth, 0)); inset-inline-end: 1.25em; display: grid;
    place-items: center; inline-size: 3.5em; block-size: 3.5em; border-radius: 50%;
    background: var(--smoc-button-ground); color: var(--smoc-button-text); cursor: pointer; touch-action: manipulation;
  }
  .launcher svg, .close svg {
    inline-size: 1.75em; block-size: 1.75em; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round;
    stroke-linejoin: round;
  }
  .launcher:focus-visible { outline: 0.2em solid var(--smoc-focus); outline-offset: 0.2em; }
  .unread {
    position: absolute; inset-block-start: -0.25em; inset-inline-end: -0.25em; min-inline-size: 1.75em;
    padding-inline: 0.35em; box-sizing: border-box; border-radius: 1em;
    /* The same in every brand: news are red. */
    background: #c22826; color: #fff; font-size: 0.8125em; font-weight: 600; line-height: 1.75em; text-align: center;
  }
  .news { position: fixed; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .window {
    display: none; inset-block-end: 5.75em; inset-inline-end: 1.25em; inline-size: min(25em, 100% - 1.5em);
    block-size: min(42em, 76%, 100% - 7em);
    border-radius: var(--smoc-radius); background: var(--smoc-ground); color: var(--smoc-text);
  }
  .window[open] { display: block; }
  .window > .missing { display: grid; gap: 0.75em; justify-items: start; padding: 1.25em; }
  .missing > p { margin: 0; }
  .missing > button {
    min-block-size: 2.75em; padding: 0.5em 1.1em; border: 1.5px solid var(--smoc-option-line);
    border-radius: min(1.4em, var(--smoc-radius)); background: var(--smoc-option-ground);
    color: var(--smoc-option-text); font: inherit; font-weight: 600; cursor: pointer;
  }
  .missing > button:focus-visible { outline: 0.15em solid var(--smoc-focus); outline-offset: 0.125em; }
  .window .close { display: none; }
  /* Over all of the screen the window has a button of its own, and nothing lies on what is written in it. */
  .window:modal ~ .launcher { visibility: hidden; }
  @media (max-width: 560px), (max-height: 440px) {
    .window {
      inset: 0; inline-size: 100%; max-inline-size: none; block-size: 100%; max-block-size: none; border-radius: 0;
      /* Behind clock and camera, where the page goes to the screen's edge. */
      border-block-start: env(safe-area-inset-top, 0px) solid var(--smoc-header-ground);
    }
    .window .panel { border-radius: 0; }
    .window header { padding-inline-end: 3.5em; }
    .window .close {
      all: initial; display: grid; place-items: center; position: absolute; inset-block-start: 0.35em;
      inset-inline-end: 0.35em; inline-size: 2.8em; block-size: 2.8em; border-radius: 50%;
      font-size: var(--smoc-size); color: var(--smoc-header-text); cursor: pointer;
    }
    .window .close:focus-visible { outline: 0.15em solid currentcolor; outline-offset: -0.3em; }
  }
  @media (prefers-reduced-motion: no-preference) {
    .window[open] { animation: arrive 0.18s ease-out; }
    @keyframes arrive { from { opacity: 0; translate: 0 0.75em; } }
  }
  @media (forced-colors: active) {
    .launcher, .unread { border: 1px solid; }
    .launcher:focus-visible, .window .close:focus-visible { outline-color: Highlight; }
  }
  /* On paper stands the page. Where the window is all that is seen, so it is there. */
  @media print {
    .launcher, .news, .window, .window .close { display: none !important; }
    .window:modal {
      display: block !important; position: absolute; inset: 0 0 auto; block-size: auto !important; min-block-size: 100%;
      overflow: visible; box-shadow: none; animation: none; background: #fff;
    }
  }
`;
