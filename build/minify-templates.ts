import type { Plugin } from 'vite';

/** Stands for an expression while the text around it is worked on; appears in no source. */
const hole = '\u0001';

/**
 * The same style sheet in fewer bytes: no comments, no blanks where CSS needs none, no nought before a point. Other values stay as
 * written, and blanks that can mean something (in selectors, in `calc`, before a bracket) stay as one.
 */
export function minifyCss(css: string): string {
  const token = /\/\*[^]*?\*\/|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|url\([^"')]*\)|\s+|[^]/g;
  let out = '';
  let blank = false;
  for (const [part] of css.matchAll(token)) {
    if (part.startsWith('/*') || part.trim() === '') {
      blank = true;
      continue;
    }
    const last = out.at(-1) ?? '{';
    // `--empty: ;` is a value (nothing at all is not, in older browsers).
    const emptyValue = last === ':' && /^[;}]/.test(part);
    if (blank && (emptyValue || !(/[{};,>(:]/.test(last) || /^[{};,>)!]/.test(part)))) out += ' ';
    blank = false;
    if (part === '}' && out.endsWith(';')) out = out.slice(0, -1);
    if (part === '.' && /[\s:,(]-?0$/.test(out)) out = out.slice(0, -1);
    out += part;
  }
  return out;
}

/** The same template in fewer bytes: comments go, and blanks become one blank; none vanishes, for between words it shows. */
export function minifyHtml(html: string): string {
  if (/<(pre|textarea)\b/.test(html)) return html;
  return html.replace(/<!--[^]*?-->/g, '').replace(/\s+/g, ' ');
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Every tagged template under `node`. */
function* taggedTemplates(node: Node): Generator<Node> {
  if (node.type === 'TaggedTemplateExpression') yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') yield* taggedTemplates(child as Node);
    }
  }
}

/** Shortens the text of `html`, `svg`, `css` and `cssText` templates; the code between them is the minifier's. */
export function minifyTemplates(code: string, parse: (code: string) => unknown): string {
  const edits: { start: number; end: number; text: string }[] = [];
  for (const { tag, quasi } of taggedTemplates(parse(code) as Node)) {
    const name = (tag as Node).name;
    const shorten =
      name === 'css' || name === 'cssText' ? minifyCss : name === 'html' || name === 'svg' ? minifyHtml : undefined;
    if (!shorten) continue;
    const quasis = (quasi as Node).quasis as Node[];
    const texts = shorten(quasis.map(({ start, end }) => code.slice(start, end)).join(hole)).split(hole);
    // A hole inside a comment would go with it: then the template stays as it is.
    if (texts.length !== quasis.length) continue;
    quasis.forEach(({ start, end }, index) => edits.push({ start, end, text: texts[index] ?? '' }));
  }
  edits.sort((a, b) => b.start - a.start);
  return edits.reduce((done, { start, end, text }) => done.slice(0, start) + text + done.slice(end), code);
}

/** Vite plugin of the script-tag builds: templates and styles without the blanks that only their authors need. */
export function minifyTemplatesPlugin(): Plugin {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(css|cssText|html|svg)`/.test(code)) return null;
      return { code: minifyTemplates(code, (text) => this.parse(text)), map: null };
    },
  };
}
