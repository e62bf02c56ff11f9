/*
 * Forms that a look may name, as rules of our own: nothing of a theme's text comes into them. The first form of each list is how the chat
 * looks anyway. They stand before the sheets of later chunks, hence `.panel` in front of each selector.
 *
 * They are texts, for whoever checks a theme (the author's panel, the command line) reads them too and is to bring no Lit along.
 */

/** The text of the rules; by this name of the tag the build knows that it may shorten it. */
const css = (rules: TemplateStringsArray): string => rules.join('');

const none = '';

export const forms = {
  bubble: {
    tail: none,
    round: css`
      .panel .bubble, .panel .own .bubble { padding-inline: 1.1em; border-radius: min(1.5em, var(--smoc-radius)); }
    `,
    letter: css`
      .panel .bubble { padding-inline: 1em; border-radius: min(0.2em, var(--smoc-radius)); }
      .panel .bot .bubble { border-radius: 0; border-inline-start: 2px solid var(--smoc-option-line); }
      .panel .own .bubble { border-radius: min(0.2em, var(--smoc-radius)); }
      .panel :is(.option, .button) { font-weight: 400; }
      .panel .name { letter-spacing: 0.06em; font-variant-caps: all-small-caps; font-size: 1em; line-height: 1.2; }
    `,
  },
  depth: {
    flat: none,
    raised: css`
      .panel :is(.bot .bubble, .card, .option, .picture) {
        box-shadow: 0 0.1em 0.6em color-mix(in srgb, var(--smoc-text) 14%, transparent), inset 0 0 0 var(--_ring, 0);
      }
    `,
    sticker: css`
      .panel :is(.bubble, .card, .picture, .option, .button:not(.quiet), .send) {
        border: 2px solid var(--smoc-option-line);
        box-shadow: 0 0.2em 0 var(--smoc-option-line), inset 0 0 0 var(--_ring, 0);
      }
      .panel .field { border-width: 2px; }
      .panel :is(.option, .button) { font-weight: 700; }
      .panel :is(.option, .button:not(.quiet), .send):active { translate: 0 0.2em; box-shadow: none; }
      .panel .row { margin-block-start: calc(0.55em * var(--smoc-density)); }
      .panel .first { margin-block-start: var(--_gap); }
      .panel #m1 { margin: 0; }
    `,
  },
  choices: {
    chips: none,
    rows: css`
      .panel .ask > .options:not(.pictures) { flex-direction: column; align-items: stretch; gap: 0; }
      .panel .ask > .options:not(.pictures) > .option {
        justify-content: space-between; min-block-size: 3.1em; margin-block-end: -1px; border-width: 1px;
        border-radius: 0;
      }
      .panel .ask > .options:not(.pictures) > .option::after { content: '\\203a' / ''; font-size: 1.3em; line-height: 1; }
    `,
  },
  header: {
    bar: none,
    round: css`
      .panel header { min-block-size: 4.4em; padding-inline-start: 1.5em; border-radius: 0 0 2em 2em; }
      .panel header > .icon { margin-inline-end: 0.5em; }
      :host([mode]) .window .close { inset-block-start: 0.8em; }
      .panel .brand { font-size: 1.15em; }
    `,
    letterhead: css`
      .panel header {
        position: relative; justify-content: flex-end; min-block-size: 4.6em;
        border-block-end: 3px double var(--smoc-option-line);
      }
      .panel .brand { position: absolute; inset: 0 3.25em; display: grid; place-content: center; text-align: center; pointer-events: none; }
      .panel .brand img { block-size: 2em; object-fit: contain; }
      /* On the other side, so that the name keeps its middle. */
      .panel .contact { order: -1; margin-inline: -0.7em auto; }
      .panel .contact > .card { inset-inline: 0.6em auto; }
      .panel .contact > summary { padding-inline: 0.75em; }
      .panel .contact > summary > span { position: absolute; clip-path: inset(50%); }
      :host([mode]) .window .close { inset-block-start: 0.9em; }
      /* On phones a window has a second button in its header: what weighs up against it gives way before the name does. */
      @media (max-width: 560px), (max-height: 440px) {
        .window .panel .brand { inset-inline: 3.5em 6.5em; display: flex; align-items: center; justify-content: center; }
        .window .brand::before { content: ''; flex: 0 99 3em; }
      }
    `,
  },
  avatar: {
    round: none,
    square: css`
      .panel .avatar { border-radius: min(0.2em, var(--smoc-radius)); }
    `,
    none: css`
      .panel .avatar { display: none; }
      .panel .bot { padding-inline-start: 0; }
      .panel .ask { padding-inline-start: 0; }
    `,
  },
} as { readonly [key: string]: { readonly [form: string]: string } };

/** For a look with a font of its own for names and headings. */
export const displayRule = css`
  .panel :is(.brand, .name, .card-head, .worth, .badge) { font-family: var(--smoc-display); }
`;

/** For a background that is drawn in small pieces, not as one. */
export const patternRule = css`
  .panel { background-size: var(--smoc-background-size); }
`;
