import { unsafeCSS } from 'lit';
import { cssText } from '../shared/css-text.ts';
import { modesAbovePage } from '../shared/option-values.ts';

const abovePage = modesAbovePage.map((mode) => `[mode=${mode}]`).join();

/** What is needed from the visitor's first act on: their bubbles, focus, motion, the way down. Nothing here moves what stands already. */
export const interactionStyles = unsafeCSS(cssText`
  .sr { white-space: nowrap; }
  :host([mode=page]) .panel { border-radius: 0; }
  .brand img { max-inline-size: 100%; }
  .options { max-inline-size: 34em; }
  .option, .button { gap: 0.5em; }
  .button { justify-content: center; }
  :host { min-inline-size: 0; }
  .panel { color-scheme: var(--_scheme); -webkit-text-size-adjust: 100%; -webkit-tap-highlight-color: transparent; }
  .avatar { font-weight: 600; }
  .avatar img { position: absolute; inline-size: 100%; block-size: 100%; object-fit: cover; }
  .bubble { border-start-start-radius: 0.3em; }
  a.button, a.option { text-decoration: none; }
  .picture { background: var(--smoc-bot-ground); }
  svg {
    inline-size: 1.25em; block-size: 1.25em; flex: none; fill: none; stroke: currentcolor; stroke-width: 2;
    stroke-linecap: round; stroke-linejoin: round;
  }
  .icon {
    display: grid; place-items: center; flex: none; inline-size: 2.75em; block-size: 2.75em; padding: 0; border: 0;
    border-radius: 50%; background: none;
  }
  .typing { display: flex; gap: 0.3em; padding-block: 1em; }
  .typing i { inline-size: 0.45em; block-size: 0.45em; border-radius: 50%; background: var(--smoc-muted); }
  small { display: block; font-weight: 400; color: var(--smoc-muted); }
  .quiet { padding-inline: 0.6em; border-color: transparent; background: none; color: var(--smoc-link); }
  button, .button, .option { touch-action: manipulation; cursor: pointer; }
  /* Keeps a press that slides off from selecting text, which the next press would drag away. */
  button, summary { user-select: none; -webkit-user-select: none; }
  a { text-underline-offset: 0.15em; border-radius: 0.2em; }
  :focus { outline: none; }
  :focus-visible { outline: 0.15em solid var(--smoc-focus); outline-offset: 0.125em; }
  header :focus-visible { outline-color: currentcolor; outline-offset: -0.3em; }
  .sure { position: absolute; justify-self: end; outline: inherit; outline-offset: inherit; }
  .scroll {
    scroll-padding-block-end: 4.5em; overscroll-behavior: contain; scrollbar-width: thin;
    scrollbar-color: var(--smoc-line) transparent;
  }
  .scroll:focus-visible { outline-offset: -0.3em; border-radius: var(--_round); }
  .row:is(.reward, .share, .open, .celebrate, .image) { margin-block-end: calc(0.5em * var(--smoc-density)); }
  .own { margin-inline-start: auto; }
  .own .bubble {
    border-radius: var(--_round); border-end-end-radius: 0.3em; background: var(--smoc-own-ground);
    color: var(--smoc-own-text);
  }
  .own .bubble a { color: inherit; }
  .said-label { unicode-bidi: isolate; }
  .change {
    position: absolute; inset-block-end: 0; inset-inline-end: calc(100% + 0.2em); inline-size: 2.25em;
    block-size: 2.25em; color: var(--smoc-muted);
  }
  .change svg { inline-size: 1em; block-size: 1em; }
  .own.answer:has(.asked) .change { inset-inline: 2.5em auto; }
  .bubble.open { outline: 0.15em solid var(--smoc-focus); outline-offset: 0.125em; }
  .changing { margin-block-end: 0.5em; font-size: 0.9375em; color: var(--smoc-muted); }
  .leave { margin-block-start: 0.25em; margin-inline-start: -0.6em; }
  .changing strong { display: block; color: var(--smoc-text); }
  .primary { border-color: transparent; background: var(--smoc-button-ground); color: var(--smoc-button-text); }
  .tail { block-size: 1px; margin-block-start: -1px; }
  .sight { position: absolute; inset-inline: 0; visibility: hidden; pointer-events: none; scroll-margin-block: 0.75em; }
  .menu > summary { min-inline-size: 44px; min-block-size: 44px; list-style: none; cursor: pointer; }
  .menu > summary::-webkit-details-marker { display: none; }
  .end { position: relative; }
  /* A thumb meets it, though it takes little room: it lies over the gap below the options. A low screen has no room for it at all. */
  .or-type {
    position: relative; inline-size: 100%; min-block-size: 44px; align-items: end; margin-block-start: -1.2em;
    padding-block: 0 0.3em; border-width: 0; border-radius: 0;
    background: linear-gradient(transparent 1.2em, var(--smoc-ground) 1.2em); font-size: 0.875em; font-weight: 400;
  }
  @media (max-height: 460px) { .or-type { display: none; } }
  .asked-back > .options + .options, .asked-back > form + .options { margin-block-start: 0.5em; }
  /*
   * In the page's text, where the box is cut off by the edge of the screen, composer and hint stand at that edge, as
   * long as something of the transcript is above them.
   */
  @media not print {
    :host(:not(${abovePage})) .panel:not(.low) > .scroll { margin-block-end: -14em; }
    :host(:not(${abovePage})) .panel:not(.low) > .end { position: sticky; inset-block-end: 0; margin-block-start: 14em; }
  }
  .latest {
    position: absolute; z-index: 1; inset-block-end: calc(100% + 0.75em); inset-inline: 0; margin-inline: auto;
    inline-size: fit-content; max-inline-size: calc(100% - 1.5em);
    padding-inline: 0.9em 1.1em; border-radius: 1.4em; box-shadow: var(--smoc-shadow);
    /* It moves what it lies on. */
    touch-action: none;
  }
  .small-way {
    inset-inline: auto max(0.75em, 50% - 23em); inline-size: 2.75em; padding: 0.7em; gap: 1em; justify-content: start;
    overflow: hidden; white-space: nowrap; border-radius: 50%;
  }
  @media (hover: hover) {
    .option:hover, .button:hover, .icon:hover { --_ring: 0.125em; box-shadow: inset 0 0 0 var(--_ring); }
    .bubble.possible { cursor: pointer; }
    .row:not(:hover) > .change:not(:focus-visible) { clip-path: inset(50%); }
  }
  @media (prefers-reduced-motion: no-preference) {
    .new { animation: in 0.24s ease-out; }
    .typing i { animation: dot 1.2s infinite ease-in-out; }
    .typing i + i { animation-delay: 0.15s; }
    .typing i + i + i { animation-delay: 0.3s; }
    .option, .button, .icon { transition: box-shadow 0.15s; }
    .spinner { animation: turn 0.9s linear infinite; }
  }
  @keyframes in { from { opacity: 0; translate: 0 0.5em; } }
  @keyframes turn { to { rotate: 1turn; } }
  @keyframes dot { 0%, 60%, 100% { opacity: 0.35; } 30% { opacity: 1; translate: 0 -0.2em; } }
  /* Too low for three parts: it is scrolled as a whole, and the composer comes after its question. */
  .panel.low { display: block; overflow: hidden auto; overscroll-behavior: contain; scroll-padding-block: 2.75em 0; scrollbar-width: thin; }
  .panel.low > header { position: sticky; inset-block-start: 0; z-index: 2; min-block-size: 2.75em; padding-block: 0; }
  .low > header .contact > summary { block-size: 2.75em; }
  .low .scroll { overflow: visible; scroll-padding: 0; }
  .low > .end { display: contents; }
  .low > .sight { scroll-margin-block: 0; }
  .low .latest {
    position: sticky; inset-block-end: calc(0.5em + var(--_cut, 0px)); display: flex; margin-inline: auto 0.75em;
    touch-action: manipulation;
  }
  :host([mode]) .window:has(> .low) .close { inset-block-start: 0; }
  @media (forced-colors: active) {
    .panel, .bubble, .avatar, .primary, .send, .badge, .bubble pre, .contact[open] > summary { border: 1px solid; }
    header { border-block-end: 1px solid; }
    .typing i { background: CanvasText; }
    :focus-visible, header :focus-visible { outline-color: Highlight; }
    .option:hover, .button:hover { border-color: Highlight; }
    .icon:hover { color: Highlight; }
    .field[aria-invalid='true'] { border-inline-start-width: 0.4em; }
    /* Its gap is all that turns. */
    .spinner { forced-color-adjust: none; border-color: CanvasText; border-inline-end-color: transparent; }
  }
  @media print {
    /* Dark on white whatever the brand and the scheme are, since most printers are told to leave grounds out. */
    .panel, .panel.low {
      display: block; position: static !important; block-size: auto; max-block-size: none !important; overflow: visible;
      contain: none; border-radius: 0; background: none; color-scheme: light;
      --smoc-ground: #fff; --smoc-text: #000; --smoc-muted: #444; --smoc-line: #999; --smoc-bot-ground: #fff;
      --smoc-bot-text: #000; --smoc-own-ground: #fff; --smoc-own-text: #000;
      --smoc-button-ground: #fff; --smoc-button-text: #000; --smoc-option-ground: #fff; --smoc-option-text: #000;
      --smoc-option-line: #666; --smoc-field-ground: #fff; --smoc-field-text: #000;
      --smoc-field-line: #666; --smoc-link: #000; --smoc-error: #000; --smoc-good: #000; color: #000;
    }
    .panel *, .panel *::before, .panel *::after { animation: none !important; transition: none !important; }
    .panel > header { position: static; print-color-adjust: exact; }
    .panel > .scroll { overflow: visible; padding-inline: 0; }
    .closed { content-visibility: visible; }
    .row { break-inside: avoid; }
    .panel .bubble, .avatar, .badge, .primary { border: 1px solid #999; }
    .bubble :is(pre, .table) { overflow: visible; white-space: pre-wrap; }
    .end, .change, .changing, .row:has(> .typing), header > :not(.brand), [part=celebration] { display: none !important; }
  }
`);
