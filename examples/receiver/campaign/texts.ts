/** One text, or variants by language and tone: `en`, `nl`, `nl~formal`. */
export type Text = string | Readonly<Record<string, string>>;

/** How somebody is talked to. */
export interface Voice {
  /** BCP 47. */
  readonly locale: string;
  readonly tone: string;
}

/** The variant for language and tone; else for the language; else for the language without its region; else English; else the first. */
export function textFor(text: Text, { locale, tone }: Voice): string {
  if (typeof text === 'string') return text;
  const language = locale.split('-')[0]!;
  const found = [`${locale}~${tone}`, `${language}~${tone}`, locale, language, 'en'].find((key) =>
    Object.hasOwn(text, key),
  );
  return (found ? text[found] : Object.values(text)[0]) ?? '';
}
