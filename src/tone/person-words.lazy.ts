import { own } from '../shared/json.ts';
import { nearestTag } from '../shared/language.ts';
import { shows } from '../shared/shows.ts';
import { withoutValues } from '../shared/without-values.ts';
import type { WordChanges } from './words.ts';

/** A word in warm English and Dutch, then as it is told with distance where that differs. */
export type InTones = readonly [en: string, nl: string, formal?: string, formeel?: string];

/** What is said about bot and person. Apart from the other words, for most conversations never need these. */
const words = {
  contact: ['Contact', 'Contact'],
  person: ['Talk to a person', 'Praat met een mens', 'Speak to our staff', 'Een medewerker spreken'],
  isBot: [
    'I’m the automated assistant of {brand}, not a person.',
    'Ik ben de automatische assistent van {brand}, geen mens.',
    'I am the automated assistant of {brand}, not a person.',
  ],
  reachPerson: [
    'Rather talk to somebody? You can do that here:',
    'Liever iemand spreken? Dat kan hier:',
    'You can reach our staff here:',
    'Een medewerker bereikt u hier:',
  ],
  noPerson: [
    'I can’t put you through to somebody from here.',
    'Doorverbinden kan ik je hier niet.',
    'I cannot connect you to our staff from here.',
    'Doorverbinden met een medewerker kan ik u hier niet.',
  ],
} satisfies { readonly [key: string]: InTones };

export { words as personWords };
export type PersonWord = keyof typeof words;

/** Languages and tones that have words of their own. */
export const personVariants = ['en', 'nl', 'en~formal', 'nl~formal', 'nl~u'];

/**
 * What the word `key` reads in a language (BCP 47; unknown ones read English) and tone, unless one of `changes` has another that shows something: the
 * last one wins. The truth about the bot shows something without its values too.
 */
export function told(
  [en, nl, formal = en, formeel = nl]: InTones,
  key: string,
  lang: string,
  tone: string,
  changes: readonly WordChanges[],
): string {
  const changed = changes
    .map((change) => own(change, key))
    .filter((each): each is string => typeof each === 'string' && shows(key === 'isBot' ? withoutValues(each) : each))
    .at(-1);
  const isFormal = /^(formal|u|sie)$/i.test(tone);
  const isDutch = nearestTag(lang, ['en', 'nl']) === 'nl';
  return changed ?? (isDutch ? (isFormal ? formeel : nl) : isFormal ? formal : en);
}

export const personWord = (key: PersonWord, lang: string, tone: string, changes: readonly WordChanges[]): string =>
  told(words[key], key, lang, tone, changes);
