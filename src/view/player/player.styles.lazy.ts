import { css } from 'lit';

export const playerStyles = css`
  .player {
    gap: 0; padding: 0; overflow: hidden; inline-size: min(var(--_width, 28em), var(--_most, 22em) * var(--_ratio, 99));
    min-inline-size: min(13em, 100%);
  }
  .player [hidden] { display: none; }
  .stage { position: relative; display: grid; block-size: var(--_height, auto); aspect-ratio: var(--_ratio, auto); }
  .stage > * { grid-area: 1 / 1; inline-size: 100%; block-size: 100%; min-block-size: 0; border: 0; }
  .stage > :is(video, iframe) { position: absolute; inset: 0; background: #000; }
  .embed > .stage > iframe { background: Canvas; }
  .embed > .stage + .player-words { border-block-start: 1px solid var(--smoc-line); }
  .stage > audio { block-size: 3.4em; padding: 0.4em 0.4em 0; }
  .player-words { display: grid; justify-items: start; gap: 0.3em; padding: 0.7em 0.9em; }
  .player-words:not(:has(> :not([hidden]))) { display: none; }
  .player strong { font-weight: 600; line-height: 1.3; }
  .way-out { padding-block: 0.2em; }
  .still {
    position: relative; display: grid; place-items: center; padding: 0; background: var(--smoc-bot-ground);
    color: var(--smoc-bot-text); cursor: pointer;
  }
  .still > img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
  .still > .from { position: absolute; inset-block-end: 0.6em; inset-inline: 0.9em; font-weight: 600; text-align: center; color: inherit; }
  .still > .press {
    position: relative; display: grid; place-items: center; min-inline-size: 3.5em; min-block-size: 3.5em;
    border-radius: 2em; background: var(--smoc-button-ground); color: var(--smoc-button-text);
    box-shadow: 0 0 0 0.2em color-mix(in srgb, var(--smoc-button-text) 80%, transparent);
  }
  .still > .press svg { inline-size: 1.6em; block-size: 1.6em; }
  .audio .still { grid-template-columns: auto 1fr; gap: 0.9em; padding: 0.7em 0.9em; }
  .audio .still > .press { grid-area: 1 / 1; }
  .audio .still > .from { position: static; grid-area: 1 / 2; text-align: start; }
  .plays svg { fill: currentcolor; }
  .still:focus-visible { outline-offset: -0.3em; }
  .said-words { inline-size: 100%; font-size: 0.9375em; }
  .said-words > summary { min-block-size: 2em; align-content: center; color: var(--smoc-link); cursor: pointer; }
  .said-words > div { padding-block-start: 0.3em; white-space: pre-line; }
  @media (hover: hover) {
    .still:hover > .press { box-shadow: 0 0 0 0.3em var(--smoc-button-text); }
  }
  @media (forced-colors: active) {
    .still, .still > .press { border: 1px solid; }
    .still:hover > .press { border-color: Highlight; }
  }
  @media print {
    .still > .press { display: none; }
  }
`;
