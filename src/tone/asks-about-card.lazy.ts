import type { CardAskWords } from './language.ts';
import { cardAskWords } from './parts/card-ask-words.lazy.ts';

/* What people type about things that are shown to them: "How much?", "In black?", "Which sizes?" */

/** Longer texts are not looked at, in characters. */
const MOST = 80;

/** What is shown, as far as a question can name it. Words as the visitor reads them. */
export interface Askable {
  /** What each card is called. */
  readonly titles: readonly string[];
  /** What they come in: names with values. */
  readonly attributes: readonly (readonly [name: string, values: readonly string[]])[];
}

/** What is asked, and of which cards: of all where none is named. */
export type CardAsk = { readonly cards: readonly number[] } & (
  | { readonly about: 'price' }
  | { readonly about: 'stock' }
  | { readonly about: 'values'; readonly attribute: string }
  | { readonly about: 'value'; readonly attribute: string; readonly value: string }
);

/** Small letters and figures without accents, parted by blanks. */
const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
interface Words {
  readonly openings: ReadonlySet<string>;
  readonly price: ReadonlySet<string>;
  readonly stock: ReadonlySet<string>;
  /** All words that a question may have. */
  readonly known: ReadonlySet<string>;
}
const wordsOf = ({ small, openings, price, stock, size, colour }: CardAskWords): Words => ({
  openings: listOf(openings),
  price: listOf(price),
  stock: listOf(stock),
  known: listOf([small, openings, price, stock, size, colour].join(' ')),
});
const languages = cardAskWords.map(wordsOf);

/** Words of all languages for the same attribute, so that "Which sizes?" finds what a shop calls "Maat". */
const synonyms = (['size', 'colour'] as const).map((kind) => listOf(cardAskWords.map((each) => each[kind]).join(' ')));

/** Whether a word names an attribute: it begins alike, or means the same. */
function isNamed(name: string, word: string): boolean {
  const called = plainWords(name);
  if (called.length > 2 && (word === called || word === `${called}s` || word === `${called}es`)) return true;
  return synonyms.some((same) => same.has(called) && same.has(word));
}

/** Takes words out of a text, as long as they stand there as whole words. Undefined where they do not. */
function without(text: string, words: string): string | undefined {
  const sought = plainWords(words);
  const padded = ` ${text} `;
  const at = sought ? padded.indexOf(` ${sought} `) : -1;
  return at < 0
    ? undefined
    : `${padded.slice(0, at)} ${padded.slice(at + sought.length + 1)}`.replace(/ +/g, ' ').trim();
}

/**
 * What a typed text asks about what is shown, if it asks nothing else. Only whole questions count: a question mark, or an opening such as
 * "how much", and no word that is not about the card.
 */
export function askedAboutCard(said: string, { titles, attributes }: Askable): CardAsk | undefined {
  if (said.length > MOST) return undefined;
  let rest = plainWords(said);
  const isMarked = /[?？؟]/.test(said);
  const isOpening = languages.some(({ openings }) => openings.has(rest.split(' ')[0] ?? ''));
  if (!isMarked && !isOpening) return undefined;

  const cards = titles.flatMap((title, number) => {
    const left = without(rest, title);
    if (left === undefined) return [];
    rest = left;
    return [number];
  });
  // The longest value first: "dark blue" is no "blue".
  const values = attributes
    .flatMap(([attribute, all]) => all.map((value) => ({ attribute, value })))
    .sort((one, other) => other.value.length - one.value.length);
  const found = values.find(({ value }) => without(rest, value) !== undefined);
  if (found) rest = without(rest, found.value) ?? rest;
  const named = attributes.find(([name]) => rest.split(' ').some((word) => isNamed(name, word)));
  const left = rest.split(' ').filter((word) => word && !(named && isNamed(named[0], word)));
  const language = languages.find(({ known }) => left.every((word) => known.has(word)));
  if (!language) return undefined;
  if (found && isMarked) return { cards, about: 'value', ...found };
  if (named) return { cards, about: 'values', attribute: named[0] };
  if (left.some((word) => language.stock.has(word)) && !left.some((word) => language.price.has(word)))
    return { cards, about: 'stock' };
  return left.some((word) => language.price.has(word)) ? { cards, about: 'price' } : undefined;
}
