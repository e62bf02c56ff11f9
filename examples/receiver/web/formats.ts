/*
 * Formats of `Intl`, kept once they are made: to make one takes a hundred times as long as to use it.
 */

const made = new Map<string, unknown>();

function kept<Format>(kind: string, language: string, options: object, make: () => Format): Format {
  const key = `${kind} ${language} ${JSON.stringify(options)}`;
  const format = (made.get(key) as Format | undefined) ?? make();
  made.set(key, format);
  return format;
}

/** Plain "en" would give American dates. */
const british = (language: string) => (language === 'en' ? 'en-GB' : language);

export const dateFormat = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept('date', language, options, () => new Intl.DateTimeFormat(british(language), options));

export const numberFormat = (language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  kept('number', language, options, () => new Intl.NumberFormat(language, options));

export const listFormat = (language: string): Intl.ListFormat =>
  kept('list', language, {}, () => new Intl.ListFormat(language, { type: 'conjunction' }));

export const pluralRules = (language: string): Intl.PluralRules =>
  kept('plural', language, {}, () => new Intl.PluralRules(language));
