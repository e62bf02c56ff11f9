/* For those who make a theme: at a desk, in Storybook. No chat loads it. */
import { checkTheme as check, type UnplacedThemeProblem } from '../theme/check-theme.lazy.ts';
import { knownVoice } from '../tone/known-voice.lazy.ts';

export { buildTheme, type BrandSketch } from '../theme/build-theme.lazy.ts';
export { contrast, nearestAccessible, paletteFrom, type Colors, type Palette } from '../theme/palette.lazy.ts';
export type { UnplacedThemeProblem };

/**
 * All that is wrong with a theme, in the order of its file: `error` is left out by a chat, `warning` is used in another
 * way than it was meant. Names each brand colour that cannot be read where it is expected, and the nearest that can,
 * and each name that no chat knows. Empty: every value is used as it stands.
 *
 * @param source the theme as an object, or the text of its file: then each finding has its line and column
 */
export const checkTheme = (source: unknown): UnplacedThemeProblem[] => check(source, knownVoice);
