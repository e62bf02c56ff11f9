import { everyScript } from '../../shared/every-script.ts';

/** A `{…}` in a text. */
export interface Placeholder {
  /** The variable that it begins with: `pick` of `{pick.name:money}`. */
  readonly name: string;
  /** It says what to show without a value: `{name|there}`, or the arms of a plural or select. */
  readonly optional: boolean;
}

const headOf = everyScript(/\{\s*([A-Za-z_][A-Za-z0-9_]*)(?:\.[A-Za-z0-9_.-]+)?\s*([|,:}])/y);
/** Braces, bars, and what is escaped. */
const characters = /[{}|]|\\[^]?/g;
const branching = /\{[^{},|]*,\s*(?:plural|select|selectordinal)\s*,/y;

/** The placeholders of a text, those inside defaults and plural arms too. */
export function placeholdersIn(text: string): Placeholder[] {
  if (!text.includes('{')) return [];
  const found: { name: string; optional: boolean }[] = [],
    head = headOf(text);
  /** For each open brace, whether the braces directly inside it are arms (`one {…}`), and its placeholder. */
  const open: { readonly arms: boolean; readonly holder?: { optional: boolean } | undefined }[] = [];
  for (const { 0: character, index: at } of text.matchAll(characters)) {
    const around = open.at(-1);
    if (character === '}') open.pop();
    else if (character === '|') {
      if (around?.holder) around.holder.optional = true;
    } else if (character === '{') {
      if (around?.arms) open.push({ arms: false });
      else {
        head.lastIndex = branching.lastIndex = at;
        const name = head.exec(text)?.[1],
          arms = branching.test(text),
          holder = name ? { name, optional: arms } : undefined;
        open.push({ arms, holder });
        if (holder) found.push(holder);
      }
    }
  }
  return found;
}

/** What is left to read without the placeholders: at least this much is shown. */
export function fixedWords(text: string): string {
  if (!/[{}\\]/.test(text)) return text;
  let kept = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\\') {
      at++;
      if (!depth) kept += text[at] ?? '';
    } else if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (!depth) kept += character;
  }
  return kept;
}
