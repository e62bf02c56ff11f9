import { own } from '../shared/json.ts';
import { shows } from '../shared/shows.ts';
import type { StringKey } from './language.ts';
import { languages } from './languages.ts';
import { codeIn, inManner, mannerOf } from './manner.ts';
import type { StringChanges } from './string-in.ts';
import { firstStrings } from './parts/first-strings.lazy.ts';

export type { StringKey, Strings } from './language.ts';
export type { StringChanges } from './string-in.ts';

/** The strings that are there; a view passes over those that are not. */
export type SomeStrings = { readonly [key in StringKey]?: string };

const loaded: Record<string, SomeStrings | Promise<SomeStrings>> = {};

/**
 * The widget's own strings, as soon as their file has come; what stands beside the first message in warm English if it
 * can't: a failed load is forgotten, so that the next ask tries again.
 *
 * @param lang BCP 47; `nl-BE` reads `nl`, an unknown language English
 * @param tone see `mannerOf`
 * @param soon for the first message: warm English then has the strings that can stand beside it at once
 */
export function stringsOf(lang: string, tone: string, soon?: boolean): SomeStrings | Promise<SomeStrings> {
  const code = codeIn(languages, lang);
  const key = code + mannerOf(tone);
  if (soon && key === 'enwarm' && !loaded[key]) return firstStrings;
  return (loaded[key] ??= languages[code]!()
    .then(({ language }) => (loaded[key] = inManner(language.chat, tone)))
    // Also for a chunk that came without its content.
    .catch(() => {
      delete loaded[key];
      return firstStrings;
    }));
}

/**
 * `strings` with the changes of a theme, then of a flow: the last one wins. Unknown keys, texts that show nothing and
 * what is no text are passed over, so the line that says "automated assistant" cannot be emptied by the way: of it
 * something must be left without the values too.
 */
export function mergeStrings(strings: SomeStrings, ...changes: readonly StringChanges[]): SomeStrings {
  const merged: Record<string, string> = { ...(strings as Record<string, string>) };
  for (const change of changes)
    for (const key of Object.keys(strings)) {
      const text = own(change, key);
      if (typeof text === 'string' && shows(key === 'assistant' ? text.replace(/{\w+}/g, '') : text))
        merged[key] = text;
    }
  return merged;
}
