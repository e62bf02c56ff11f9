import { inLanguage } from '../engine/show-value.ts';
import { withoutPrototype } from '../shared/without-prototype.ts';

/** What a country is called in a language; its code where nobody knows. */
export const countryName = (code: string, lang: string): string =>
  inLanguage(lang, (tag) => new Intl.DisplayNames(tag, withoutPrototype({ type: 'region' })).of(code)) ?? code;

/** The region that a language tag names: NL of nl-NL. What it only suggests is left alone: most who write English live elsewhere. */
export function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).region;
  } catch {
    return undefined;
  }
}
