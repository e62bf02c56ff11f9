import type { ByLanguage, Language } from './language.ts';
import { languages } from './languages.ts';

/**
 * One section of the files of all languages. Only for `parts/`, which a build works out beforehand: it leaves those
 * files without these sections.
 */
export async function sectionOfAll<S extends keyof Language>(section: S): Promise<ByLanguage<Language[S]>> {
  const all = Object.entries(languages).map(
    async ([code, load]) => [code, ((await load()).language as Language)[section]] as const,
  );
  return Object.fromEntries(await Promise.all(all)) as unknown as ByLanguage<Language[S]>;
}
