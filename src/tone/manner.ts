import { nearestTag } from '../shared/language.ts';
import type { ByLanguage, InManners, Manner } from './language.ts';
import { formalTones } from './parts/address-tones.ts';

const formal = formalTones.map((tone) => tone.toLowerCase());

/** The manner that a tone means: warm (also for unknown ones), playful, formal; `je` and `du` are warm, `u` and `Sie` formal. */
export const mannerOf = (tone: string): Manner =>
  formal.includes(tone.toLowerCase()) ? 'formal' : tone === 'playful' ? tone : 'warm';

/** The code under which a language is told: the nearest one that is there (BCP 47), English where none can be read. */
export const codeIn = (of: ByLanguage<unknown>, lang: string): string => nearestTag(lang, Object.keys(of)) ?? 'en';

/** Strings as they read in the manner that a tone means. */
export const inManner = <T extends object>(strings: InManners<T>, tone: string): T => ({
  ...strings.warm,
  ...(strings as { readonly [manner in Manner]?: Partial<T> })[mannerOf(tone)],
});
