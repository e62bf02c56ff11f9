import { advance } from '../engine/advance.ts';
import { mark, markOf } from '../engine/card-marks.ts';
import type { Run } from '../engine/run.ts';
import { lastEntry, valuesScope } from '../engine/selectors.ts';
import type { CardButton, Entry, ShownCard, Variant } from '../engine/state.ts';
import { stepAt, walk } from '../engine/step-at.ts';
import { asText, keepAnswer, saveReply } from '../engine/values.ts';
import type { CardsStep, RecommendStep, Text, Unchecked } from '../flow/flow.ts';
import { asRecord } from '../shared/as-record.ts';
import { own, type Json, type Values } from '../shared/json.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import { shownVariant, withVariant } from './card-variants.work.ts';
import { inScope, titleOf } from './read-cards.work.ts';

/* What all blocks share that show cards: what happens when something of a card is pressed. */

export type CardsEntry = Extract<Entry, { readonly kind: 'cards' }>;

/** What a view, or the page, tells of a card. */
export type CardNews =
  | { readonly news: 'variant'; readonly card: number; readonly variant: number }
  | { readonly news: 'pressed'; readonly card: number; readonly button: number }
  /** What the page has made of a card that was to be put into its shopping cart, with the words for it. */
  | {
      readonly news: 'cart';
      readonly card: number;
      readonly button: number;
      readonly isAdded: boolean;
      readonly say: Text;
      readonly values: Values;
    };

/** What an entry of cards remembers. */
export interface CardsMark {
  /** The variant that is looked at, by card. */
  readonly variants?: { readonly [card: string]: number };
  /** The card that was chosen. */
  readonly chosen?: number;
  /** Nothing is to be chosen any more. */
  readonly isOver?: boolean;
  /** What became of a card that was to be put into the page's shopping cart. */
  readonly cart?: { readonly [card: string]: 'asked' | 'added' | 'failed' };
}

/**
 * Whether a button can be pressed: nobody buys what is sold out, unless the author's test of the button says so. One for
 * what is sold out is for nothing else.
 */
export function isPressable({ stock }: ShownCard, { always, answers, cart, soldOut }: CardButton): boolean {
  if (soldOut) return stock === 0;
  return stock !== 0 || Boolean(always) || !(answers || cart);
}

/** Details of the event by which the page is asked to put something into its shopping cart. */
interface CartItem {
  readonly title: string;
  readonly price: number | null;
  readonly currency: string;
  readonly variant: Variant['attributes'] | null;
  readonly value: Json;
}

/** What is kept of a card that was chosen. */
function keptOf(tools: Run, card: ShownCard, variant: Variant | undefined): Json {
  const said = variant?.value ?? card.value;
  if (said !== undefined) return said;
  const of = variant && { price: variant.price ?? card.price ?? null, variant: variant.attributes };
  if (card.item) return { ...card.item, ...of };
  const title = titleOf(tools, card);
  return of ? { title, ...of } : title;
}

/** What `save` looks in: an item as it is, a card with what it shows. */
const savedFrom = (tools: Run, card: ShownCard, variant: Variant | undefined): Values =>
  omitUndefined({
    title: titleOf(tools, card),
    price: card.price,
    was: card.was,
    ...card.item,
    ...(variant && { price: variant.price ?? card.price, variant: variant.attributes }),
    value: card.value,
  }) as Values;

/** A card that something was done with. */
interface Pressed {
  readonly tools: Run;
  readonly entry: CardsEntry;
  readonly step: Unchecked<CardsStep | RecommendStep>;
  readonly number: number;
  readonly card: ShownCard;
  readonly button: CardButton;
  readonly variant: Variant | undefined;
  readonly mark: CardsMark;
}

/** The words of a choice: the button where there are several, the card, its size and colour. */
function labelsOf({ card, button, variant }: Pressed): Text[] {
  const answering = (card.buttons ?? []).filter(({ answers, cart }) => answers ?? cart);
  const said = answering.length > 1 || !card.title ? button.label : undefined;
  return [said, card.title, ...Object.values(variant?.attributes ?? {})].filter((label) => label !== undefined);
}

/** Whether the conversation waits for a choice among just these cards. */
function isOpen({ state }: Run, { step, id }: CardsEntry): boolean {
  const { pending } = state;
  const newest = lastEntry(state, (entry) => entry.step === step && entry.kind === 'cards');
  return pending?.kind === 'question' && pending.step === step && newest?.id === id;
}

/** The card is chosen: kept, told, and the conversation goes on. */
function choose(pressed: Pressed): boolean {
  const { tools, entry, step, number, card, button, variant } = pressed;
  if (!isOpen(tools, entry)) return false;
  const option = walk(step, button.key ?? '');
  const given = own(option, 'value');
  const name = asText(own(step, 'as'));
  const { scope } = tools;
  const itemScope = (key: string) => own(card.item, key) ?? scope(key);
  const value =
    given === undefined ? keptOf(tools, card, variant) : inScope(tools, itemScope, () => tools.value(given));
  // Asking to be told when it is back does not choose it.
  const chosen = button.soldOut ? {} : { chosen: number };
  mark(tools, entry.id, { ...pressed.mark, ...chosen, isOver: true } as unknown as Json);
  keepAnswer(tools, name, value ?? null, false);
  saveReply(tools, own(step, 'save'), savedFrom(tools, card, variant));
  tools.emit('answer', { step: entry.step, name, value: value ?? null });
  const labels = labelsOf(pressed);
  inScope(
    tools,
    (key) => own(card.values, key) ?? scope(key),
    () => tools.add(omitUndefined({ kind: 'answer' as const, asked: name || undefined, labels }), labels),
  );
  tools.goTo(own(option, 'then'), `${button.key}/then`);
  advance(tools);
  return true;
}

/** The page is asked to put the card into its shopping cart; its answer comes as news. */
function askPage({ tools, entry, number, card, button, variant, mark: before }: Pressed): boolean {
  if (before.cart?.[number] === 'asked') return false;
  mark(tools, entry.id, { ...before, cart: { ...before.cart, [number]: 'asked' } } as unknown as Json);
  const { price } = card;
  const item: CartItem = {
    title: titleOf(tools, card),
    price: typeof price === 'number' ? price : null,
    currency: entry.currency,
    variant: variant?.attributes ?? null,
    value: keptOf(tools, card, variant),
  };
  const buttons = card.buttons ?? [];
  tools.emit('add-to-cart', {
    ...item,
    step: entry.step,
    entry: entry.id,
    card: number,
    button: buttons.indexOf(button),
  });
  return true;
}

function takeCart(pressed: Pressed, { isAdded, say, values }: Extract<CardNews, { news: 'cart' }>): boolean {
  const { tools, entry, number, button, mark: before } = pressed;
  if (before.cart?.[number] !== 'asked') return false;
  const marked: CardsMark = { ...before, cart: { ...before.cart, [number]: isAdded ? 'added' : 'failed' } };
  mark(tools, entry.id, marked as unknown as Json);
  // Not words of the step: the open question keeps its own.
  const { path } = tools;
  tools.path = '';
  inScope(tools, valuesScope(values), () => {
    tools.say(say);
  });
  tools.path = path;
  if (isAdded && button.answers) choose({ ...pressed, mark: marked });
  return true;
}

/** Something was done with a card. */
export function takeCardNews(given: Json, entry: Entry, tools: Run): boolean {
  if (entry.kind !== 'cards') return false;
  const news = asRecord(given) as unknown as CardNews;
  const card = entry.cards[news.card];
  if (!card) return false;
  const before = asRecord(markOf(tools.state, entry.id)) as CardsMark;
  if (news.news === 'variant') {
    if (!card.variants?.[news.variant]) return false;
    const variants = { ...before.variants, [news.card]: news.variant };
    mark(tools, entry.id, { ...before, variants } as unknown as Json);
    return true;
  }
  const button = card.buttons?.[news.button];
  if (!button) return false;
  const number = shownVariant(card, before.variants?.[news.card]);
  const pressed: Pressed = {
    tools,
    entry,
    step: stepAt(tools.flow, entry.step) ?? {},
    number: news.card,
    card: withVariant(card, number),
    button,
    variant: card.variants?.[number],
    mark: before,
  };
  if (news.news === 'cart') return takeCart(pressed, news);
  if (!isPressable(pressed.card, button)) return false;
  if (button.cart) return askPage(pressed);
  return Boolean(button.answers) && choose(pressed);
}

/** What the page says of its shopping cart is no act of the visitor. */
export const isCardAct = (given: Json): boolean => own(given, 'news') !== 'cart';
