import { nearestTags } from '../shared/language.ts';

/** One text, or variants by language and tone: `en`, `nl`, `nl~formal`. */
export type Text = string | Readonly<Record<string, string>>;

/** How somebody is talked to. */
export interface Voice {
  /** BCP 47. */
  readonly locale: string;
  readonly tone: string;
}

/** The variant for language and tone, of the nearest language that there is; else without the tone; else English; else the first. */
export function textFor(text: Text, { locale, tone }: Voice): string {
  if (typeof text === 'string') return text;
  const languages = nearestTags(locale, [...new Set(Object.keys(text).map((key) => key.split('~')[0]!))]);
  const found = [...languages.map((language) => `${language}~${tone}`), ...languages, 'en'].find((key) =>
    Object.hasOwn(text, key),
  );
  return (found ? text[found] : Object.values(text)[0]) ?? '';
}
