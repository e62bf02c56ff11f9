import type { Theme, ThemeProblem } from './theme.ts';
import { parseColor, toHex, fromOklch, toOklch } from './color.lazy.ts';
import { readLook } from './read-look.lazy.ts';

/**
 * The same rules as in `tokens.styles.ts`, and one that lets the `scheme` attribute win over a theme that is dark by
 * itself. The last one keeps a logo on the ground that it was drawn for where the system chooses the colours.
 */
const RULES = `
  :host {}
  @media (prefers-color-scheme: dark) { :host(:not([scheme=light])) {} }
  :host([scheme=dark]) {}
  :host([scheme=light]) {}
  @media (forced-colors: active) { .brand img { forced-color-adjust: none; background: var(--smoc-header-ground) } }`;

/**
 * Writes a theme's look into `sheet`, replacing what the last theme wrote there. Put the sheet after `tokens` in `adoptedStyleSheets`.
 * Values go in one by one through CSSOM, as values only; forms are rules of our own. A page's own `smoc-chat { --smoc-…: … }` still wins.
 *
 * @param base absolute address that relative ones in the theme start from; default: the page's. `loadTheme` has made them absolute already.
 * @returns what could not be used as it stands; empty if all is well
 */
export function applyTheme(theme: Theme, sheet: CSSStyleSheet, base = document.baseURI): ThemeProblem[] {
  const {
    sheet: { scheme, both, light, dark, forms },
    problems,
  } = readLook(theme.look, base);
  sheet.replaceSync(RULES + forms);
  const [host, media, forcedDark, forcedLight] = [...sheet.cssRules] as [
    CSSStyleRule,
    CSSMediaRule,
    CSSStyleRule,
    CSSStyleRule,
  ];
  const isFixed = scheme !== 'auto';
  const write = (rule: CSSStyleRule, name: 'light' | 'dark', isSaid: boolean) => {
    for (const [property, value] of Object.entries(name === 'dark' ? dark : light))
      rule.style.setProperty(property, value);
    rule.style.setProperty('--_scheme', name);
    // Else the element goes on inheriting what the page says, by which the page's scheme is known.
    if (isSaid) rule.style.setProperty('color-scheme', name);
  };
  for (const [property, value] of Object.entries(both)) host.style.setProperty(property, value);
  write(host, scheme === 'dark' ? 'dark' : 'light', isFixed);
  write(media.cssRules[0] as CSSStyleRule, scheme === 'light' ? 'light' : 'dark', isFixed);
  write(forcedDark, 'dark', true);
  write(forcedLight, 'light', true);
  return problems;
}

/** Colours of a brand's confetti, as `#rrggbb`: the theme's own, else bright shades of its two colours. Empty if it has neither. */
export function celebrationColors(theme: Theme): string[] {
  const own = (theme.celebrate?.colors ?? [])
    .map(parseColor)
    .filter((rgb) => rgb !== undefined)
    .map(([r, g, b]) => toHex([r, g, b, 1]));
  if (own.length > 0) return own;
  return [theme.look?.accent, theme.look?.color].flatMap((color) => {
    const rgb = parseColor(color);
    if (!rgb) return [];
    const [, chroma, hue] = toOklch(rgb);
    return [0.62, 0.72, 0.84].map((lightness) =>
      toHex(fromOklch([lightness, chroma < 0.03 ? chroma : Math.max(chroma, 0.13), hue])),
    );
  });
}
