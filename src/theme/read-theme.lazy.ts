import type { Theme, ThemeProblem } from './theme.ts';
import { colorRule, parseColor } from './color.lazy.ts';
import { ignoredValue } from './ignored-value.lazy.ts';
import { pictureRule, safeAddress } from './theme-address.lazy.ts';
import { isRecord } from '../shared/as-record.ts';

/** Of a theme's file, in characters; a brand with two languages of words takes about 5,000. */
export const LONGEST_THEME = 200_000;

export interface LoadedTheme {
  /** Absent if there is nothing to use: go on with the defaults. */
  readonly theme?: Theme;
  readonly problems: readonly ThemeProblem[];
}

/** Gives back what of `value` can be used, or undefined. */
type Read = (value: unknown, base: string) => unknown;
/** How a value is read, and the rule that a refusal states. */
type Leaf = readonly [read: Read, rule: string];
interface Shape {
  readonly [key: string]: Leaf | Shape;
}

const matching = (pattern: RegExp, rule: string): Leaf => [
  (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined),
  rule,
];
const text = (longest: number) =>
  matching(new RegExp(`^(?=.*\\S).{1,${longest}}$`, 's'), `a text of 1 to ${longest} characters`);
const picture: Leaf = [(value, base) => safeAddress(value, base, 'picture'), pictureRule];
const contact: Leaf = [(value, base) => safeAddress(value, base, 'contact'), 'an https, mailto, tel or sms address'];
const color: Leaf = [(value) => parseColor(value) && value, colorRule];
const note: Leaf = [() => '', ''];

const shape: Shape = {
  $schema: note,
  note,
  name: text(80),
  brand: { name: text(80), logo: picture, bot: { name: text(80), avatar: picture }, contact },
  // Judged by `applyTheme`.
  look: [(value) => (isRecord(value) ? value : undefined), 'an object'],
  voice: {
    tone: text(40),
    pace: text(40),
    emoji: matching(/^(none|some|many)$/, 'none, some or many'),
    words: [(value) => (isRecord(value) ? value : undefined), 'an object by language: {"en": {"send": "Send"}}'],
  },
  celebrate: {
    kind: text(40),
    colors: [(value) => (Array.isArray(value) ? value.slice(0, 12) : undefined), 'a list of colours'],
    // Numbers and the letters of path commands, beginning with a move.
    shape: matching(
      /^\s*m[\d\s,.+\-emzlhvcsqta]{1,4000}$/i,
      'the d of an SVG path in a 24 by 24 box, 4,000 characters at most',
    ),
  },
};

/** Keeps of an unknown value what makes a theme, addresses made absolute; `look` stays as it is. */
export function readTheme(value: unknown, base: string): LoadedTheme {
  const problems: ThemeProblem[] = [];
  const take = (token: string, said: unknown, [read, rule]: Leaf): unknown => {
    const taken = read(said, base);
    if (taken === undefined)
      problems.push({
        code: 'theme-value',
        severity: 'error',
        token,
        value: said,
        message: ignoredValue(token, said),
        hint: `It must be ${rule}.`,
      });
    return taken;
  };
  /** Each entry of `said` by the leaf that `leafOf` knows for its key. */
  const each = (
    said: Record<string, unknown>,
    at: string,
    leafOf: (key: string) => Leaf | Shape | undefined,
    known: string,
  ): Record<string, unknown> => {
    const kept: Record<string, unknown> = {};
    for (const [key, entry] of Object.entries(said)) {
      const token = at ? `${at}.${key}` : key;
      const leaf = leafOf(key);
      if (!leaf)
        problems.push({
          code: 'theme-shape',
          severity: 'error',
          token,
          value: entry,
          message: `${token} is not known.`,
          hint: `There may be ${known}.`,
        });
      else if (Array.isArray(leaf)) {
        const taken = take(token, entry, leaf as unknown as Leaf);
        if (taken !== undefined && leaf !== note) kept[key] = taken;
      } else if (take(token, entry, [(found) => isRecord(found) || undefined, 'an object']))
        kept[key] = inside(entry as Record<string, unknown>, token, leaf as Shape);
    }
    return kept;
  };
  const inside = (said: Record<string, unknown>, at: string, part: Shape) =>
    each(said, at, (key) => (Object.hasOwn(part, key) ? part[key] : undefined), Object.keys(part).join(', '));

  if (!isRecord(value)) {
    return {
      problems: [
        {
          code: 'theme-shape',
          severity: 'error',
          token: 'theme',
          value,
          message: 'A theme must be an object.',
          hint: 'Write {"name": "…", "look": {"color": "#rrggbb"}}.',
        },
      ],
    };
  }
  const theme = inside(value, '', shape) as {
    brand?: Record<string, unknown>;
    voice?: Record<string, unknown>;
    celebrate?: Record<string, unknown>;
  };
  const { brand, voice, celebrate } = theme;
  if (voice?.['words']) {
    const words = text(400);
    voice['words'] = each(
      voice['words'] as Record<string, unknown>,
      'voice.words',
      (language) =>
        /^[a-z]{2,3}(-[a-z\d-]+)?(~[a-z\d]+)?$/i.test(language)
          ? [(list) => (isRecord(list) ? list : undefined), 'an object of words']
          : undefined,
      'languages and language~tone',
    );
    for (const [language, list] of Object.entries(voice['words'] as Record<string, Record<string, unknown>>)) {
      (voice['words'] as Record<string, unknown>)[language] = each(
        list,
        `voice.words.${language}`,
        (key) => (/^[a-z]+$/i.test(key) ? words : undefined),
        'the keys of the words',
      );
    }
  }
  if (celebrate?.['colors'])
    celebrate['colors'] = (celebrate['colors'] as unknown[]).filter((entry) => take('celebrate.colors', entry, color));
  // A brand or a bot without a name has nothing to be called by.
  const unnamed = (record: Record<string, unknown> | undefined, token: string) => {
    if (!record || 'name' in record) return false;
    if (!problems.some((problem) => problem.token === token)) {
      problems.push({
        code: 'theme-value',
        severity: 'error',
        token,
        value: undefined,
        message: `${token} is missing.`,
        hint: 'Write what visitors know it as.',
      });
    }
    return true;
  };
  if (unnamed(brand?.['bot'] as Record<string, unknown> | undefined, 'brand.bot.name')) delete brand?.['bot'];
  if (unnamed(brand, 'brand.name')) delete theme.brand;
  return { theme: { name: '', ...theme } as unknown as Theme, problems };
}
