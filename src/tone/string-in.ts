import { own } from '../shared/json.ts';
import { shows } from '../shared/shows.ts';
import { withoutValues } from '../shared/without-values.ts';
import type { ByLanguage, InManners } from './language.ts';
import { codeIn, inManner } from './manner.ts';

/** What a theme or a flow changes of the strings. */
export type StringChanges = { readonly [key: string]: unknown } | undefined;

/**
 * What the string `key` of a part reads in a language (BCP 47; unknown ones read English) and tone, unless one of
 * `changes` has another that shows something: the last one wins. The truth about the bot shows something without its
 * values too.
 */
export function stringIn<T extends Readonly<Record<string, string>>>(
  part: ByLanguage<InManners<T>>,
  key: keyof T & string,
  lang: string,
  tone: string,
  changes: readonly StringChanges[],
): string {
  const changed = changes
    .map((change) => own(change, key))
    .filter((each): each is string => typeof each === 'string' && shows(key === 'isBot' ? withoutValues(each) : each))
    .at(-1);
  return changed ?? inManner(part[codeIn(part, lang)]!, tone)[key]!;
}
