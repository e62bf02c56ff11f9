import { nearest } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import { eachEntry, entriesOf } from '../shape-problems.ts';
import { wordOf, type FlowPieces, type Spoken } from './flow-pieces.ts';
import { fixedWords } from './placeholders.ts';
import type { Report } from './report.ts';

/*
 * Texts without a translation, and translations without a text. A language is whole or it is not there, so each of its missing texts is
 * told; a tone (`en~playful`) changes only what it wants to. Tables in files of their own are not read.
 */

/** Something to translate: not a size (XL), a number or a value alone. */
const hasWords = (text: string) => /^[A-Za-z][a-z]/.test(text) || word.test(fixedWords(text)) || (text.includes('{') && /[|,][^{}]*\{?[^{}]*\p{Ll}{2}/u.test(text.replace(/\{[^{}|,]*\}/g, '')));
const word = /\p{L}\p{Ll}|\p{Lo}/u;

const languageOf = (variant: string) => variant.replace(/~.*/, '');
const list = (words: readonly string[]) => words.map((word) => `"${word}"`).join(', ');

/** Names that are compared with to find what was meant. */
const MAX_CANDIDATES = 500;

/** Every text that stands somewhere outside of `texts`, and every default in one: values are looked up too. */
function allTexts(flow: object): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      found.add(value);
      if (value.includes('|')) for (const [, otherwise] of value.matchAll(/\|([^{}]*)\}/g)) found.add(otherwise!);
    } else eachEntry(value, (_, inner) => visit(inner));
  };
  for (const [name, inner] of entriesOf(flow)) if (name !== 'texts') visit(inner);
  return found;
}

export function checkTranslations(flow: object, { texts }: FlowPieces, report: Report): void {
  const tables = entriesOf(own(flow, 'texts')).filter((table): table is readonly [string, object] => typeof table[1] === 'object' && table[1] !== null);
  const source = (wordOf(own(flow, 'language')) || 'en');
  const elsewhere = new Set(entriesOf(own(flow, 'texts')).filter(([, table]) => typeof table === 'string').map(([variant]) => languageOf(variant)));
  const has = (variant: string, text: string) => own(own(own(flow, 'texts'), variant), text) !== undefined;
  const spokenIn = new Set([...tables.map(([variant]) => languageOf(variant)), ...texts.flatMap(({ variant }) => (variant ? [languageOf(variant)] : []))]);
  // `nl-BE` reads `nl` too, so it need not be whole.
  const languages = [...spokenIn].filter((language) =>
    language && !elsewhere.has(language) && language.split('-')[0] !== source.split('-')[0] && !(language.includes('-') && spokenIn.has(language.split('-')[0]!)));

  /** Texts that have their languages beside them, by their place. */
  const inline = new Map<string, Spoken[]>();
  const missing = new Map<string, readonly string[]>();
  for (const spoken of texts) {
    const { text, path, variant } = spoken;
    if (variant !== undefined) {
      const place = path.slice(0, -1).join('/');
      inline.set(place, [...(inline.get(place) ?? []), spoken]);
      continue;
    }
    if (missing.has(text) || !hasWords(text)) continue;
    const without = languages.filter((language) => {
      if (has(language, text)) return false;
      const tones = tables.filter(([each]) => each.startsWith(language + '~'));
      return tables.some(([each]) => each === language) || !tones.length || tones.some(([each]) => !has(each, text));
    });
    missing.set(text, without);
    if (without.length) {
      report('untranslated', path, `this text has no translation in ${list(without)}`, `Put it into "texts", under ${list(without)}; as it is, where it stays the same.`);
    }
  }

  for (const all of inline.values()) {
    const { path, key } = all[0]!;
    const without = languages.filter((language) => !all.some(({ variant }) => languageOf(variant!) === language));
    if (without.length) report('untranslated', path.slice(0, -1), `"${key}" is not there in ${list(without)}`, `Write it beside the others: "${without[0]}": "…".`);
  }

  const said = allTexts(flow);
  const open = [...missing.keys()];
  for (const [variant, table] of tables) {
    for (const text of Object.keys(table)) {
      if (said.has(text)) continue;
      const language = languageOf(variant);
      const candidates = open.filter((each) => (missing.get(each)!.includes(language) || variant.includes('~')) && !has(variant, each));
      const meant = text.length < 300 ? nearest(text, candidates.slice(0, MAX_CANDIDATES)) : undefined;
      report('orphan-translation', ['texts', variant, text], 'no step says this text', meant ? `Did it become "${short(meant)}"? Then change it here too.` : 'Remove it, or write it here exactly as the step has it.', { atKey: true });
    }
  }
}

const short = (text: string) => (text.length > 80 ? text.slice(0, 80) + '…' : text);
