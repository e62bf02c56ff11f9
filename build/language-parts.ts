import { runnerImport, type Plugin } from 'vite';

/** Modules that say what of all languages comes with one part of the widget. */
const part = /\/src\/tone\/parts\/[^/]+\.ts$/;
/** The files of the languages. */
const language = /\/src\/tone\/languages\/[^/]+\.ts$/;

/** Values as a module that needs nothing to be worked out. */
const asModule = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');

/**
 * Vite plugin of all builds: cuts the file of each language into what each part of the widget shows. A module of `src/tone/parts/` is run now,
 * and its values are written in its place; of a language's own file only the strings of the chat are left, which are fetched on their own.
 */
export function languagePartsPlugin(): Plugin {
  return {
    name: 'language-parts',
    enforce: 'pre',
    async load(id) {
      const path = id.replaceAll('\\', '/');
      const isLanguage = language.test(path);
      if (!isLanguage && !part.test(path)) return null;
      const { module, dependencies } = await runnerImport<Record<string, unknown>>(path, {
        configFile: false,
        logLevel: 'error',
      });
      for (const file of dependencies) this.addWatchFile(file);
      if (!isLanguage) return asModule(module);
      const { chat } = module['language'] as { readonly chat: unknown };
      return asModule({ language: { chat } });
    },
  };
}
