/* For those who make a theme: at a desk, in Storybook, on the command line. No chat loads it. */
import type { ThemeProblem } from './theme/theme.ts';
import { locate, positions, scanJson } from './flow/json-source.ts';
import { themeProblems } from './theme/check-theme.lazy.ts';

export { buildTheme, type BrandSketch } from './theme/build-theme.lazy.ts';
export { contrast, nearestAccessible, paletteFrom, type Colors, type Palette } from './theme/palette.lazy.ts';

/** A problem of a theme, with its place in the file. */
export interface ThemeFinding extends Omit<ThemeProblem, 'code' | 'token'> {
  readonly code: ThemeProblem['code'] | 'bad-json';
  /** JSON Pointer (RFC 6901) to the value, or to where it is missing; '' is the whole file. */
  readonly path: string;
  /** Counted from 1; only when the theme came as text. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units as editors do; only when the theme came as text. */
  readonly column?: number;
}

/** The way to a value: `look.tokens.own-text` … */
const keysOf = (token: string): string[] => token === 'theme' ? [] : token.split('.');
const pointer = (keys: readonly string[]) => keys.map(key => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * All that is wrong with a theme, in the order of its parts: `error` is left out by a chat, `warning` is used in another way than it was meant.
 * Names each brand colour that cannot be read where it is expected, and the nearest that can. Empty: every value is used as it stands.
 *
 * @param source the theme as an object, or the text of its file: then each finding has its line and column
 */
export function checkTheme(source: unknown): ThemeFinding[] {
  if (typeof source !== 'string') return themeProblems(source).map(({ token, ...problem }) => ({ ...problem, path: pointer(keysOf(token)) }));
  const at = positions(source);
  const fault = scanJson(source, {});
  if (fault) return [{ code: 'bad-json', severity: 'error', path: '', value: undefined, message: `This is not JSON: ${fault.message}.`, hint: fault.hint, ...at(fault.at) }];
  const problems = themeProblems(JSON.parse(source));
  const places = locate(source, problems.map(({ token }) => keysOf(token)));
  return problems.map(({ token, ...problem }, index) => ({ ...problem, path: pointer(keysOf(token)), ...at(places[index]?.keyAt ?? 0) }));
}
