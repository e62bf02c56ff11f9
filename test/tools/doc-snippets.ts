import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fenced piece of code in a page of the docs. */
export interface Snippet {
  /** `docs/element.md:12`: the page and the line of the fence. */
  readonly place: string;
  /** The word after the fence: json, html, js … */
  readonly language: string;
  readonly code: string;
}

/** README and all pages of docs/, as paths from `root`. */
export const docPages = (root: string): readonly string[] => [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'))
    .sort(),
];

/** All fenced code of a page. A fence that does not end takes in all that follows, and fails whatever reads it. */
export function snippetsOf(page: string, text: string): readonly Snippet[] {
  const snippets: Snippet[] = [];
  let open: { line: number; language: string; lines: string[] } | undefined;
  const close = () => {
    if (open) snippets.push({ place: `${page}:${open.line}`, language: open.language, code: open.lines.join('\n') });
    open = undefined;
  };
  for (const [index, line] of text.split('\n').entries()) {
    const [, language] = /^```(.*)$/.exec(line) ?? [];
    if (language === undefined) open?.lines.push(line);
    else if (open) close();
    else open = { line: index + 1, language: language.trim(), lines: [] };
  }
  close();
  return snippets;
}

export const docSnippets = (root: string): readonly Snippet[] =>
  docPages(root).flatMap((page) => snippetsOf(page, readFileSync(join(root, page), 'utf8')));

/** A page without its fenced code. */
export const proseOf = (text: string): string =>
  text.replace(/^```[^\n]*\n.*?^```$/gms, (code) => code.replace(/[^\n]/g, ''));

/** A heading's anchor, as GitHub makes it. */
export const anchorOf = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
