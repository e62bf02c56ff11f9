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
  for (const found of source.matchAll(
    /[*+_][^\0-~]|[^\0-~][*+_]/.test(source)
      ? (anyMarks ??= RegExp(marks.source.replaceAll('A-Za-z0-9', '\\p{L}\\p{N}'), 'gu'))
      : marks,
  )) {
    const [all, escaped, words, href, double, strong, , slanted] = found;
    text += source.slice(from, found.index) + (escaped ?? '');
    from = found.index + all.length;
    if (href) put({ type: 'link', href, tokens: scanMarks(words!) });
    else if (strong) put({ type: double === '**' ? 'bold' : 'underline', tokens: scanMarks(strong) });
    else if (slanted) put({ type: 'italic', tokens: scanMarks(slanted) });
    else if (!escaped) put({ type: 'break' });
  }
  text += source.slice(from);
  put();
  return tokens;
}

/** The words without their marks. Instead of these stand `open` and `close`. */
export const plainMarks = (tokens: readonly Token[], open = '', close = ''): string =>
  tokens
    .map((token) => {
      if (token.type === 'text') return token.text;
      return token.type === 'break' ? '\n' : open + plainMarks(token.tokens, open, close) + close;
    })
    .join('');

/**
 * A block of Markdown (list, quote, heading, table, rule, indented code), or what begins something inside a line: code, strike-through,
 * an entity, HTML or an address in angle brackets, a line break by a backslash, a picture, brackets in brackets, an escaped address, a
 * definition of a link.
 */
const BEYOND_MARKS =
  /^[ \t]*(?:(?:[-*+]|\d+[.)]|#+)(?!\S)|>|[-=*_:|][-=*_:| \t]*$)|^(?: {4}| *\t)|`|~\S[^]*~|&#?\w+;|<[a-z/!?]|\\\n|!\[|\[[^\]]*\[|\]\(\S{0,99}[\\<]|\]:/im;
/** Words of marks, in <>, that Markdown reads otherwise: marks are left over, span paragraphs, or touch a word and a sign at once. */
const READ_OTHERWISE = /\*\S[^]*\*|\b_\S[^]*_|\]\(|<[^>]*(?:\n\s*\n|[*_])|\w<[^\w\s]|[^\w\s>]>\w/;

/** Without any of these there is nothing to read otherwise: most texts of a chat are not read for it. */
const MARKS = /[*_+[\]<>]/;

/** Whether Markdown has more to say about a text than `scanMarks`, or something else. No template is longer than what is read here. */
export const needsMarkdown = (source: string): boolean =>
  BEYOND_MARKS.test(source) ||
  (MARKS.test(source) && READ_OTHERWISE.test(plainMarks(scanMarks(source.slice(0, 4000)), '<', '>')));
