import type { Answer, ChatInput } from '../../engine/input.ts';
import { markOf } from '../../engine/card-marks.ts';
import type { Question } from '../../engine/question.ts';
import { lastEntry } from '../../engine/selectors.ts';
import type { ChatState, ShownCard } from '../../engine/state.ts';
import type { Text } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import type { Json, Values } from '../../shared/json.ts';
import { askedAboutCard, type CardAsk } from '../../tone/asks-about-card.lazy.ts';
import type { CardStrings } from '../../tone/language.ts';
import { cardStrings } from '../../tone/parts/card-strings.lazy.ts';
import { textInAll } from '../../tone/text-in-all.ts';
import type { View } from '../../view/view.ts';
import { attributesOf, isToBeHad, withVariant } from '../card-variants.work.ts';
import type { CardsEntry, CardsMark } from '../press-card.work.ts';

/* Questions about cards that are shown, answered from what stands on them. */

/** So few left are told. */
const FEW = 5;

/** A card with its words as the visitor reads them. */
interface Named {
  readonly card: ShownCard;
  readonly title: string;
  /** What its variants are, by the names and values that are read. */
  readonly attributes: readonly (readonly [name: string, values: readonly string[]])[];
  /** Names and values as the card has them. */
  readonly own: ReadonlyMap<string, string>;
}

function nameCard(view: View, card: ShownCard): Named {
  const own = new Map<string, string>();
  const read = (word: string) => {
    const words = view.bare(word, {});
    own.set(words, word);
    return words;
  };
  const attributes = attributesOf(card).map(([name, values]) => [read(name), values.map(read)] as const);
  return { card, title: card.title === undefined ? '' : view.bare(card.title, card.values ?? {}), attributes, own };
}

/** All attributes of several cards, each with the values of all. */
function attributesOfAll(all: readonly Named[]): (readonly [string, readonly string[]])[] {
  const found = new Map<string, Set<string>>();
  for (const { attributes } of all)
    for (const [name, values] of attributes) found.set(name, new Set([...(found.get(name) ?? []), ...values]));
  return [...found].map(([name, values]) => [name, [...values]]);
}

/** Lowest and highest price of a card, of those of its variants that fit. */
function pricesOf(card: ShownCard, fits: (variant: number) => boolean = () => true): readonly (number | string)[] {
  const all = card.variants
    ? card.variants
        .map((_, number) => number)
        .filter(fits)
        .map((number) => withVariant(card, number).price)
    : [card.price];
  const given = all.filter((price) => price !== undefined);
  const numbers = given.filter((price) => typeof price === 'number');
  if (numbers.length < given.length || !numbers.length) return given.slice(0, 1);
  return [...new Set([Math.min(...numbers), Math.max(...numbers)])];
}

/** Lines of an answer while it is made: what is data goes in as values, so that none of it is read as a mark. */
class Reply {
  readonly values: Record<string, Json> = {};
  /** Each piece is a template, or one of the chat's own strings. */
  readonly lines: (string | { readonly word: keyof CardStrings })[][] = [];
  readonly currency: string;
  #count = 0;

  constructor(currency: string) {
    this.currency = currency.replace(/[^A-Za-z]/g, '');
  }
  put(value: Json, format = ''): string {
    const name = `v${++this.#count}`;
    this.values[name] = value;
    return `{${name}${format}}`;
  }
  prices(prices: readonly (number | string)[]): string {
    return prices
      .map((price) => this.put(price, typeof price === 'number' ? `:money ${this.currency}` : ''))
      .join(' – ');
  }
}

/** What stands on one card about what is asked; nothing where the card does not say. */
function answerOf(reply: Reply, { card, title, own }: Named, ask: CardAsk): Reply['lines'][number] | undefined {
  const of = title ? reply.put(title) : '';
  const colon = of ? ': ' : '';
  if (ask.about === 'price') {
    const prices = pricesOf(card);
    return prices.length ? [of + colon + reply.prices(prices)] : undefined;
  }
  if (ask.about === 'stock') {
    const stocks = card.variants ? card.variants.map(({ stock }) => stock ?? card.stock) : [card.stock];
    if (stocks.includes(undefined)) return undefined;
    let stock = 0;
    for (const each of stocks) stock += Math.max(0, each ?? 0);
    if (stock > FEW || stock === 0) return [of + colon, { word: stock ? 'inStock' : 'soldOut' }];
    reply.values.n = stock;
    return [of + colon, { word: 'fewLeft' }];
  }
  const attribute = own.get(ask.attribute);
  const pairs = attributesOf(card).find(([name]) => name === attribute);
  if (!attribute || !pairs) return undefined;
  if (ask.about === 'values') {
    const words = [...own].filter(([, source]) => pairs[1].includes(source) && isToBeHad(card, attribute, source));
    return words.length ? [of + colon + reply.put(words.map(([read]) => read))] : [of + colon, { word: 'soldOut' }];
  }
  const value = own.get(ask.value);
  if (!value || !pairs[1].includes(value)) return undefined;
  const what = `${of}${of ? ', ' : ''}${reply.put(ask.value)}: `;
  if (!isToBeHad(card, attribute, value)) return [what, { word: 'soldOut' }];
  const prices = pricesOf(card, (number) => {
    const variant = card.variants?.[number];
    return variant?.attributes[attribute] === value && (variant.stock ?? card.stock) !== 0;
  });
  return prices.length ? [what + reply.prices(prices)] : [what, { word: 'inStock' }];
}

/** What to do about a typed text that asks about the cards that were shown last: it is answered, and the open question stays open. */
export function aboutCards(view: View, state: ChatState, question: Question, typed: Answer): ChatInput | undefined {
  if (typeof typed !== 'string' || question.kind === 'fields') return undefined;
  const entry = lastEntry(state, (each): each is CardsEntry => each.kind === 'cards');
  if (!entry) return undefined;
  const { chosen } = asRecord(markOf(state, entry.id)) as CardsMark;
  const shown = entry.cards.map((card) => nameCard(view, card));
  const ask = askedAboutCard(typed.trim(), {
    titles: shown.map(({ title }) => title),
    attributes: attributesOfAll(shown),
  });
  if (!ask) return undefined;
  const asked = ask.cards.length ? ask.cards : chosen === undefined ? shown.map((_, number) => number) : [chosen];
  const reply = new Reply(entry.currency);
  for (const number of asked) {
    const line = shown[number] && answerOf(reply, shown[number], ask);
    if (line) reply.lines.push(line);
  }
  if (!reply.lines.length) return undefined;
  const { settings } = view;
  const words = new Map<keyof CardStrings, { readonly [variant: string]: string }>();
  for (const word of ['inStock', 'soldOut', 'fewLeft'] as const)
    words.set(
      word,
      textInAll(cardStrings, word, settings, (spoken) => view.changes({ ...settings, ...spoken })),
    );
  const variants = Object.keys(words.get('inStock') ?? {});
  const text: Text = Object.fromEntries(
    variants.map((variant) => [
      variant,
      reply.lines
        .map((line) =>
          line.map((piece) => (typeof piece === 'string' ? piece : words.get(piece.word)?.[variant])).join(''),
        )
        .join('\n'),
    ]),
  );
  return { type: 'aside', said: typed.trim(), reply: text, values: reply.values satisfies Values };
}
