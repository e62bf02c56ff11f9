import { css } from 'lit';

/*
 * What the first message and its question look like; everything else brings its own sheet when it comes, and nothing
 * that stands moves then. Everything inherited is cut off at the panel, so that the page's rules end there. Sizes are
 * em of the panel's font size. A page of 64 messages that is off screen costs neither layout nor paint.
 */
export const panelStyles = css`
  .panel {
    all: initial; user-select: text; -webkit-user-select: text; overflow-wrap: anywhere; display: flex;
    flex-flow: column; contain: layout paint; block-size: 100%; border-radius: var(--smoc-radius);
    font: var(--smoc-size)/1.45 var(--smoc-font); color: var(--smoc-text);
    background: var(--smoc-background) center/cover var(--smoc-ground);
    --_gap: calc(1em * var(--smoc-density)); --_round: min(1.15em, var(--smoc-radius));
  }
  * { box-sizing: border-box; }
  button { font: inherit; color: inherit; }
  p { margin: 0; }
  a { color: var(--smoc-link); }
  .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; overflow: clip; clip-path: inset(50%); }
  header {
    display: flex; align-items: center; min-block-size: 3.5em; padding-block: 0.35em; padding-inline: 1.1em 0.4em;
    background: var(--smoc-header-ground); color: var(--smoc-header-text);
  }
  .brand { flex: 1; font-weight: 600; }
  .brand img { display: block; block-size: 1.75em; }
  .scroll { flex: 1; overflow: hidden auto; padding: var(--_gap) max(50% - 23em, var(--_gap)); }
  .notice { margin-block-end: 1.25em; text-align: center; font-size: 0.8125em; color: var(--smoc-muted); }
  .row {
    position: relative; inline-size: fit-content; max-inline-size: min(88%, 34em);
    margin-block-start: calc(0.3em * var(--smoc-density));
  }
  .first, .ask { margin-block-start: var(--_gap); }
  #m1 { margin: 0; }
  .bot { padding-inline-start: 2.5em; }
  .closed { content-visibility: auto; contain-intrinsic-size: auto 300em; }
  .stretch.closed { contain-intrinsic-size: auto 19200em; }
  .name { display: block; font-size: 0.8125em; color: var(--smoc-muted); margin-block-end: 0.2em; }
  .avatar {
    position: absolute; inset-block-start: 1.35em; inset-inline-start: 0; display: grid; place-items: center;
    inline-size: 2em; block-size: 2em; overflow: hidden;
    border-radius: 50%; padding: 1px; background: var(--smoc-own-ground) content-box; color: var(--smoc-own-text);
  }
  .bubble {
    inline-size: fit-content; padding: 0.55em 0.9em; border-radius: var(--_round); background: var(--smoc-bot-ground);
    color: var(--smoc-bot-text);
    white-space: pre-line;
  }
  .picture { border-radius: var(--_round); overflow: hidden; }
  .picture :is(img, canvas) { display: block; inline-size: 28em; max-inline-size: 100%; aspect-ratio: 3 / 2; object-fit: cover; }
  .ask { padding-inline-start: 2.5em; }
  /* A phone that is zoomed to twice its size: all room is for words. */
  @media (max-width: 16em) {
    .avatar { display: none; }
    .row:is(.bot, .ask), .ask { padding-inline-start: 0; max-inline-size: 100%; }
  }
  .options { display: flex; flex-wrap: wrap; gap: calc(0.5em * var(--smoc-density)); }
  .option, .button {
    display: inline-flex; align-items: center; min-block-size: 2.75em; max-inline-size: 100%; padding: 0.5em 1.1em;
    border-radius: min(1.4em, var(--smoc-radius));
    border: 1.5px solid var(--smoc-option-line); background: var(--smoc-option-ground); color: var(--smoc-option-text);
    font-weight: 600; line-height: 1.3;
    text-align: start;
  }
`;
