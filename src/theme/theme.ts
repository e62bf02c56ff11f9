/** A brand in one JSON file: how it looks, how it speaks, how it celebrates. */
export interface Theme {
  readonly name: string;
  readonly brand?: Brand;
  readonly look?: Look;
  readonly voice?: Voice;
  readonly celebrate?: Celebration;
}

/** A theme as TypeScript knows it from `import theme from './theme.json'`: it forgets which words there are. */
export interface ThemeFile {
  readonly name: string;
  readonly [part: string]: unknown;
}

export interface Brand {
  /** As visitors know it; `{brand}` in the widget's words. */
  readonly name: string;
  /** Address of a picture, relative to the theme file. Shown on `--smoc-header-ground`, which is the brand colour in both schemes. */
  readonly logo?: string;
  readonly bot?: { readonly name: string; readonly avatar?: string };
  /** An always available way to a person: an https, mailto, tel or sms address. */
  readonly contact?: string;
}

/** One value for both schemes, or one for each. */
export type Schemed = string | { readonly light?: string; readonly dark?: string };

export interface Look {
  /** Brand colour, opaque: header and the visitor's bubbles. Everything else is derived from it and `accent`. Default: the widget's own. */
  readonly color?: string;
  /** Buttons, links, focus ring. Default: `color`. */
  readonly accent?: string;
  /** Default `auto`: as the page says, else as the visitor's system does. The element's `scheme` attribute wins. */
  readonly scheme?: Scheme;
  /** Corners of the panel in px, 0 to 40; bubbles and buttons follow. Default 16. */
  readonly radius?: number | string;
  /** A font family list. The page loads the font; the chat only names it. */
  readonly font?: string;
  /** Another one for names and headings: the header, who speaks, the cards. Default: `font`. */
  readonly display?: string;
  /** Text size in px, 12 to 24; everything else is in em. Default 16. */
  readonly size?: number | string;
  /** Room between things, 0.75 (tight) to 1.5 (airy). Default 1. */
  readonly density?: number | string;
  /**
   * Behind the messages: a linear-gradient of colours, `dots`, `stripes` or `lines` in one colour (`dots #ece4ff`), or
   * the address of a picture.
   */
  readonly background?: Schemed;
  /**
   * `tail` (default): one small corner points at the speaker. `round`: all corners alike. `letter`: set as on a page,
   * with a rule beside it.
   */
  readonly bubble?: 'tail' | 'round' | 'letter';
  /** How things lie on the panel: `flat` (default), `raised` by a soft shadow, or cut out as a `sticker`. */
  readonly depth?: 'flat' | 'raised' | 'sticker';
  /** Answers to pick from: `chips` side by side (default), or `rows` of a list, one below the other. */
  readonly choices?: 'chips' | 'rows';
  /** `bar` (default), `round`: higher, with a round lower edge, or `letterhead`: name in the middle over a double rule. */
  readonly header?: 'bar' | 'round' | 'letterhead';
  /** The bot's picture: `round` (default), `square`, or `none`. */
  readonly avatar?: 'round' | 'square' | 'none';
  /**
   * Single role tokens, by bare name: `{"own-ground": "#0b6"}`. Text that would become unreadable on them is moved to
   * the nearest readable shade.
   */
  readonly tokens?: { readonly [role: string]: Schemed };
}

export type Scheme = 'light' | 'dark' | 'auto';

export interface Voice {
  readonly tone?: string;
  /** What happens to emoji in the bot's texts. Default `many`: as written. */
  readonly emoji?: 'none' | 'some' | 'many';
  readonly pace?: string;
  /** The widget's own words, by language or language~tone (`nl~formal`); keys as in `tone/language.ts`. */
  readonly words?: { readonly [language: string]: { readonly [key: string]: string } };
}

export interface Celebration {
  /** Used where the flow only says `"celebrate": true`. Default confetti. */
  readonly kind?: string;
  /** Default: shades of the brand's colours. */
  readonly colors?: readonly string[];
  /** An own piece of confetti: an SVG path drawn in a 24 by 24 box. */
  readonly shape?: string;
}

/** What in a theme could not be used as it stands, and why. The rest of the theme is used. */
export interface ThemeProblem {
  /**
   * `theme-unreachable`: no file. `theme-shape`: not a theme. `theme-value`: value left out. `theme-contrast`: `used` stands in its place.
   * `theme-unknown`: a name that this version does not know, perhaps a later one does; only `checkTheme` looks for it.
   * `theme-silent`: words that show nothing, so that the chat says its own; only `checkTheme` looks for it.
   * `brand-color`: `used` stands where the brand's own colour could not be read; only `checkTheme` looks for it.
   */
  readonly code:
    | 'theme-unreachable'
    | 'theme-shape'
    | 'theme-value'
    | 'theme-contrast'
    | 'theme-unknown'
    | 'theme-silent'
    | 'brand-color';
  /** An error was left out; a warning is used, but not as it was meant. */
  readonly severity: 'error' | 'warning';
  /** Where: `look.color`, `look.tokens.own-text`, `brand.logo` …; `theme` for the whole. */
  readonly token: string;
  readonly value: unknown;
  /** What is wrong. */
  readonly message: string;
  /** How to mend it: what is possible, or the nearest colour that can be read. */
  readonly hint: string;
  /** The colour that stands in for `value`, `#rrggbb`. */
  readonly used?: string;
}
