import type { Role } from './pairs.ts';
import type { Colors } from './palette.lazy.ts';
import type { Scheme, ThemeProblem } from './theme.ts';
import { colorRule, parseColor, toHex } from './color.lazy.ts';
import { displayRule, forms, patternRule } from './forms.lazy.ts';
import { ignoredValue } from './ignored-value.lazy.ts';
import { patternNames, readFont, readGradient, readNumber, readPattern } from './look-values.lazy.ts';
import { failing, mend, paletteFrom } from './palette.lazy.ts';
import { pictureRule, safeAddress } from './theme-address.lazy.ts';
import { isRecord } from '../shared/as-record.ts';

type Declarations = Record<`--smoc-${string}`, string>;

/** A theme's look as custom properties: what holds in both schemes, and what in each. */
export interface Sheet {
  readonly scheme: Scheme;
  readonly both: Declarations;
  readonly light: Declarations;
  readonly dark: Declarations;
  /** Rules of the forms that it names; empty for the chat's own. */
  readonly forms: string;
}

/** Stands in for a missing brand colour; the same as `--smoc-color` in `tokens.styles.ts`. */
const OWN_COLOR = '#3b4cb8';
/** How much of the panel's ground lies over a picture: the rest of the picture shows. */
const VEIL = 0.86;

const opaque = (value: unknown) => {
  const rgb = parseColor(value);
  return rgb?.[3] === 1 ? toHex(rgb) : undefined;
};
const brandColor = [opaque, `opaque, and ${colorRule}`] as const;

/** What a look may say in one value: how it is read, and the rule that a refusal states. */
const values = {
  color: brandColor,
  accent: brandColor,
  radius: [(value) => readNumber(value, 0, 40, 'px'), 'a number of px from 0 to 40'],
  size: [(value) => readNumber(value, 12, 24, 'px'), 'a number of px from 12 to 24'],
  density: [(value) => readNumber(value, 0.75, 1.5, ''), 'a number from 0.75 to 1.5'],
  font: [readFont, 'font family names, separated by commas'],
  display: [readFont, 'font family names, separated by commas'],
} satisfies Record<string, readonly [(value: unknown) => string | undefined, string]> as Record<
  string,
  readonly [(value: unknown) => string | undefined, string]
>;

/** An address has no blanks and none of the characters that RFC 3986 has in none, unless it is the picture itself. */
const isAddress = (value: unknown): value is string =>
  typeof value === 'string' &&
  !patternNames.includes(value.trim()) &&
  (/^\s*data:/i.test(value) || !/^[a-z-]+\(|\S\s+\S|[\\"<>{}|^`]/i.test(value.trim()));

/** What `ground` looks like over black (0) or white (1), seen through the veil. */
const veiled = (ground: string, below: 0 | 1) => {
  const [r, g, b] = (parseColor(ground) ?? [0, 0, 0]).map((channel) => channel * VEIL + below * (1 - VEIL)) as [
    number,
    number,
    number,
  ];
  return toHex([r, g, b, 1]);
};

/**
 * Reads a theme's `look`: every value it understands as CSS of our own making, and a problem for each it does not.
 * Contrast is held: texts and lines that would not read are moved to the nearest shade that does.
 *
 * @param look `theme.look` as it came, unchecked; or a flow's `theme`, which has single tokens beside the rest.
 * `--smoc-` before a name is fine.
 * @param base absolute address that relative ones start from
 */
export function readLook(look: unknown, base: string): { sheet: Sheet; problems: ThemeProblem[] } {
  const problems: ThemeProblem[] = [];
  const both: Declarations = {};
  let scheme: Scheme = 'auto';
  const brand: { color?: string; accent?: string } = {};
  let tokens: Record<string, unknown> = {};
  let background: unknown;
  const rules = new Set<string>();

  const refuse = (token: string, value: unknown, rule: string) => {
    if (!problems.some((problem) => problem.token === token && problem.value === value)) {
      problems.push({
        code: 'theme-value',
        token,
        value,
        severity: 'error',
        message: ignoredValue(token, value),
        hint: `It must be ${rule}.`,
      });
    }
  };
  const roles = paletteFrom({ color: OWN_COLOR }).light;
  for (const [name, value] of Object.entries(isRecord(look) ? look : {})) {
    const key = name.replace(/^--smoc-/, '');
    const at = `look.${key}`;
    const [read, rule] = Object.hasOwn(values, key) ? (values[key] ?? []) : [];
    if (read && rule) {
      const css = read(value);
      if (css === undefined) {
        refuse(at, value, rule);
        continue;
      }
      both[`--smoc-${key}`] = css;
      if (key === 'color' || key === 'accent') brand[key] = css;
      if (key === 'display') rules.add(displayRule);
    } else if (Object.hasOwn(forms, key)) {
      const form =
        typeof value === 'string' && Object.hasOwn(forms[key] ?? {}, value) ? forms[key]?.[value] : undefined;
      if (form !== undefined) rules.add(form);
      else refuse(at, value, `one of ${Object.keys(forms[key] ?? {}).join(', ')}`);
    } else if (key === 'scheme') {
      if (value === 'light' || value === 'dark' || value === 'auto') scheme = value;
      else refuse(at, value, 'light, dark or auto');
    } else if (key === 'tokens') {
      if (isRecord(value)) tokens = { ...tokens, ...value };
      else refuse(at, value, 'an object: {"own-ground": "#00aa66"}');
    } else if (key === 'background') background = value;
    else if (Object.hasOwn(roles, key)) tokens[key] = value;
    else
      refuse(
        at,
        value,
        `one of ${[...Object.keys(values), ...Object.keys(forms)].join(', ')}, scheme, tokens, background`,
      );
  }

  const palette = paletteFrom({ color: brand.color ?? OWN_COLOR, ...(brand.accent && { accent: brand.accent }) });
  const colored = brand.color ?? brand.accent ?? (Object.keys(tokens).length > 0 || background !== undefined);

  const declare = (name: 'light' | 'dark'): Declarations => {
    const target: Declarations = {};
    const partOf = (value: unknown) => (isRecord(value) ? value[name] : value);
    const colors: Colors = { ...palette[name] };
    const chosen = new Map<string, unknown>();

    for (const [token, value] of Object.entries(tokens)) {
      const said = partOf(value);
      if (said === undefined) continue;
      const role = token.replace(/^--smoc-/, '');
      const at = `look.tokens.${role}`;
      const css = role === 'line' ? parseColor(said) && toHex(parseColor(said) ?? [0, 0, 0, 1]) : opaque(said);
      if (!Object.hasOwn(colors, role)) refuse(at, said, `one of ${Object.keys(colors).join(', ')}`);
      else if (css === undefined) refuse(at, said, brandColor[1]);
      else {
        colors[role as Role] = css;
        chosen.set(role, said);
      }
    }

    const behind = partOf(background);
    let under: string[] = [];
    // Said in each scheme, or the light one would shine through in the dark.
    if (background !== undefined)
      Object.assign(target, { '--smoc-background': 'none', '--smoc-background-size': 'cover' });
    if (behind !== undefined) {
      const pattern = readPattern(behind);
      const picture = isAddress(behind) ? safeAddress(behind.trim(), base, 'picture') : undefined;
      const gradient = readGradient(behind);
      const veil = `color-mix(in srgb, var(--smoc-ground) ${VEIL * 100}%, transparent)`;
      const css = picture
        ? `linear-gradient(${veil}, ${veil}), url("${picture.replace(/["\\]/g, encodeURIComponent)}")`
        : (pattern?.css ?? gradient?.css);
      under = picture
        ? [veiled(colors.ground, 0), veiled(colors.ground, 1)]
        : pattern
          ? [pattern.color]
          : (gradient?.colors ?? []);
      if (css === undefined)
        refuse(
          'look.background',
          behind,
          `linear-gradient(#rrggbb, #rrggbb), ${patternNames.join(', ')} with a colour (dots #rrggbb), or ${pictureRule}`,
        );
      else if (failing(mend(colors, { under }), under).some((pair) => pair.on.length > 1)) {
        refuse('look.background', behind, `of colours on which one text can be read, in the ${name} scheme too`);
        under = [];
      } else {
        target['--smoc-background'] = css;
        if (pattern) {
          target['--smoc-background-size'] = pattern.size;
          rules.add(patternRule);
        }
      }
    }

    const unreadable = (role: string, had: number, ratio: number, used: string, hint: string) =>
      problems.push({
        code: 'theme-contrast',
        severity: 'warning',
        token: `look.tokens.${role}`,
        value: chosen.get(role),
        used,
        hint,
        message: `look.tokens.${role} has ${had.toFixed(2)}:1 on its ground in the ${name} scheme and needs ${ratio}:1: ${used} is used.`,
      });
    const mended = mend(colors, {
      chosen,
      under,
      told: (role, used, had, ratio) =>
        unreadable(role, had, ratio, used, `Write ${used}, the nearest shade that can be read there.`),
    });
    for (const { front, had, ratio } of failing(mended, under))
      unreadable(
        front,
        had,
        ratio,
        mended[front],
        'No shade can be read on all of its grounds: they must be of a like lightness.',
      );
    if (colored) for (const role of Object.keys(mended) as Role[]) target[`--smoc-${role}`] = mended[role];
    return target;
  };
  const [light, dark] = [declare('light'), declare('dark')];
  return { sheet: { scheme, both, light, dark, forms: [...rules].join('') }, problems };
}
