import { own } from '../shared/json.ts';
import { shows } from '../shared/shows.ts';
import { withoutValues } from '../shared/without-values.ts';
import type { WordChanges } from './words.ts';

/** A word by language and language~tone, as an author would write it; other tones say it warmly. */
const word = (en: string, nl: string, formal = en, formeel = nl): Readonly<Record<string, string>> =>
  ({ en, nl, 'en~formal': formal, 'nl~formal': formeel, 'nl~u': formeel });

/** What is said about bot and person. Apart from the other words, for most conversations never need these. */
const words = {
  contact: word('Contact', 'Contact'),
  person: word('Talk to a person', 'Praat met een mens', 'Speak to our staff', 'Een medewerker spreken'),
  isBot: word(
    'I’m the automated assistant of {brand}, not a person.', 'Ik ben de automatische assistent van {brand}, geen mens.',
    'I am the automated assistant of {brand}, not a person.',
  ),
  reachPerson: word('Rather talk to somebody? You can do that here:', 'Liever iemand spreken? Dat kan hier:', 'You can reach our staff here:', 'Een medewerker bereikt u hier:'),
  noPerson: word(
    'I can’t put you through to somebody from here.', 'Doorverbinden kan ik je hier niet.',
    'I cannot connect you to our staff from here.', 'Doorverbinden met een medewerker kan ik u hier niet.',
  ),
};

export { words as personWords };
export type PersonWord = keyof typeof words;

/** Languages and tones that have words of their own. */
export const personVariants = Object.keys(words.person);

/** The word of a language (BCP 47; unknown ones read English) and tone, unless one of `changes` has another that shows something: the last one wins. The truth about the bot shows something without its values too. */
export const personWord = (key: PersonWord, lang: string, tone: string, changes: readonly WordChanges[]): string => {
  const known = words[key], base = lang.toLowerCase().split('-')[0] as string;
  const text = changes.map((change) => own(change, key)).filter((each) => typeof each === 'string' && shows(key === 'isBot' ? withoutValues(each) : each)).at(-1);
  return (text ?? known[`${base}~${tone}`] ?? known[base] ?? known['en']) as string;
};
