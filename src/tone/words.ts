import { own } from '../shared/json.ts';
import { shows } from '../shared/shows.ts';
import type { warm } from './words-en.lazy.ts';

/** Those of the widget's own words, in warm English, that can stand beside the first message. All the others are in `words-en.lazy.ts`. */
const first = {
  skip: 'Skip',
  assistant: 'Automated assistant of {brand}',
  chat: 'Chat with {brand}',
  opensNew: 'opens in a new tab',
  missing: 'A part of this chat has not loaded. We keep trying.',
  loadAgain: 'Try again',
};

export { first as firstWords };
export type WordKey = keyof typeof first | keyof typeof warm;
export type Words = Readonly<Record<WordKey, string>>;

/** What a theme or a flow changes of the words. */
export type WordChanges = { readonly [key: string]: unknown } | undefined;

/** How the words can be told: close (je, du), funny, or with distance (u, Sie). */
export type Manner = 'warm' | 'playful' | 'formal';
export type WordFile = { readonly [manner in Manner]?: Partial<Words> };

const files = {
  en: () => import('./words-en.lazy.ts'),
  nl: () => import('./words-nl.lazy.ts'),
};
const loaded: Record<string, Words | Promise<Words>> = {};

/**
 * The widget's own words, as soon as their file has come; what stands beside the first message in warm English if it can't: a failed load is
 * forgotten, so that the next ask tries again.
 *
 * @param lang BCP 47; `nl-BE` reads `nl`, an unknown language English
 * @param tone warm (also for unknown ones), playful, formal; `je` and `du` are warm, `u` and `Sie` formal
 * @param soon for the first message: warm English then has the words that can stand beside it at once
 */
export function wordsOf(lang: string, tone: string, soon?: boolean): Words | Promise<Words> {
  const language = /^nl\b/i.test(lang) ? 'nl' : 'en';
  const manner: Manner = /^(formal|u|sie)$/i.test(tone) ? 'formal' : tone === 'playful' ? tone : 'warm';
  const key = language + manner;
  if (soon && key === 'enwarm' && !loaded[key]) return first as Words;
  return (loaded[key] ??= files[language]().then(
    ({ words }: { words: WordFile }) => (loaded[key] = mergeWords({ ...first, ...words.warm } as Words, words[manner])),
    () => {
      delete loaded[key];
      return first as Words;
    },
  ));
}

/**
 * `words` with the changes of a theme, then of a flow: the last one wins. Unknown keys, texts that show nothing and what is no text are passed over,
 * so the line that says "automated assistant" cannot be emptied by the way: of it something must be left without the values too.
 */
export function mergeWords(words: Words, ...changes: readonly WordChanges[]): Words {
  const merged: Record<string, string> = { ...words };
  for (const change of changes)
    for (const key of Object.keys(words)) {
      const word = own(change, key);
      if (typeof word === 'string' && shows(key === 'assistant' ? word.replace(/{\w+}/g, '') : word))
        merged[key] = word;
    }
  return merged as Words;
}
