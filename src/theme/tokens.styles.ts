import { unsafeCSS } from 'lit';
import { cssText } from '../shared/css-text.ts';

/*
 * All looks hang on these custom properties; a page overrides any of them: `smoc-chat { --smoc-color: #0a7d5a }`.
 * Few brand tokens feed the role tokens; parts of the chat read roles. `scheme="light"` or `scheme="dark"` on the element
 * forces a scheme, else the page's own `color-scheme` decides, else the visitor's system (page-scheme.ts changes the
 * media rules). Pairs that must be readable: `pairs.ts`.
 */

const dark = cssText`
  --_scheme: dark;
  --smoc-ground: #12141d;
  --smoc-text: #eceef6;
  --smoc-muted: #a5a9bb;
  --smoc-line: #2f3342;
  --smoc-bot-ground: #222532;
  --smoc-field-ground: #191c27;
  --smoc-field-line: #74788c;
  --smoc-link: #b0bcff;
  --smoc-error: #ff8277;
  --smoc-good: #6cd092;
  --smoc-shadow: 0 8px 32px #000a;
`;
const darkLink = cssText`--smoc-link: oklch(from var(--smoc-accent) max(l, .8) c h);`;

/** Black or white, whichever has the better contrast to a ground: the threshold is on the ground's luminance, as WCAG counts it. */
const textOn = (ground: string) => {
  const channel = 'clamp(0,(.179 - .2126*r - .7152*g - .0722*b)*1e5,1)';
  return `--smoc-${ground}-text:color(from var(--smoc-${ground}-ground) srgb-linear ${channel} ${channel} ${channel});`;
};

/** Every token with its default. The first style sheet of the chat; a theme's comes after it. */
export const tokens = unsafeCSS(cssText`
  :host {
    /* The scheme that is worn, for the browser's own controls and scroll bars: the chat's, not to be set. */
    --_scheme: light;

    /* Brand colour: header, the visitor's bubbles. */
    --smoc-color: #3b4cb8;
    /* Buttons, links, focus ring. */
    --smoc-accent: var(--smoc-color);
    /* Corners of the panel; bubbles, buttons and fields follow. */
    --smoc-radius: 16px;
    /* Font family. */
    --smoc-font: system-ui, sans-serif;
    /* Text size in px; everything else is in em, so that the page's root size changes nothing. */
    --smoc-size: 16px;
    /* Room between things, 0.75 to 1.5. */
    --smoc-density: 1;
    /* Pictures or gradients over the ground, behind the messages; they cover it from the middle. */
    --smoc-background: none;

    /* The panel's background. */
    --smoc-ground: #fff;
    /* Text on the panel. */
    --smoc-text: #1b1d29;
    /* Lesser text (hints, times, placeholders) on the panel, in the bot's bubbles and in fields. */
    --smoc-muted: #5d6072;
    /* Dividing lines; they never carry meaning alone. */
    --smoc-line: #e1e3ec;
    /* Behind the header. */
    --smoc-header-ground: var(--smoc-color);
    /* Header text, icons and focus ring. In newer browsers black or white, whichever reads on the header's ground. */
    --smoc-header-text: #fff;
    /* The bot's bubbles. */
    --smoc-bot-ground: #f0f1f8;
    /* Text in the bot's bubbles. */
    --smoc-bot-text: var(--smoc-text);
    /* The visitor's bubbles. */
    --smoc-own-ground: var(--smoc-color);
    /* Text and links in the visitor's bubbles; follows its ground as in the header. */
    --smoc-own-text: #fff;
    /* The primary button and the launcher. */
    --smoc-button-ground: var(--smoc-accent);
    /* Text and icon of the primary button; follows its ground as in the header. */
    --smoc-button-text: #fff;
    /* A choice. */
    --smoc-option-ground: var(--smoc-field-ground);
    /* Text of a choice. */
    --smoc-option-text: var(--smoc-link);
    /* Outline of a choice. */
    --smoc-option-line: var(--smoc-link);
    /* A field to type in. */
    --smoc-field-ground: #fff;
    /* What is typed. */
    --smoc-field-text: var(--smoc-text);
    /* Outline of a field. */
    --smoc-field-line: #82869b;
    /* Links on the panel and in the bot's bubbles. */
    --smoc-link: var(--smoc-accent);
    /* Focus ring everywhere but in the header. */
    --smoc-focus: var(--smoc-link);
    /* Words and outlines of what is wrong. */
    --smoc-error: #c22826;
    /* What has worked. */
    --smoc-good: #007742;
    /* Under the floating panel. */
    --smoc-shadow: 0 8px 32px #0d102626;
  }
  @supports (color: color(from red srgb-linear r g b)) {
    :host {
      ${textOn('header')}${textOn('own')}${textOn('button')}
      --smoc-link: oklch(from var(--smoc-accent) min(l, .48) c h);
    }
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([scheme=light])) { ${dark} }
    @supports (color: color(from red srgb-linear r g b)) {
      :host(:not([scheme=light])) { ${darkLink} }
    }
  }
  :host([scheme=light]) { color-scheme: light; }
  :host([scheme=dark]) { color-scheme: dark; ${dark} }
  @supports (color: color(from red srgb-linear r g b)) {
    :host([scheme=dark]) { ${darkLink} }
  }
`);
