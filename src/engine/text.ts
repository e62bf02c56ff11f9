import { own } from '../shared/json.ts';
import { plainMarks, scanMarks, type Token } from '../shared/inline-marks.ts';
import { canonicalTag, languageDistance, nearestTags } from '../shared/language.ts';
import { remember } from '../shared/remember.ts';
import type { Flow, Text } from '../flow/flow.ts';
import type { Scope } from '../expression/expression.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { insertValues, insertIntoAddress, type Reading, type Telling } from './reading.ts';
import type { Settings } from './state.ts';

export type { Token };

/** The languages of tables of texts, and of texts with their languages beside them, as a reader of some language wants them. */
const orders = new WeakMap<object, Map<string, readonly string[]>>();

/**
 * The languages of `variants` (keys: `nl`, `nl~formal`, `~brief`) that a reader of `lang` can read, the nearest first. None is
 * further off than the language that the texts are written in: a reader of Norwegian gets a Norwegian flow as it is, not in Swedish.
 */
function languagesFor(variants: object, lang: string, written?: string): readonly string[] {
  const known = orders.get(variants) ?? new Map<string, readonly string[]>();
  orders.set(variants, known);
  return remember(known, `${lang} ${written}`, () => {
    const languages = [...new Set(Object.keys(variants).map((key) => key.split('~')[0]!))];
    const most = written === undefined ? Infinity : languageDistance(lang, written);
    return nearestTags(lang, languages).filter((each) => languageDistance(lang, each) <= most);
  });
}

/**
 * The template that a text has in this language and tone: language~tone, language, ~tone, then itself; `nl-BE` reads
 * `nl` too, and `nb` reads `no`.
 */
export function sourceText(flow: Flow, { lang, tone }: Settings, text: Text): string {
  const { texts } = flow;
  const language = canonicalTag(flow.language) || 'en';
  const inline = typeof text === 'object';
  const variants: unknown = inline ? text : texts;
  const variant = (key: string) => (inline ? own(text, key) : own(own(texts, key), text));
  const keys: string[] = [];
  if (variants && typeof variants === 'object') {
    const inTones = (each: string) => [`${each}~${tone}`, each];
    keys.push(...languagesFor(variants, lang, inline ? undefined : language).flatMap(inTones), `~${tone}`);
    if (inline) keys.push(...languagesFor(variants, language), 'en');
  }
  const found = [...keys.map(variant), ...(inline ? Object.values(text ?? {}) : [text])];
  return found.find((each) => typeof each === 'string') ?? '';
}

/** Puts the values into tokens of any kind: `href` is an address, every other word but `type` a text. What came out empty goes. */
function fill(node: unknown, reading: Reading, key = ''): unknown {
  if (typeof node === 'string')
    return key === 'type' ? node : key === 'href' ? insertIntoAddress(node, reading) : insertValues(node, reading);
  if (Array.isArray(node)) {
    return node
      .map((each) => fill(each, reading))
      .filter((each) => own(each, 'text') !== '' && own(own(each, 'tokens'), 'length') !== 0);
  }
  return node && typeof node === 'object'
    ? Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, fill(inner, reading, name)]))
    : node;
}

/**
 * What the visitor reads. The template is read first and the values go into its tokens, so no value is ever read as a mark, a link or
 * a placeholder. `scan` reads the marks: `scanMarks`, or a richer reader whose tokens have the same build. `missed` hears of names
 * without value and default.
 */
export function readText<T = Token>(
  { flow, settings, formats, setApart }: Telling,
  text: Text,
  scope: Scope,
  scan: (source: string) => readonly (T | Token)[] = scanMarks,
  missed?: (name: string) => void,
): T[] {
  const reading: Reading = {
    lang: settings.lang,
    scope,
    formats,
    translate: (value) => sourceText(flow, settings, value),
    values: [],
    setApart,
    missed,
  };
  const tokens = scan(fillPlaceholders(sourceText(flow, settings, text), reading));
  // Most texts have no placeholder, and marks by themselves leave no empty token.
  if (!reading.values.length && scan === scanMarks) return [...tokens] as T[];
  return fill(tokens, reading) as T[];
}

/** The same without marks; links are their words. */
export const plainText = (telling: Telling, text: Text, scope: Scope, missed?: (name: string) => void): string =>
  plainMarks(readText(telling, text, scope, scanMarks, missed));
