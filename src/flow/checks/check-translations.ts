import { nearest } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import { canonicalTag, languageDistance } from '../../shared/language.ts';
import { eachEntry, entriesOf } from '../shape-problems.ts';
import { asText, type FlowPieces, type Spoken } from './collected-pieces.ts';
import { fixedWords } from './placeholders.ts';
import type { Report } from './report.ts';

/*
 * Texts without a translation, and translations without a text. A language is whole or it is not there, so each of its missing texts is
 * told; a tone (`en~playful`) changes only what it wants to. Tables in files of their own are not read.
 */

/** Something to translate: not a size (XL), a number or a value alone. */
const hasWords = (text: string) =>
  /^[A-Za-z][a-z]/.test(text) || word.test(fixedWords(text)) || (/[|,]/.test(text) && hasInnerWords(text));
const word = /\p{L}\p{Ll}|\p{Lo}/u;

/** Whether words are in a default or in an arm: after a bar or a comma within braces, or in the braces that open next. */
function hasInnerWords(text: string): boolean {
  let isArm = false;
  for (const [, piece = '', character] of text.replace(/\{[^{}|,]*\}/g, '').matchAll(/([^{}]*)([{}]?)/g)) {
    const at = piece.search(/[|,]/);
    if (/\p{Ll}{2}/u.test(isArm ? piece : at < 0 ? '' : piece.slice(at))) return true;
    isArm = at >= 0 && character === '{';
  }
  return false;
}

const languageOf = (variant: string) => variant.replace(/~.*/, '');
const list = (words: readonly string[]) => words.map((word) => `"${word}"`).join(', ');

/** Most languages, and most tables of texts, that are compared with the flow. */
const MAX_TABLES = 100;
/** Translations without a text for which the text that was meant is looked for. */
const MAX_MEANT = 100;

/** Every text that stands somewhere outside of `texts`, and every default in one: values are looked up too. */
function allTexts(flow: object): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      found.add(value);
      if (!value.includes('|')) return;
      const pieces = value.split('}');
      for (let at = 0; at < pieces.length - 1; at++) {
        const inner = pieces[at]!.slice(pieces[at]!.lastIndexOf('{') + 1),
          bar = inner.indexOf('|');
        if (bar >= 0) found.add(inner.slice(bar + 1));
      }
    } else eachEntry(value, (_, inner) => visit(inner));
  };
  for (const [name, inner] of entriesOf(flow)) if (name !== 'texts') visit(inner);
  return found;
}

export function checkTranslations(flow: object, { texts }: FlowPieces, report: Report): void {
  const tables = entriesOf(own(flow, 'texts')).filter(
    (table): table is readonly [string, object] => typeof table[1] === 'object' && table[1] !== null,
  );
  const judged = tables.slice(0, MAX_TABLES);
  const source = asText(own(flow, 'language')) || 'en';
  const elsewhere = new Set(
    entriesOf(own(flow, 'texts'))
      .filter(([, table]) => typeof table === 'string')
      .map(([variant]) => languageOf(variant)),
  );
  const spokenIn = new Set([
    ...judged.map(([variant]) => languageOf(variant)),
    ...texts.flatMap(({ variant }) => (variant ? [languageOf(variant)] : [])),
  ]);
  const tags = new Set([...spokenIn].map(canonicalTag));
  /** `nl-BE` reads `nl` too, so it need not be whole. */
  const isPartOfAnother = (language: string) => {
    const parts = canonicalTag(language).split('-');
    return parts.some((_, end) => end > 0 && tags.has(parts.slice(0, end).join('-')));
  };
  const languages = [...spokenIn]
    .filter(
      (language) =>
        language &&
        !elsewhere.has(language) &&
        languageDistance(language, source) === Infinity &&
        !isPartOfAnother(language),
    )
    .slice(0, MAX_TABLES);
  /** The table of each language, and those of its tones. */
  const tablesOf = new Map(
    languages.map((language) => [
      language,
      {
        whole: judged.find(([variant]) => variant === language)?.[1],
        tones: judged.filter(([variant]) => variant.startsWith(language + '~')).map(([, table]) => table),
      },
    ]),
  );

  /** Texts that have their languages beside them, by their place. */
  const inline = new Map<string, { readonly first: Spoken; readonly languages: Set<string> }>();
  const missing = new Map<string, readonly string[]>();
  for (const spoken of texts) {
    if (report.isFull()) break;
    const { text, path, variant } = spoken;
    if (variant !== undefined) {
      const place = path.slice(0, -1).join('/'),
        all = inline.get(place) ?? { first: spoken, languages: new Set() };
      all.languages.add(languageOf(variant));
      inline.set(place, all);
      continue;
    }
    if (missing.has(text) || !hasWords(text)) continue;
    const without = languages.filter((language) => {
      const { whole, tones } = tablesOf.get(language)!;
      return (
        own(whole, text) === undefined &&
        (whole !== undefined || !tones.length || tones.some((table) => own(table, text) === undefined))
      );
    });
    missing.set(text, without);
    if (without.length) {
      report(
        'untranslated',
        path,
        `this text has no translation in ${list(without)}`,
        `Put it into "texts", under ${list(without)}; as it is, where it stays the same.`,
      );
    }
  }

  for (const {
    first: { path, key },
    languages: has,
  } of inline.values()) {
    const without = languages.filter((language) => !has.has(language));
    if (without.length)
      report(
        'untranslated',
        path.slice(0, -1),
        `"${key}" is not there in ${list(without)}`,
        `Write it beside the others: "${without[0]}": "…".`,
      );
  }

  const said = allTexts(flow);
  let asked = 0;
  for (const [variant, table] of tables) {
    const language = languageOf(variant);
    let open: readonly string[] | undefined;
    for (const text of Object.keys(table)) {
      if (said.has(text) || report.isFull()) continue;
      const meant =
        text.length < 300 && asked++ < MAX_MEANT
          ? nearest(
              text,
              (open ??= [...missing.keys()].filter(
                (each) =>
                  (missing.get(each)!.includes(language) || variant.includes('~')) && own(table, each) === undefined,
              )),
            )
          : undefined;
      report(
        'orphan-translation',
        ['texts', variant, text],
        'no step says this text',
        meant
          ? `Did it become "${short(meant)}"? Then change it here too.`
          : 'Remove it, or write it here exactly as the step has it.',
        { atKey: true },
      );
    }
  }
}

const short = (text: string) => (text.length > 80 ? text.slice(0, 80) + '…' : text);
