import { capture } from '../engine/capture.ts';
import { literal, readData } from '../engine/data-text.ts';
import { inOwnLanguage } from '../engine/own-language.ts';
import { lookUp } from '../engine/reading.ts';
import type { Run } from '../engine/run.ts';
import type { Amount, CardButton, ShownCard, Variant } from '../engine/state.ts';
import { asText } from '../engine/values.ts';
import { toNumber, type Scope } from '../expression/expression.ts';
import type { Card, Text, Unchecked } from '../flow/flow.ts';
import { asRecord } from '../shared/as-record.ts';
import { own, type Json, type Values } from '../shared/json.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';

/* What all blocks share that show cards: how a card is read from the file, or from an item of a list. */

type AnyCard = Unchecked<Card>;
/** More cards than these nobody looks through, and no screen holds. */
const MOST_CARDS = 60;
const MOST_VARIANTS = 200;

/** Reads with names that something else stands for. */
export function inScope<T>(tools: Run, scope: Scope, read: () => T): T {
  const { scope: outer } = tools;
  tools.scope = scope;
  const found = read();
  tools.scope = outer;
  return found;
}

/** `value` itself if it is a list, else an empty one. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [];

/** A number or a sum. A text that is no more than a name, "{price}", is what the name stands for and not how that is written. */
function valueIn(tools: Run, source: unknown): unknown {
  const [, name] = /^\s*\{\s*([\p{L}_][\p{L}\p{N}_.-]*)\s*\}\s*$/u.exec(asText(source)) ?? [];
  return name ? lookUp(tools.scope, name) : tools.value(source);
}

function numberIn(tools: Run, source: unknown): number | undefined {
  const number = toNumber(valueIn(tools, source));
  return isNaN(number) ? undefined : number;
}

/** A price that is no number stands as it is: "from €20". */
function amountIn(tools: Run, source: unknown): Amount | undefined {
  const found = valueIn(tools, source);
  const number = toNumber(found);
  return isNaN(number) ? asText(found) || undefined : number;
}

/** The card of an item that is written like a card itself. Its words are data: they stand as they are, and are kept as values. */
function cardOfItem(item: Values): AnyCard {
  const named = (...keys: readonly string[]) => {
    const key = keys.find((each) => own(item, each) !== undefined);
    return key && `{${key}}`;
  };
  const facts = Object.entries(asRecord(item.facts)).map(([name, text]) => [literal(name), literal(asText(text))]);
  return {
    title: named('title', 'label', 'name'),
    text: named('text', 'description'),
    badge: named('badge'),
    alt: named('alt'),
    source: named('source'),
    date: named('date'),
    image: named('image'),
    open: named('open', 'url'),
    price: named('price'),
    was: named('was'),
    stock: named('stock'),
    stars: named('stars'),
    value: named('value'),
    facts: Object.fromEntries(facts) as Values,
    variants: item.variants,
    swatches: item.swatches,
  };
}

/** The names and values of a variant; those of data stand as they are. */
function attributesOf(source: unknown, isData: boolean): Variant['attributes'] {
  const pairs = Object.entries(asRecord(source)).flatMap(([name, value]) => {
    const word = asText(value);
    return word ? [[isData ? literal(name) : name, isData ? literal(word) : word] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function variantsOf(tools: Run, source: unknown, isItem: boolean): Variant[] {
  const isData = isItem || typeof source === 'string';
  const rows = listOf(tools.evaluateValue(source)).slice(0, MOST_VARIANTS);
  return rows.flatMap((row): Variant[] => {
    const attributes = attributesOf(own(row, 'attributes'), isData);
    if (!Object.keys(attributes).length) return [];
    const { price, was, stock, image, alt, value } = asRecord(row);
    return [
      omitUndefined({
        attributes,
        price: price === undefined ? undefined : amountIn(tools, price),
        was: was === undefined ? undefined : numberIn(tools, was),
        stock: stock === undefined ? undefined : numberIn(tools, stock),
        image: image ? (isData ? asText(image) : tools.address(image)) : undefined,
        alt: (isData && alt ? literal(asText(alt)) : alt) as Text | undefined,
        value: value as Json | undefined,
      }),
    ];
  });
}

/** The variant that the visitor has asked for: the first to be had in most of what they have said, such as their size. */
function wishedVariant({ state }: Run, variants: readonly Variant[]): number | undefined {
  const said = new Set(Object.values(state.vars).map((value) => literal(asText(value))));
  let most = 0;
  let wished: number | undefined;
  variants.forEach(({ attributes, stock }, number) => {
    const alike = Object.values(attributes).filter((value) => value && said.has(value)).length;
    if (alike <= most || stock === 0) return;
    most = alike;
    wished = number;
  });
  return wished;
}

/** The author's buttons of a card; without any, one that chooses it where something is to be chosen. */
function buttonsOf(tools: Run, source: unknown, key: string, isChoice: boolean): CardButton[] {
  if (!Array.isArray(source)) return isChoice ? [{ answers: true }] : [];
  return listOf(source).flatMap((given, index): CardButton[] => {
    const option = typeof given === 'string' ? { label: given } : asRecord(given);
    const { when, label, open, cart, soldOut, then, value } = option as Unchecked<Record<string, unknown>>;
    if (!tools.testPasses(when)) return [];
    const isCart = cart === true;
    const leadsOn = then !== undefined || value !== undefined;
    return [
      omitUndefined({
        label: label as Text | undefined,
        open: open ? tools.address(open) : undefined,
        answers: leadsOn || (!open && !isCart) ? (true as const) : undefined,
        cart: isCart ? (true as const) : undefined,
        soldOut: soldOut === true ? (true as const) : undefined,
        always: when === undefined ? undefined : (true as const),
        key: `${key}/options/${index}`,
      }),
    ];
  });
}

interface CardPlace {
  /** Where its buttons stand in the step: `cards/0`, or `card`. */
  readonly key: string;
  /** The item that it shows, if it is not written out. */
  readonly item?: Values | undefined;
  readonly isData?: boolean;
  /** Whether one of the cards is to be chosen. */
  readonly isChoice: boolean;
}

/** A card as it is shown now; nothing where its test does not hold. */
function readCard(
  tools: Run,
  card: AnyCard,
  { key, item, isData = false, isChoice }: CardPlace,
): ShownCard | undefined {
  if (!tools.testPasses(card.when)) return undefined;
  const { title, text, badge, alt, source, value } = card as { readonly [key in keyof Card]?: Text };
  const facts = Object.entries(asRecord(card.facts)).map(([label, fact]) => ({ label, text: fact as Text }));
  const variants = variantsOf(tools, card.variants, isData);
  const buttons = buttonsOf(tools, card.options, key, isChoice);
  const swatches = Object.entries(asRecord(tools.evaluateValue(card.swatches))).map(([name, color]) => [
    isData ? literal(name) : name,
    asText(color),
  ]);
  const stars = numberIn(tools, card.stars);
  return omitUndefined({
    values: capture(tools.flow, [title, text, badge, alt, source, ...facts.map((fact) => fact.text)], tools.scope),
    title,
    text,
    badge,
    alt,
    source,
    facts: facts.length ? facts : undefined,
    image: card.image ? tools.address(card.image) : undefined,
    open: card.open ? tools.address(card.open) : undefined,
    price: amountIn(tools, card.price),
    was: numberIn(tools, card.was),
    stock: numberIn(tools, card.stock),
    variants: variants.length ? variants : undefined,
    wished: wishedVariant(tools, variants),
    swatches: swatches.length ? (Object.fromEntries(swatches) as Record<string, string>) : undefined,
    stars: stars === undefined ? undefined : Math.min(5, Math.max(0, stars)),
    date: asText(tools.value(card.date)) || undefined,
    buttons: buttons.length ? buttons : undefined,
    value: value === undefined ? undefined : (valueIn(tools, value) as Json),
    item,
  });
}

/** What a step that shows cards has of them. */
interface CardsSource {
  /** Cards as they are written, or a sum that gives a list of items. */
  readonly cards: unknown;
  /** What the card of an item looks like. */
  readonly card?: unknown;
  readonly max?: unknown;
  readonly isChoice: boolean;
}

/** An item of a list, as names with values: a word is a title, the only name by which a test could ask for it. */
export const itemOf = (given: unknown): Values =>
  (typeof given === 'object' && given ? asRecord(given) : { title: asText(given) }) as Values;

/** The card that shows an item of a list. */
export function readItem(tools: Run, given: unknown, template: unknown, isChoice: boolean): ShownCard | undefined {
  const item = itemOf(given);
  const card = template === undefined ? cardOfItem(item) : (asRecord(template) as AnyCard);
  const { scope } = tools;
  return inScope(
    tools,
    (name) => own(item, name) ?? scope(name),
    () => readCard(tools, card, { key: 'card', item, isData: template === undefined, isChoice }),
  );
}

/** The cards to show now. */
export function readCards(tools: Run, { cards, card: template, max, isChoice }: CardsSource): ShownCard[] {
  const most = Math.min(MOST_CARDS, Math.max(0, tools.number(max) ?? MOST_CARDS));
  const read =
    typeof cards === 'string'
      ? listOf(tools.evaluateValue(cards)).map((item) => readItem(tools, item, template, isChoice))
      : listOf(cards).map((card, index) =>
          readCard(tools, asRecord(card) as AnyCard, { key: `cards/${index}`, isChoice }),
        );
  return read.flatMap((card) => card ?? []).slice(0, most);
}

/** What a card is called, in the flow's own language. */
export const titleOf = (tools: Run, { title = '', values }: ShownCard): string =>
  readData(tools.telling, inOwnLanguage(tools, title), (name) => own(values, name));

/** Shows cards, and waits where something can be chosen or passed over. */
export function showCards(
  tools: Run,
  cards: readonly ShownCard[],
  look: {
    readonly layout: string;
    readonly currency: string;
    readonly skip: unknown;
    /** None of them is quite what was wished for. */
    readonly isNearest?: boolean;
  },
): void {
  const { layout, currency, skip } = look;
  const isNearest = look.isNearest ? (true as const) : undefined;
  tools.add(omitUndefined({ kind: 'cards', cards, layout: layout || 'row', currency: currency || 'EUR', isNearest }));
  if (skip || cards.some(({ buttons }) => buttons?.some(({ answers }) => answers))) tools.ask();
}
