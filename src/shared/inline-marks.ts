/** One piece of a text that people read. `href` is as the author wrote it: whoever draws a link checks its scheme. */
export type Token =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bold' | 'italic' | 'underline'; readonly tokens: readonly Token[] }
  | { readonly type: 'link'; readonly href: string; readonly tokens: readonly Token[] }
  | { readonly type: 'break' };

interface Open { readonly mark: string; readonly tokens: Token[] }

const kinds = { '**': 'bold', '++': 'underline', _: 'italic', '*': 'italic' } as const;

/** An escaped sign; a run of mark signs; the beginning and the end of a link; a line break. */
const pieces = /\\([!-/:-@[-`{-~])|\*+|\++|_+|\[|\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)|\n/g;

/**
 * Reads `**bold**`, `_italic_` (or `*italic*`), `++underline++`, `[words](address)` and line breaks. A backslash takes a sign as it is.
 * A mark that is never closed stays as it stands. Takes time in proportion to the length.
 */
export function scanMarks(source: string): Token[] {
  const open: Open[] = [{ mark: '', tokens: [] }];
  const put = (token: Token) => {
    const { tokens } = open.at(-1)!;
    const last = tokens.at(-1);
    if (token.type === 'text' && last?.type === 'text') tokens[tokens.length - 1] = { type: 'text', text: last.text + token.text };
    else if (token.type !== 'text' || token.text) tokens.push(token);
  };
  const say = (text: string) => put({ type: 'text', text });
  /** Takes back all marks down to `depth`, as plain signs. */
  const drop = (depth: number) => {
    for (const { mark, tokens } of open.splice(depth)) {
      say(mark);
      tokens.forEach(put);
    }
  };
  let from = 0;
  for (const match of source.matchAll(pieces)) {
    const [mark, escaped, href] = match;
    const at = match.index;
    say(source.slice(from, at));
    from = at + mark.length;
    const depth = open.findIndex((each) => each.mark === (href === undefined ? mark : '['));
    const close = () => {
      drop(depth + 1);
      return open.pop()!.tokens;
    };
    if (escaped) say(escaped);
    else if (mark === '\n') put({ type: 'break' });
    else if (mark === '[') {
      if (depth > 0) drop(depth);
      open.push({ mark, tokens: [] });
    } else if (href !== undefined) {
      if (depth > 0) {
        const tokens = close();
        put({ type: 'link', href, tokens: tokens.length ? tokens : [{ type: 'text', text: href }] });
      } else say(mark);
    } else {
      const before = source[at - 1] ?? ' ', after = source[from] ?? ' ';
      const inWord = (sign: string) => mark.length < 2 && /[\p{L}\p{N}]/u.test(sign);
      if (!Object.hasOwn(kinds, mark)) say(mark);
      else if (depth > 0 && /\S/.test(before) && !inWord(after)) put({ type: kinds[mark as keyof typeof kinds], tokens: close() });
      else if (depth < 0 && /\S/.test(after) && !inWord(before)) open.push({ mark, tokens: [] });
      else say(mark);
    }
  }
  say(source.slice(from));
  drop(1);
  return open[0]!.tokens;
}

/** Whether a text has more than inline marks: a list, quote, heading, table or code. */
export const needsMarkdown = (source: string): boolean => /^[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]|^[ \t]*(?:>|\|.*\||---+[ \t]*$)|`/m.test(source);
