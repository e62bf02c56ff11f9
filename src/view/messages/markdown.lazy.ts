import { html, nothing } from 'lit';
import { Lexer, type Token as Marked, type TokenizerThis, type Tokens } from 'marked';
import type { Text } from '../../flow/flow.ts';
import { scanMarks, type Token } from '../../shared/inline-marks.ts';
import type { Values } from '../../shared/json.ts';
import type { View } from '../view.ts';
import { content, link } from '../content.ts';

/**
 * More than inline marks. Of the same build as those, so that the engine fills in values the same way: words in `text`,
 * addresses in `href`.
 */
export type Rich =
  | Exclude<Token, { type: 'link' | 'bold' | 'italic' | 'underline' }>
  | {
      readonly type: 'bold' | 'italic' | 'underline' | 'strike' | 'paragraph' | 'quote' | 'heading' | 'plain';
      readonly tokens: readonly Rich[];
    }
  | { readonly type: 'link'; readonly href: string; readonly tokens: readonly Rich[] }
  | {
      readonly type: 'list';
      readonly start: number | null;
      readonly items: readonly { readonly tokens: readonly Rich[]; readonly task?: boolean }[];
    }
  | { readonly type: 'code' | 'mono'; readonly text: string }
  | { readonly type: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'rule' };
/** Not called `tokens`: an empty cell has to stay. */
interface Cell {
  readonly cell: readonly Rich[];
}

/** Characters; marked takes ever longer for some longer texts, so those are read for inline marks alone. */
const LONGEST = 8000;

const characters: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  euro: '€',
};
/** Characters written as `&name;` or by number. */
const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name = '') => {
    const code = decimal ? +decimal : hex ? parseInt(hex, 16) : 0;
    return code
      ? code < 0x110000
        ? String.fromCodePoint(code)
        : '\ufffd'
      : Object.hasOwn(characters, name)
        ? (characters[name] ?? whole)
        : whole;
  });

/** Our `++underline++`, which Markdown does not have: as scanMarks reads it, so that "C++ and D++" stays. */
const underline = Object.assign(function (this: TokenizerThis, source: string) {
  const [text] = /^[A-Za-z0-9]\+\+/.exec(source) ?? [];
  if (text) return { type: 'text', raw: text, text };
  const [raw, inner] = /^\+\+(?=\S)((?:[^+]|\+(?!\+))+)(?<!\s)\+\+/.exec(source) ?? [];
  return raw && inner ? { type: 'underline', raw, tokens: this.lexer.inlineTokens(inner) } : undefined;
});

const many = (tokens: readonly Marked[] | undefined): Rich[] => (tokens ?? []).flatMap(one);

function one(token: Marked): Rich | Rich[] {
  const inner = 'tokens' in token ? (token.tokens as Marked[] | undefined) : undefined;
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'heading':
    case 'paragraph':
      return { type: token.type, tokens: many(inner) };
    case 'blockquote':
      return { type: 'quote', tokens: many(inner) };
    case 'strong':
      return { type: 'bold', tokens: many(inner) };
    case 'em':
      return { type: 'italic', tokens: many(inner) };
    case 'del':
      return { type: 'strike', tokens: many(inner) };
    case 'underline':
      return { type: 'underline', tokens: many(inner) };
    case 'link':
      return { type: 'link', href: decode((token as Tokens.Link).href), tokens: many(inner) };
    // A picture inside a text would be asked for from anywhere: its words stand for it; `image` steps show pictures.
    case 'image':
      return { type: 'text', text: (token as Tokens.Image).text };
    case 'br':
      return { type: 'break' };
    case 'hr':
      return { type: 'rule' };
    case 'codespan':
      return { type: 'mono', text: (token as Tokens.Codespan).text };
    case 'code':
      return { type: 'code', text: (token as Tokens.Code).text };
    case 'checkbox':
      return { type: 'text', text: (token as Tokens.Checkbox).checked ? '☑ ' : '☐ ' };
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      return {
        type: 'list',
        start: ordered ? +start : null,
        items: items.map(({ tokens, task }) => ({ tokens: many(tokens), task })),
      };
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const cells = (row: Tokens.TableCell[]) => row.map((cell) => ({ cell: many(cell.tokens) }));
      return { type: 'table', head: cells(header), rows: rows.map(cells) };
    }
    default:
      if (inner) return { type: 'plain', tokens: many(inner) };
      return {
        type: 'text',
        text:
          token.type === 'text'
            ? decode((token as Tokens.Text).text)
            : (token as Tokens.HTML | Tokens.Escape)[token.type === 'html' ? 'raw' : 'text'],
      };
  }
}

/** Reads a template with lists, quotes, tables, code or headings. Raw HTML is text like any other. */
export function scanMarkdown(source: string): Rich[] {
  if (source.length > LONGEST) return scanMarks(source);
  const lexer = new Lexer({
    gfm: true,
    extensions: {
      inline: [underline],
      startInline: [(text: string) => text.search(/[A-Za-z0-9]?\+\+/)],
      renderers: {},
      childTokens: {},
    } as never,
  });
  try {
    return many(lexer.lex(source));
  } catch {
    // Quotes in quotes, thousands of them: deeper than marked can go.
    return scanMarks(source);
  }
}

/** Drawn so far: each has a name, its heads, for it can have the focus. */
let tables = 0;

/** The tokens as templates; inline ones as everywhere else. */
export const drawMarkdown = (view: View, tokens: readonly Rich[]): unknown =>
  tokens.map((token) => {
    const inner = 'tokens' in token ? drawMarkdown(view, token.tokens) : '';
    switch (token.type) {
      case 'paragraph':
        return html`<p>${inner}</p>`;
      case 'heading':
        return html`<p class="heading"><strong>${inner}</strong></p>`;
      case 'quote':
        return html`<blockquote>${inner}</blockquote>`;
      case 'plain':
        return inner;
      case 'bold':
        return html`<strong>${inner}</strong>`;
      case 'italic':
        return html`<em>${inner}</em>`;
      case 'underline':
        return html`<u>${inner}</u>`;
      case 'strike':
        return html`<s>${inner}</s>`;
      case 'link':
        return link(view, token.href, inner);
      case 'rule':
        return html`<hr>`;
      case 'mono':
        return html`<code>${token.text}</code>`;
      case 'code':
        return html`<pre tabindex="0"><code>${token.text}</code></pre>`;
      case 'list': {
        const items = token.items.map(
          ({ tokens, task }) => html`<li class=${task ? 'task' : nothing}>${drawMarkdown(view, tokens)}</li>`,
        );
        return token.start === null
          ? html`<ul>${items}</ul>`
          : html`<ol start=${token.start === 1 ? nothing : token.start}>${items}</ol>`;
      }
      case 'table': {
        const head = `head-${++tables}`;
        const names = token.head.map(({ cell }) => html`<th>${drawMarkdown(view, cell)}</th>`);
        const rows = token.rows.map(
          (row) => html`<tr>${row.map(({ cell }) => html`<td>${drawMarkdown(view, cell)}</td>`)}</tr>`,
        );
        return html`<div class="table" tabindex="0" role="group" aria-labelledby=${head}><table><thead
          id=${head}><tr>${names}</tr></thead><tbody>${rows}</tbody></table></div>`;
      }
      default:
        return content(view, [token]);
    }
  });

/** A text: one template, so that whoever has drawn it by its marks alone, as a list, sees that it is to be drawn again. */
export function markdown(view: View, text: Text, values?: Values) {
  const tokens = view.read(text, values, scanMarkdown);
  const [first, ...others] = tokens;
  // A line by itself is no paragraph: it may stand in a title or on a button.
  const isLine = first?.type === 'paragraph' && others.length === 0;
  return html`${drawMarkdown(view, isLine ? first.tokens : tokens)}`;
}

export { markdownStyles as styles } from './markdown.styles.lazy.ts';
