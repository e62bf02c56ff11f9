import type { Role } from './pairs.ts';
import type { Look, Theme, ThemeProblem } from './theme.ts';
import { own } from '../shared/json.ts';
import { jsonPointer } from '../shared/json-pointer.ts';
import { locate, positions, scanJson } from '../shared/json-source.ts';
import { celebrations, paces } from '../shared/option-values.ts';
import { nearest } from '../shared/nearest.ts';
import { isTone, tonesWith } from '../shared/tones.ts';
import { shows } from '../shared/shows.ts';
import { withoutValues } from '../shared/without-values.ts';
import { contrast, nearestAccessible, parseColor, toHex } from './color.lazy.ts';
import { paletteFrom } from './palette.lazy.ts';
import { readLook } from './read-look.lazy.ts';
import { LONGEST_THEME, readTheme } from './read-theme.lazy.ts';

/** Stands for the file's own address, from which relative ones start. */
const SOMEWHERE = 'https://theme.invalid/';

/** Where designers expect a brand colour as it is: with white text on it, or as a text itself. */
const uses: readonly { readonly brand: 'color' | 'accent'; readonly ground: Role; readonly text: Role }[] = [
  { brand: 'color', ground: 'header-ground', text: 'header-text' },
  { brand: 'color', ground: 'own-ground', text: 'own-text' },
  { brand: 'accent', ground: 'button-ground', text: 'button-text' },
];

/**
 * Brand colours that cannot do what is expected of them in the scheme that they were chosen for, and the nearest that
 * can. A theme that names the role's colours itself has settled the matter.
 */
function brandProblems(look: Look): ThemeProblem[] {
  const scheme = look.scheme === 'dark' ? 'dark' : 'light';
  const { color: said, accent = said } = look;
  const [color, link] = [said, accent].map((value) => {
    const rgb = parseColor(value);
    return rgb?.[3] === 1 ? toHex(rgb) : undefined;
  });
  if (!color || !link) return [];
  const palette = paletteFrom({ color, accent: link })[scheme];
  // Unchecked: a token may be anything, and may stand bare beside the rest of the look.
  const tokens: [string, unknown][] = Object.entries({ ...look, ...look.tokens });
  const chosen = (role: Role) =>
    tokens.some(
      ([name, value]) =>
        name.replace(/^--smoc-/, '') === role && (typeof value === 'string' || own(value, scheme) !== undefined),
    );
  const problems: ThemeProblem[] = [];
  const add = (brand: 'color' | 'accent', cannot: string, had: number, role: Role, nearest: string, cure: string) => {
    const token = `look.${look.accent === undefined ? 'color' : brand}`;
    if (problems.some((problem) => problem.token === token && problem.message.includes(cannot))) return;
    const used = palette[role];
    problems.push({
      code: 'brand-color',
      severity: 'warning',
      token,
      value: brand === 'color' ? said : accent,
      used,
      message: `${token} ${brand === 'color' ? color : link} ${cannot}: ${had.toFixed(2)}:1, needs 4.5:1. ${used} is used as ${role}.`,
      hint: `${nearest} is the nearest shade that can. ${cure}`,
    });
  };
  for (const { brand, ground, text } of scheme === 'light' ? uses : []) {
    const shade = brand === 'color' ? color : link;
    if (chosen(ground) || chosen(text) || palette[text] === '#ffffff') continue;
    add(
      brand,
      'cannot carry white text',
      contrast('#ffffff', shade),
      text,
      nearestAccessible(shade, '#ffffff', 4.5),
      `To keep the colour, settle the text on it: look.tokens.${text}.`,
    );
  }
  const grounds = [palette.ground, palette['bot-ground'], palette['field-ground']];
  const had = Math.min(...grounds.map((ground) => contrast(link, ground)));
  if (had < 4.5 && !chosen('link')) {
    add(
      'accent',
      `cannot be read as a link in the ${scheme} scheme`,
      had,
      'link',
      nearestAccessible(link, grounds, 4.5),
      'To keep the colour elsewhere, settle the links: look.tokens.link.',
    );
  }
  return problems;
}

/** What a chat knows of voices by itself: `tone/known-voice.lazy.ts`. */
export interface KnownVoice {
  readonly words: readonly string[];
  readonly tones: readonly string[];
  readonly formalTones: readonly string[];
}

/** Names that mean nothing to this version. A theme may be written for a later one, so each is a warning, with what happens instead. */
function unknownNames({ voice, celebrate }: Partial<Theme>, known: KnownVoice): ThemeProblem[] {
  const problems: ThemeProblem[] = [];
  const tell = (
    token: string,
    value: string,
    names: readonly string[],
    instead: string,
    cure = `There are ${names.join(', ')}.`,
  ) => {
    const meant = nearest(value, names);
    problems.push({
      code: 'theme-unknown',
      severity: 'warning',
      token,
      value,
      message: `${token} ${instead}`,
      hint: `${meant ? `Did you mean "${meant}"? ` : ''}${cure}`,
    });
  };
  const words = Object.entries(voice?.words ?? {});
  const tones = tonesWith(
    known.tones,
    words.map(([language]) => language),
  );
  const { kind } = celebrate ?? {};
  const { tone, pace } = voice ?? {};
  if (tone !== undefined && !isTone(tone, tones, known.formalTones)) {
    tell(
      'voice.tone',
      tone,
      tones,
      `"${tone}" is known neither to the chat nor to this brand's words: the chat's own words are warm.`,
    );
  }
  if (pace !== undefined && !paces.some((name) => name === pace))
    tell('voice.pace', pace, paces, `"${pace}" is not known: messages come at the natural pace.`);
  for (const [language, list] of words)
    for (const key of Object.keys(list)) {
      if (!known.words.includes(key))
        tell(
          `voice.words.${language}.${key}`,
          key,
          known.words,
          'is the key of no word: it is passed over.',
          'Take out what no version knows.',
        );
    }
  for (const [language, list] of words)
    for (const [key, word] of Object.entries(list)) {
      if (typeof word !== 'string' || shows(/^(assistant|isBot)$/.test(key) ? withoutValues(word) : word)) continue;
      problems.push({
        code: 'theme-silent',
        severity: 'warning',
        token: `voice.words.${language}.${key}`,
        value: word,
        message: `voice.words.${language}.${key} shows nothing: the chat says its own words there.`,
        hint: 'Write what visitors read, or take it out.',
      });
    }
  if (kind !== undefined && !celebrations.some((name) => name === kind))
    tell('celebrate.kind', kind, celebrations, `"${kind}" is not known: confetti is used.`);
  return problems;
}

/**
 * What a chat would leave out or replace, and besides which brand colour cannot be read where it is expected, and which
 * names are not known.
 */
function themeProblems(value: unknown, voice: KnownVoice): readonly ThemeProblem[] {
  const { theme, problems } = readTheme(value, SOMEWHERE);
  const look: Theme['look'] = theme?.look;
  return [
    ...problems,
    ...(look ? [...readLook(look, SOMEWHERE).problems, ...brandProblems(look)] : []),
    ...unknownNames(theme ?? {}, voice),
  ];
}

/** A problem of a theme, with its place in the file. */
export interface UnplacedThemeProblem extends Omit<ThemeProblem, 'code' | 'token'> {
  readonly code: ThemeProblem['code'] | 'bad-json';
  /** JSON Pointer (RFC 6901) to the value, or to where it is missing; '' is the whole file. */
  readonly path: string;
  /** Counted from 1; only when the theme came as text. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units as editors do; only when the theme came as text. */
  readonly column?: number;
}

/** The way to a value: `look.tokens.own-text` … */
const keysOf = (token: string): string[] => (token === 'theme' ? [] : token.split('.'));

/**
 * All that is wrong with a theme, in the order of its file: `error` is left out by a chat, `warning` is used in another
 * way than it was meant. Names each brand colour that cannot be read where it is expected, and the nearest that can,
 * and each name that no chat knows. Empty: every value is used as it stands.
 *
 * @param source the theme as an object, or the text of its file: then each finding has its line and column
 * @param voice what the chat's own voice knows
 */
export function checkTheme(source: unknown, voice: KnownVoice): UnplacedThemeProblem[] {
  if (typeof source !== 'string')
    return themeProblems(source, voice).map(({ token, ...problem }) => ({
      ...problem,
      path: jsonPointer(keysOf(token)),
    }));
  const text = source.replace(/^\uFEFF/, ''),
    at = positions(text);
  const whole = (
    code: UnplacedThemeProblem['code'],
    message: string,
    hint: string,
    place: number,
  ): UnplacedThemeProblem[] => [{ code, severity: 'error', path: '', value: undefined, message, hint, ...at(place) }];
  if (text.length > LONGEST_THEME) {
    return whole(
      'theme-shape',
      `The file has ${new Intl.NumberFormat('en').format(text.length)} characters; a chat reads ${new Intl.NumberFormat('en').format(LONGEST_THEME)}.`,
      'Put pictures into files of their own.',
      0,
    );
  }
  const doubled: { place: number; problem: Omit<UnplacedThemeProblem, 'line' | 'column'> }[] = [];
  const fault = scanJson(text, {
    doubled: (path, place) =>
      void doubled.push({
        place,
        problem: {
          code: 'theme-shape',
          severity: 'warning',
          path: jsonPointer(path),
          value: undefined,
          message: `"${path.at(-1)}" appears twice in one object; the first is ignored.`,
          hint: 'Remove one of them, or put them together.',
        },
      }),
  });
  if (fault) return whole('bad-json', `This is not JSON: ${fault.message}.`, fault.hint, fault.at);
  const problems = themeProblems(JSON.parse(text), voice);
  const places = locate(
    text,
    problems.map(({ token }) => keysOf(token)),
  );
  return [
    ...doubled,
    ...problems.map(({ token, ...problem }, index) => ({
      place: places[index]?.keyAt ?? 0,
      problem: { ...problem, path: jsonPointer(keysOf(token)) },
    })),
  ]
    .sort((one, other) => one.place - other.place)
    .map(({ place, problem }) => ({ ...problem, ...at(place) }));
}
