import { canonicalTag } from '../shared/language.ts';

/**
 * What `make` gives for the language, else for the browser's own; `undefined` when it throws for both: no such
 * currency, style or time zone.
 */
export function inLanguage<T>(lang: string, make: (tag?: string) => T): T | undefined {
  for (const tag of [canonicalTag(lang) || undefined, undefined]) {
    try {
      return make(tag);
    } catch {
      // No such language.
    }
  }
  return undefined;
}

/** A value as people read it when nothing else is said: lists in words, objects not at all. */
export const showValue = (value: unknown, lang: string): string =>
  Array.isArray(value)
    ? (inLanguage(lang, (tag) => new Intl.ListFormat(tag).format(value.map((each) => showValue(each, lang)))) ?? '')
    : value == null || typeof value === 'object'
      ? ''
      : String(value);
