/** One piece of a text that people read. `href` is as the author wrote it: whoever draws a link checks its scheme. */
export type Token =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bold' | 'italic' | 'underline'; readonly tokens: readonly Token[] }
  | { readonly type: 'link'; readonly href: string; readonly tokens: readonly Token[] }
  | { readonly type: 'break' };

/**
 * An escaped character, a line break, a link, a double mark, or a single mark that is not inside a word. Marks hug their words. The time
 * grows with the square of the length: callers cut long texts.
 */
const marks =
  /\\([!-/:-@[-`{-~])|\n|\[([^\]]+)\]\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)|(\*\*|(?<![A-Za-z0-9])\+\+)(?=\S)([^]+?)(?<![\s\\])\4|(?<![A-Za-z0-9_*])([_*])(?!\6|\s)([^]+?)(?<![\s\\])\6(?![A-Za-z0-9])/gu;
/** Where a mark stands beside what may be a letter of any script. Apart, because a slow phone takes long to learn all letters. */
let anyMarks: RegExp | undefined;

/**
 * Reads `**bold**`, `_italic_` (or `*italic*`), `++underline++`, `[words](address)` and line breaks. A backslash keeps a character
 * as it is, and so does a mark that is never closed.
 */
export function scanMarks(source: string): Token[] {
  const tokens: Token[] = [];
  let text = '',
    from = 0;
  const put = (...token: Token[]) => {
    if (text) tokens.push({ type: 'text', text });
    text = '';
    tokens.push(...token);
  };
  for (const { 0: all, index, ...found } of source.matchAll(
    /[*+_][^\0-~]|[^\0-~][*+_]/.test(source)
      ? (anyMarks ??= RegExp(marks.source.replaceAll('A-Za-z0-9', '\\p{L}\\p{N}'), 'gu'))
      : marks,
  )) {
    const { 1: escaped, 2: words, 3: href, 4: double, 5: strong, 7: slanted } = found as { [group: number]: string };
    text += source.slice(from, index) + (escaped ?? '');
    from = index + all.length;
    if (href) put({ type: 'link', href, tokens: scanMarks(words!) });
    else if (strong) put({ type: double === '**' ? 'bold' : 'underline', tokens: scanMarks(strong) });
    else if (slanted) put({ type: 'italic', tokens: scanMarks(slanted) });
    else if (!escaped) put({ type: 'break' });
  }
  text += source.slice(from);
  put();
  return tokens;
}

/** Whether a text has more than inline marks: a list, quote, heading, table or code. */
export const needsMarkdown = (source: string): boolean =>
  /^[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]|^[ \t]*(?:>|\|.*\||---+[ \t]*$)|`/m.test(source);
