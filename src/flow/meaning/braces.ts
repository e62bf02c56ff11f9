import { everyScript } from '../../shared/every-script.ts';

/** Braces that ICU's quotes make words: icu-style.ts reads them. */
const quoted = /'\{(?!\s*[\p{L}_])[^']*'/u;
let allQuoted: RegExp | undefined;
/** A brace that a name follows. */
const namedOf = everyScript(/\{\s*[A-Za-z_]/y);

/** Why the braces of a text cannot be read, or `undefined`. */
export function bracesProblem(source: string): readonly [message: string, hint: string] | undefined {
  if (!/[{}]/.test(source)) return undefined;
  const text =
    source.includes("'{") && quoted.test(source)
      ? source.replace((allQuoted ??= new RegExp(`${quoted.source}|'\\}+'`, 'gu')), '')
      : source;
  const open: number[] = [];
  const named = namedOf(text);
  for (const { 0: character, index: at } of text.matchAll(/[{}]|\\[^]?/g)) {
    if (character === '{') {
      named.lastIndex = at;
      if (!open.length && !named.test(text)) {
        return [
          'a brace in the text is not followed by a name',
          'Write {name}, {price:money} or {n, plural, one {# day} other {# days}}; \\\\{ for a brace as such.',
        ];
      }
      open.push(at);
    } else if (character === '}' && open.pop() === undefined)
      return ['the text has a } without a {', 'Remove it, or write \\\\} for a brace as such.'];
  }
  return open.length
    ? [
        `the { before "${text.slice(open[0]! + 1, open[0]! + 20)}" is not closed`,
        'Close it with }, or write \\\\{ for a brace as such.',
      ]
    : undefined;
}
