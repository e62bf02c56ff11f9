import { parseColor, toHex } from './color.lazy.ts';

/*
 * Readers for what a theme may say besides colours. Each gives CSS that was put together from parts it understood,
 * or undefined: nothing of the theme's own text goes through unread.
 */

/** Parts between commas that stand in no bracket. */
function parts(text: string): string[] {
  const found = [''];
  let depth = 0;
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) found.push('');
    else found[found.length - 1] += letter;
  }
  return found.map((part) => part.trim());
}

/** Words between blanks that stand in no bracket. */
const words = (text: string): string[] => text.match(/[^\s()]*\([^()]*\)|[^\s()]+/g) ?? [];

/** A number, or text that is one with `px` or nothing after it, within limits. */
export function readNumber(value: unknown, least: number, most: number, unit: '' | 'px'): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  const match = /^(\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})(px)?$/.exec(text);
  const number = Number(match?.[1]);
  return match && (!match[2] || unit) && number >= least && number <= most ? `${number}${unit}` : undefined;
}

const generic = /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-(serif|sans-serif|monospace|rounded))$/;

/** A list of family names: letters, digits, blanks, hyphens, underscores. Ends in a generic family. */
export function readFont(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 300) return;
  const families = value.split(',').map((family) =>
    family
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim(),
  );
  if (families.length > 8 || !families.every((family) => /^-?[\p{L}\p{N}_][\p{L}\p{N} _-]{0,60}$/u.test(family)))
    return;
  if (families.some((family) => /^(inherit|initial|unset|revert|revert-layer|default|none)$/i.test(family))) return;
  const named = families.map((family) =>
    generic.test(family) || /^-?[a-z][\w-]*$/i.test(family) ? family : `"${family}"`,
  );
  return (families.some((family) => generic.test(family)) ? named : [...named, 'system-ui', 'sans-serif']).join(', ');
}

/** A linear gradient of two to eight colours with or without places, and those colours. */
export function readGradient(value: unknown): { css: string; colors: string[] } | undefined {
  const inside =
    typeof value === 'string' && value.length <= 400 && /^\s*linear-gradient\((.*)\)\s*$/is.exec(value)?.[1];
  if (!inside) return;
  const [first = '', ...rest] = parts(inside);
  const direction = /^(-?\d{1,3}(\.\d{1,3})?(deg|turn)|to (top|bottom|left|right)( (top|bottom|left|right))?)$/i.test(
    first,
  );
  const colors: string[] = [];
  const stops = (direction ? rest : [first, ...rest]).map((stop) => {
    const [said, ...places] = words(stop);
    const color = parseColor(said);
    if (!color || color[3] < 1 || places.length > 2 || !places.every((place) => /^\d{1,3}(\.\d{1,3})?%$/.test(place)))
      return;
    colors.push(toHex(color));
    return [toHex(color), ...places].join(' ');
  });
  if (stops.length < 2 || stops.length > 8 || stops.includes(undefined)) return;
  return { css: `linear-gradient(${(direction ? [first.toLowerCase(), ...stops] : stops).join(', ')})`, colors };
}

/** The size of one piece, and how it is drawn in one colour. */
const patterns: Readonly<Record<string, readonly [size: string, draw: (color: string) => string]>> = {
  dots: ['1.5em 1.5em', (color) => `radial-gradient(circle, ${color} 0.17em, transparent 0.2em)`],
  stripes: [
    '2em 2em',
    (color) => `linear-gradient(135deg, ${color} 25%, transparent 25% 50%, ${color} 50% 75%, transparent 75%)`,
  ],
  lines: ['100% 1.45em', (color) => `linear-gradient(${color} 1px, transparent 1px)`],
};
export const patternNames = Object.keys(patterns);

/** A pattern of one opaque colour, such as `dots #ece4ff`. */
export function readPattern(value: unknown): { css: string; size: string; color: string } | undefined {
  const [, name = '', said] = (typeof value === 'string' && /^\s*([a-z]+)\s+(\S.*)$/i.exec(value)) || [];
  const [size, draw] = Object.hasOwn(patterns, name) ? (patterns[name] ?? []) : [];
  const color = parseColor(said);
  if (!size || !draw || color?.[3] !== 1) return;
  return { css: draw(toHex(color)), size, color: toHex(color) };
}
