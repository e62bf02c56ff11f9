import { numberFormat, pluralRules } from '../web/formats.ts';

/** Values by name; nothing for an unknown one. */
export type Values = Readonly<Record<string, string | number | null | undefined>>;

const PLURAL = /\{(\w+), plural, ((?:[\w=]+ \{[^{}]*\} ?)+)\}/g;
const ARM = /([\w=]+) \{([^{}]*)\}/g;
/** With the blank or the comma and blank before it, which an empty value takes along. */
const PLACE = /(,? ?)\{(\w+)(?:\|([^{}]*))?\}/g;

const hasValue = (value: Values[string]) => value !== null && value !== undefined && value !== '';

/**
 * A text of a template with its values: `{name}`, `{name|otherwise}`, and `{left, plural, =0 {none} one {# friend} other {# friends}}`.
 * Values are put in as they are, and never read again.
 */
export function fill(template: string, values: Values, language: string): string {
  const plural = template.replace(PLURAL, (_, name: string, arms: string) => {
    const count = Number(values[name] ?? 0);
    const texts = new Map([...arms.matchAll(ARM)].map(([, key, text]) => [key!, text!]));
    const text = texts.get(`=${count}`) ?? texts.get(pluralRules(language).select(count)) ?? texts.get('other');
    return (text ?? '').replaceAll('#', numberFormat(language).format(count));
  });
  return plural.replace(PLACE, (_, before: string, name: string, otherwise?: string) => {
    const value = values[name];
    if (hasValue(value)) return before + (typeof value === 'number' ? numberFormat(language).format(value) : value);
    return otherwise === undefined ? '' : before + otherwise;
  });
}

/** Paragraphs are separated by empty lines; one that begins with `?name:` or `?!name:` stands only where there is such a value, or none. */
export function paragraphs(body: string, values: Values): string[] {
  return body
    .split(/\n\s*\n/)
    .map((part) => part.trim().replace(/\s*\n\s*/g, ' '))
    .flatMap((part) => {
      const [, not, name, text] = /^\?(!?)(\w+):\s*(.*)$/.exec(part) ?? [];
      if (!name) return part ? [part] : [];
      return hasValue(values[name]) === (not === '') ? [text!] : [];
    });
}
