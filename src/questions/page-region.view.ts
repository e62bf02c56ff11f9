import { regionOf } from './country-name.work.ts';

/** The country that the page is for, or the visitor's browser, where it is one of these. */
export function regionOfPage(lang: string, countries: readonly string[]): string | undefined {
  const tags = [lang, document.documentElement.lang, ...navigator.languages];
  return tags.map(regionOf).find((code) => code && countries.includes(code));
}
