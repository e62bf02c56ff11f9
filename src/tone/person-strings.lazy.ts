import type { PersonStrings } from './language.ts';
import { personStrings } from './parts/person-strings.lazy.ts';
import { stringIn, type StringChanges } from './string-in.ts';

export type PersonStringKey = keyof PersonStrings;

export const personString = (
  key: PersonStringKey,
  lang: string,
  tone: string,
  changes: readonly StringChanges[],
): string => stringIn(personStrings, key, lang, tone, changes);
