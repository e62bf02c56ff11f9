import type { Http } from '../shared/ports.ts';

type Brands = typeof import('./load-theme.lazy.ts');
let brands: Promise<Brands> | undefined;

/** The code that reads themes. Loaded once; a failed try is forgotten, so that the next one may succeed. */
export const brandChunk = (): Promise<Brands> => brands ??= import('./load-theme.lazy.ts').catch((error: unknown) => {
  brands = undefined;
  throw error;
});

/**
 * Gets a theme: see `loadTheme`. A preset's file is asked for beside the code that reads it, not after it.
 * Rejects only if that code cannot be loaded.
 */
export async function openTheme(theme: unknown, options: { base: string; page: string; http: Http }): ReturnType<Brands['loadTheme']> {
  const file = typeof theme === 'string' && /^[\w-]+$/.test(theme)
    ? options.http(new URL(`themes/${theme}.json`, options.base).href, { method: 'GET' })
    : undefined;
  file?.catch(() => undefined);
  return (await brandChunk()).loadTheme(theme, file ? { ...options, http: () => file } : options);
}
