import type { ByLanguage, InManners, Manner } from './language.ts';
import { formalTones } from './parts/address-tones.ts';

const formal = formalTones.map((tone) => tone.toLowerCase());

/** The manner that a tone means: warm (also for unknown ones), playful, formal; `je` and `du` are warm, `u` and `Sie` formal. */
export const mannerOf = (tone: string): Manner =>
  formal.includes(tone.toLowerCase()) ? 'formal' : tone === 'playful' ? tone : 'warm';

/** The code under which a language is told (BCP 47): `nl-BE` reads `nl`, an unknown language English. */
export function codeIn(of: ByLanguage<unknown>, lang: string): string {
  const code = lang.split(/[-_]/)[0]!.toLowerCase();
  return Object.hasOwn(of, code) ? code : 'en';
}

/** Strings as they read in the manner that a tone means. */
export const inManner = <T extends object>(strings: InManners<T>, tone: string): T => ({
  ...strings.warm,
  ...(strings as { readonly [manner in Manner]?: Partial<T> })[mannerOf(tone)],
});
