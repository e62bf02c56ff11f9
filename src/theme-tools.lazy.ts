/* For those who make a theme: at a desk, in Storybook. No chat loads it. */
export { buildTheme, type BrandSketch } from './theme/build-theme.lazy.ts';
export { checkTheme, type ThemeFinding } from './theme/check-theme.lazy.ts';
export { contrast, nearestAccessible, paletteFrom, type Colors, type Palette } from './theme/palette.lazy.ts';
