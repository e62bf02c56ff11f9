import { readHours } from '../../flow/opening-hours.lazy.ts';
import type { Text } from '../../flow/flow.ts';
import type { View } from '../view.ts';
import { hoursInWords, zoneInWords } from './opening-words.lazy.ts';

/**
 * Opening hours of a contact, in the visitor's language, one line for each rule, and whose clocks count where that is not the visitor's.
 * What is not written like the hours of a hand-over stands as it is.
 */
export function contactHours(view: View, hours: Text, lang = view.settings.lang): string[] {
  const words = view.plain(hours),
    read = readHours(typeof hours === 'object' ? hours : words) ?? readHours(words);
  const rules = read ? hoursInWords(read, lang) : [];
  return (rules.length ? [...rules, zoneInWords(read?.zone, lang, new Date().getTime())] : [words]).filter(Boolean);
}
