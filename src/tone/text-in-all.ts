import type { ByLanguage, InManners } from './language.ts';
import { formalTones } from './parts/address-tones.ts';
import { stringIn, type StringChanges } from './string-in.ts';

/**
 * A string of the chat's own as the bot says it: in all languages and tones, since those of a conversation may change.
 *
 * @param changes what a theme or a flow changes of the strings in a language and tone
 */
export function textInAll<T extends Readonly<Record<string, string>>>(
  part: ByLanguage<InManners<T>>,
  key: keyof T & string,
  spoken: { readonly lang: string; readonly tone: string },
  changes: (spoken: { readonly lang: string; readonly tone: string }) => readonly StringChanges[],
): { readonly [variant: string]: string } {
  const all = Object.keys(part).flatMap((lang) => ['', 'playful', ...formalTones].map((tone) => ({ lang, tone })));
  return Object.fromEntries(
    [...all, spoken].map(({ lang, tone }) => [
      tone ? `${lang}~${tone}` : lang,
      stringIn(part, key, lang, tone, changes({ lang, tone })),
    ]),
  );
}
