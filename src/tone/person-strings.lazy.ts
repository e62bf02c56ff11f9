import { own } from '../shared/json.ts';
import { shows } from '../shared/shows.ts';
import { withoutValues } from '../shared/without-values.ts';
import type { ByLanguage, InManners, PersonStrings } from './language.ts';
import { codeIn, inManner } from './manner.ts';
import { personStrings } from './parts/person-strings.lazy.ts';
import type { StringChanges } from './strings.ts';

export type PersonStringKey = keyof PersonStrings;

/**
 * What the string `key` of a part reads in a language (BCP 47; unknown ones read English) and tone, unless one of `changes` has another that shows
 * something: the last one wins. The truth about the bot shows something without its values too.
 */
export function told<T extends Readonly<Record<string, string>>>(
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

export const personString = (
  key: PersonStringKey,
  lang: string,
  tone: string,
  changes: readonly StringChanges[],
): string => told(personStrings, key, lang, tone, changes);
