import type { ByLanguage, Language } from './language.ts';

/**
 * The languages that the widget speaks by itself, one line each. A build leaves of these files only the chat's own
 * strings, as one chunk for each language; what stands in their other sections comes with the part that shows it: see
 * `parts/`.
 */
export const languages: ByLanguage<() => Promise<{ readonly language: Pick<Language, 'chat'> }>> = {
  en: () => import('./languages/en.lazy.ts'),
  nl: () => import('./languages/nl.lazy.ts'),
  de: () => import('./languages/de.lazy.ts'),
};
