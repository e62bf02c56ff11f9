import type { Role } from './pairs.ts';
import { colorRule, contrast, fromOklch, nearestAccessible, parseColor, toHex, toOklch } from './color.lazy.ts';
import { pairs } from './pairs.ts';

export { contrast, nearestAccessible } from './color.lazy.ts';

/** One scheme's colours, opaque `#rrggbb`. */
export type Colors = Record<Role, string>;
export interface Palette {
  light: Colors;
  dark: Colors;
}

/** Lightness, chroma and hue changed where named. */
function shade(color: string, change: { l?: number | ((l: number) => number); c?: number; h?: number }): string {
  const [l, c, h] = toOklch(parseColor(color) ?? [0, 0, 0, 1]);
  const lightness = typeof change.l === 'function' ? change.l(l) : (change.l ?? l);
  return toHex(fromOklch([lightness, Math.min(c, change.c ?? c), change.h ?? h]));
}

/** Text for a ground: white if it reads, else the ground's own hue, nearly black, else black. */
function textOn(ground: string): string {
  const ink = shade(ground, { l: 0.2, c: 0.04 });
  return ['#ffffff', ink].find((text) => contrast(text, ground) >= 4.5) ?? '#000000';
}

/**
 * A brand colour as a ground. One that misses white text by a hair is darkened by that hair (at most 0.05 in lightness):
 * nobody sees that shift, everybody sees black text on a blue button.
 */
function groundOf(color: string): string {
  const readable = nearestAccessible(color, '#ffffff', 4.5);
  const moved = toOklch(parseColor(color) ?? [0, 0, 0, 1])[0] - toOklch(parseColor(readable) ?? [0, 0, 0, 1])[0];
  return moved <= 0.05 ? readable : color;
}

const between = (low: number, high: number) => (l: number) => Math.min(high, Math.max(low, l));

/**
 * A whole accessible palette from one or two brand colours: every pair in `pairs.ts` holds in both schemes, whatever the colours are.
 * Neutral grounds and texts carry a trace of the brand's hue; `color` is kept exactly where it is a ground in the light
 * scheme, but for the hair in `groundOf`. Throws a TypeError for what is no opaque colour.
 *
 * @param brand.color the brand colour: header, the visitor's bubbles
 * @param brand.accent buttons, links, focus; default `color`
 */
export function paletteFrom(brand: { color: string; accent?: string }): Palette {
  const [color, accent] = [brand.color, brand.accent ?? brand.color].map((value) => {
    const rgb = parseColor(value);
    if (!rgb || rgb[3] < 1) throw new TypeError(`"${value}" is not an opaque colour: it must be ${colorRule}.`);
    return toHex(rgb);
  }) as [string, string];
  const tint = (l: number, c: number) => shade(color, { l, c });
  const red = (l: number) => toHex(fromOklch([l, 0.19, 27]));
  const green = (l: number) => toHex(fromOklch([l, 0.13, 155]));

  const light = mend({
    ground: '#ffffff',
    text: tint(0.22, 0.03),
    muted: tint(0.5, 0.025),
    line: tint(0.91, 0.012),
    'header-ground': groundOf(color),
    'header-text': '#ffffff',
    'bot-ground': tint(0.958, 0.012),
    'bot-text': tint(0.22, 0.03),
    // A bubble as pale as the panel would have no edge.
    'own-ground': nearestAccessible(groundOf(color), '#ffffff', 1.25),
    'own-text': '#ffffff',
    'button-ground': nearestAccessible(groundOf(accent), '#ffffff', 1.4),
    'button-text': '#ffffff',
    'option-ground': '#ffffff',
    'option-text': nearestAccessible(color, '#ffffff', 5.5),
    'option-line': accent,
    'field-ground': '#ffffff',
    'field-text': tint(0.22, 0.03),
    'field-line': tint(0.6, 0.025),
    link: accent,
    focus: accent,
    error: red(0.53),
    good: green(0.5),
  });

  const ground = tint(0.19, 0.022);
  const dark = mend({
    ground,
    text: tint(0.95, 0.01),
    muted: tint(0.74, 0.02),
    line: tint(0.34, 0.035),
    'header-ground': shade(color, { l: between(0.24, 0.36), c: 0.1 }),
    'header-text': '#ffffff',
    'bot-ground': tint(0.275, 0.036),
    'bot-text': tint(0.95, 0.01),
    'own-ground': nearestAccessible(groundOf(shade(color, { l: between(0.36, 0.84) })), ground, 1.5),
    'own-text': '#ffffff',
    'button-ground': nearestAccessible(groundOf(accent), ground, 3),
    'button-text': '#ffffff',
    'option-ground': tint(0.225, 0.03),
    'option-text': nearestAccessible(shade(accent, { c: 0.11 }), tint(0.225, 0.03), 7),
    'option-line': accent,
    'field-ground': tint(0.225, 0.03),
    'field-text': tint(0.95, 0.01),
    'field-line': tint(0.58, 0.025),
    link: shade(accent, { l: between(0.78, 1) }),
    focus: shade(accent, { l: between(0.7, 1) }),
    error: red(0.74),
    good: green(0.78),
  });
  return { light, dark };
}

/** What is asked of `mend` beyond the palette itself. */
interface Mending {
  /** Roles that somebody chose: these move by the smallest step, and `told` hears of it. */
  readonly chosen?: ReadonlyMap<string, unknown>;
  readonly told?: (role: Role, used: string, had: number, ratio: number) => void;
  /** What may shine through `ground`: a gradient's colours, or a picture's extremes under its veil. */
  readonly under?: readonly string[];
}

/** Every pair that does not hold, with its present contrast. */
export function failing(
  colors: Colors,
  under: readonly string[] = [],
): { front: Role; on: string[]; ratio: number; had: number }[] {
  return pairs
    .map(({ front, grounds, ratio }) => {
      const on = grounds.flatMap((ground) => (ground === 'ground' ? [colors.ground, ...under] : [colors[ground]]));
      return { front, on, ratio, had: Math.min(...on.map((ground) => contrast(colors[front], ground))) };
    })
    .filter((pair) => pair.had < pair.ratio);
}

/** Moves texts and lines that do not read on their grounds to a shade that does. Grounds stay. */
export function mend(colors: Colors, { chosen, told, under }: Mending = {}): Colors {
  const mended = { ...colors };
  for (const { front, on, ratio, had } of failing(colors, under)) {
    const own = chosen?.has(front);
    const used =
      !own && ratio === 4.5 && on.length === 1 ? textOn(on[0] ?? '') : nearestAccessible(colors[front], on, ratio);
    if (own) told?.(front, used, had, ratio);
    mended[front] = used;
  }
  return mended;
}
