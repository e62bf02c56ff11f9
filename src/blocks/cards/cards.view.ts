import { html, nothing, type HTMLTemplateResult } from 'lit';
import { formats } from '../../engine/formats.ts';
import { markOf } from '../../engine/card-marks.ts';
import type { Amount, CardButton, ChatState, ShownCard } from '../../engine/state.ts';
import type { Text } from '../../flow/flow.ts';
import type { Values } from '../../shared/json.ts';
import { asRecord } from '../../shared/as-record.ts';
import { inOrder } from '../../shared/set-apart.ts';
import type { CardStrings } from '../../tone/language.ts';
import { cardStrings } from '../../tone/parts/card-strings.lazy.ts';
import { leadsAway, newTab } from '../../view/content.ts';
import { checkPath } from '../../view/icons.lazy.ts';
import { pictureNow } from '../../view/other-site.ts';
import { safeUrl } from '../../view/safe-url.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';
import { attributesOf, shownVariant, variantWith, withVariant } from '../card-variants.work.ts';
import { isPressable, type CardNews, type CardsMark } from '../press-card.work.ts';
import { strip, walkCards } from './strip.view.ts';

type CardsEntry = EntryOf<'cards'>;

/** So few left are told. */
const FEW = 5;
const STARS = [0, 1, 2, 3, 4];
/** Pictures of the first cards are fetched at once, those further on when they come near. */
const SEEN_AT_ONCE = 3;

const word = (view: View, key: keyof CardStrings, values?: Values) => view.wordOf(cardStrings, key, values);

export const money = (view: View, amount: Amount, currency: string): string =>
  typeof amount === 'number' ? formats.format(amount, 'money', currency, view.settings.lang) : inOrder(amount);

/** One card as it is drawn: with the variant that is looked at, and all that its parts need. */
interface Drawn {
  readonly view: View;
  readonly entry: CardsEntry;
  /** Its place among the cards. */
  readonly number: number;
  readonly whole: ShownCard;
  /** The number of the variant that is looked at. */
  readonly variant: number;
  /** With what that variant changes. */
  readonly card: ShownCard;
  readonly mark: CardsMark;
  /** Whether one of the cards can still be chosen. */
  readonly isOpen: boolean;
}

const textIn = ({ view, card }: Drawn, text: Text) => view.text(text, card.values ?? {});
const plainIn = (view: View, { values = {} }: ShownCard, text: Text | undefined) =>
  text === undefined ? '' : view.plain(text, values);

const tell = ({ view, entry }: Drawn, value: CardNews) => {
  // Not as an answer is given: a visitor comparing sizes keeps the focus where it is.
  view.happen({ type: 'used', entry: entry.id, value: { ...value } as unknown as Values });
};

/** The room of the picture is kept while it loads; a word in its corner, such as "New". */
function photo(drawn: Drawn): HTMLTemplateResult | '' {
  const { view, card, number } = drawn;
  const src = pictureNow(view, card.image);
  // The items of a list may have none.
  const badge = card.badge && plainIn(view, card, card.badge).trim() ? textIn(drawn, card.badge) : '';
  if (!src) return badge ? html`<span class="corner" part="card-badge" ${says(badge)}></span>` : '';
  const alt = card.alt === undefined ? plainIn(view, card, card.title) : plainIn(view, card, card.alt);
  return html`<div class="photo" part="card-photo"><img part="card-image" src=${src} alt=${alt} decoding="async"
    loading=${number < SEEN_AT_ONCE ? 'eager' : 'lazy'}>${
      badge ? html`<span class="corner" part="card-badge" ${says(badge)}></span>` : ''
    }</div>`;
}

/** A link as a whole, where there is nothing else to press. */
function title(drawn: Drawn): HTMLTemplateResult | '' {
  const { view, card } = drawn;
  if (!card.title) return '';
  const words = textIn(drawn, card.title);
  const url = card.source ? undefined : safeUrl(card.open);
  if (!url) return html`<strong class="title" part="card-title" ${says(words)}></strong>`;
  const away = leadsAway(url);
  const look = card.buttons ? 'title' : 'title whole';
  return html`<a class=${look} part="card-title" href=${url.href} rel="noopener noreferrer"
    target=${away ? '_blank' : nothing} ${says(html`${words}${away ? newTab(view) : ''}`)}></a>`;
}

/** Stars, which are heard as words. */
function stars({ view, card }: Drawn): HTMLTemplateResult | '' {
  if (card.stars === undefined) return '';
  const name = word(view, 'stars', { stars: card.stars });
  const signs = STARS.map((at) => {
    const share = Math.min(1, Math.max(0, (card.stars ?? 0) - at));
    return html`<span class="star" .style=${`--_share:${100 * share}%`}>★</span>`;
  });
  return html`<span class="stars" part="stars" role="img" aria-label=${name}>${signs}</span>`;
}

function price({ view, entry, card }: Drawn): HTMLTemplateResult | '' {
  if (card.price === undefined) return '';
  const now = money(view, card.price, entry.currency);
  const isLess = card.was !== undefined && !(typeof card.price === 'number' && card.was <= card.price);
  if (!isLess) return html`<p class="price" part="price" ${says(now)}></p>`;
  const before = money(view, card.was ?? 0, entry.currency);
  return html`<p class="price reduced" part="price"><span ${says(now)}></span> <s class="small"
    part="price-before"><span class="sr" ${says(word(view, 'before', { price: before }))}></span><span
    aria-hidden="true" ${says(before)}></span></s></p>`;
}

/** Few and none are told; of many it is enough that there are. */
function stockIn(view: View, { stock }: ShownCard): string {
  if (stock === undefined) return '';
  if (stock <= 0) return word(view, 'soldOut');
  return stock <= FEW ? word(view, 'fewLeft', { n: stock }) : word(view, 'inStock');
}

function facts(drawn: Drawn): HTMLTemplateResult | '' {
  const { facts: all } = drawn.card;
  if (!all) return '';
  return html`<dl class="facts" part="facts">${all.map(
    ({ label, text }) => html`<div><dt ${says(textIn(drawn, label))}></dt><dd ${says(textIn(drawn, text))}></dd></div>`,
  )}</dl>`;
}

/** The colour of a value, through CSSOM, which a strict policy allows, and only if it is one. */
const swatch = (color: string | undefined) =>
  color && CSS.supports('color', color)
    ? html`<span class="swatch" part="swatch" .style=${`background-color:${color}`}></span>`
    : '';

/** Price and stock of another size or colour are heard as it is picked. */
function pickVariant(drawn: Drawn, attribute: string, value: string): void {
  const { view, entry, whole, variant, number } = drawn;
  const next = variantWith(whole, variant, attribute, value);
  const card = withVariant(whole, next);
  tell(drawn, { news: 'variant', card: number, variant: next });
  const told = [card.price === undefined ? '' : money(view, card.price, entry.currency), stockIn(view, card)];
  view.announce(told.filter(Boolean).join(', '));
}

/** What it comes in: one group of radio buttons for each attribute. */
const variants = (drawn: Drawn) =>
  attributesOf(drawn.whole).map(([attribute, values], at) => {
    const { view, entry, number, whole, variant } = drawn;
    const group = `c${entry.id}-${number}-${at}`;
    const current = whole.variants?.[variant]?.attributes[attribute];
    return html`<div class="attribute" part="attribute" role="radiogroup" aria-labelledby=${group}><span class="small"
      id=${group} ${says(view.plain(attribute, {}))}></span><div class="values">${values.map(
        (value) =>
          html`<label class=${withVariant(whole, variantWith(whole, variant, attribute, value)).stock === 0 ? 'value none' : 'value'}
          part="variant"><input type="radio" class="sr" name=${group} .checked=${value === current} @change=${() => {
            pickVariant(drawn, attribute, value);
          }}>${swatch(whole.swatches?.[value])}<span ${says(view.plain(value, {}))}></span></label>`,
      )}</div></div>`;
  });

/** What a button says; those who hear it hear which card it is of. */
const named = (drawn: Drawn, label: unknown) => {
  const of = plainIn(drawn.view, drawn.card, drawn.card.title);
  return html`${label}${of ? html` <span class="sr">${of}</span>` : ''}`;
};

function button(drawn: Drawn, given: CardButton, at: number, look: string): unknown {
  const { view, entry, card, number, mark, isOpen } = drawn;
  const label = given.label === undefined ? word(view, 'chooseCard') : textIn(drawn, given.label);
  const press = () => {
    const value = { news: 'pressed', card: number, button: at } as const;
    // What is put into a cart is no answer yet: the focus stays where it is.
    if (given.cart) tell(drawn, value);
    else void view.act({ type: 'used', entry: entry.id, value });
  };
  if (given.answers && !given.cart && !isOpen) return '';
  if (given.open)
    return view.buttonLink(given.open, named(drawn, label), {
      part: 'button card-button',
      look,
      ...(given.answers && { press }),
    });
  const isAdding = Boolean(given.cart) && mark.cart?.[number] === 'asked';
  const isIdle = isAdding || !isPressable(card, given);
  const words = isAdding ? word(view, 'adding') : label;
  const spinner = isAdding ? html`<span class="spinner"></span>` : '';
  const isAdded = given.cart && mark.cart?.[number] === 'added';
  const content = html`${spinner}${isAdded ? view.icon(checkPath) : ''}${named(drawn, words)}`;
  return html`<button type="button" class=${look} part="button card-button" aria-disabled=${isIdle ? 'true' : nothing}
    aria-busy=${isAdding ? 'true' : nothing} @click=${(event: MouseEvent) => {
      // The second press of a double click is not meant for the next question.
      if (!isIdle && event.detail < 2) press();
    }} ${says(content)}></button>`;
}

function buttons(drawn: Drawn): unknown {
  const { card, mark, number, view } = drawn;
  const all = card.buttons ?? [];
  // What is sold out may have a button of its own, in the place of those that cannot be pressed.
  const hasOther = card.stock === 0 && all.some(({ soldOut }) => soldOut);
  const isThere = (each: CardButton) => (hasOther || each.soldOut ? isPressable(card, each) : true);
  // What leads on stands out, wherever the author put it.
  const main = all.findIndex((each) => isThere(each) && (each.answers ?? each.cart));
  const shown = all.map((each, at) =>
    isThere(each) ? button(drawn, each, at, at === main ? 'button primary' : 'button') : '',
  );
  const chosen =
    mark.chosen === number
      ? html`<p class="status good" part="status">${view.icon(checkPath)}<span ${says(word(view, 'chosen'))}></span></p>`
      : '';
  return chosen || shown.some(Boolean) ? html`<div class="buttons">${chosen}${shown}</div>` : '';
}

/** Who said it, where and when. */
function source(drawn: Drawn): HTMLTemplateResult | '' {
  const { view, card } = drawn;
  if (!card.source && !card.date) return '';
  const words = card.source ? textIn(drawn, card.source) : '';
  const url = card.source ? safeUrl(card.open) : undefined;
  const away = url && leadsAway(url);
  const day = card.date ? inOrder(formats.format(card.date, 'date', '', view.settings.lang)) : '';
  return html`<p class="small source" part="source">${
    url
      ? html`<a part="link" href=${url.href} rel="noopener noreferrer" target=${away ? '_blank' : nothing}
        ${says(html`${words}${away ? newTab(view) : ''}`)}></a>`
      : html`<bdi ${says(words)}></bdi>`
  }${words && day ? ' · ' : ''}<bdi ${says(day)}></bdi></p>`;
}

function cardItem(drawn: Drawn): HTMLTemplateResult {
  const { card, view, mark, number } = drawn;
  const stock = stockIn(view, card);
  const stockLook = (card.stock ?? 0) <= FEW ? 'small stock low' : 'small stock';
  const paragraph = (text: Text | undefined, look: string) =>
    text ? html`<p class=${look} ${says(textIn(drawn, text))}></p>` : '';
  const isReview = card.stars !== undefined && Boolean(card.source ?? card.text);
  const look = [
    'card',
    'product',
    isReview && 'opinion',
    mark.chosen === number && 'chosen',
    card.stock === 0 && 'none',
  ];
  return html`<li class=${look.filter(Boolean).join(' ')} part="card product">${photo(drawn)}<div class="words">
    ${title(drawn)}${stars(drawn)}${paragraph(card.text, 'about')}${paragraph(card.reason, 'reason')}
    ${price(drawn)}${facts(drawn)}${variants(drawn)}
    ${stock ? html`<p class=${stockLook} part="stock" ${says(stock)}></p>` : ''}${source(drawn)}
    </div>${buttons(drawn)}</li>`;
}

/** A card in words. */
function spokenCard(view: View, entry: CardsEntry, whole: ShownCard): string {
  const card = withVariant(whole, shownVariant(whole));
  return [
    plainIn(view, card, card.title),
    card.stars === undefined ? '' : word(view, 'stars', { stars: card.stars }),
    plainIn(view, card, card.text),
    plainIn(view, card, card.reason),
    card.price === undefined ? '' : money(view, card.price, entry.currency),
    card.stock === 0 ? word(view, 'soldOut') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function cards(view: View, entry: CardsEntry, state: ChatState): HTMLTemplateResult {
  const mark = asRecord(markOf(state, entry.id)) as CardsMark;
  const { layout } = entry;
  const isStrip = (layout === 'row' || layout === 'carousel') && entry.cards.length > 1;
  const items = entry.cards.map((whole, number) => {
    const variant = shownVariant(whole, mark.variants?.[number]);
    const card = withVariant(whole, variant);
    return cardItem({ view, entry, number, whole, variant, card, mark, isOpen: !mark.isOver });
  });
  const name = word(view, 'cards', { n: items.length });
  const look = `cards as-${layout}`;
  const nearest = entry.isNearest
    ? html`<p class="bubble nearest" part="bubble nearest" ${says(word(view, 'nearest'))}></p>`
    : '';
  if (!isStrip)
    return html`<div class=${look} part="cards">${nearest}<ul class=${items.length > 1 ? 'shelf' : 'shelf single'}
      role="list" aria-label=${name}>${items}</ul></div>`;
  return html`<div class=${look} part="cards">${nearest}<ul class="strip" role="list" aria-label=${name} tabindex="0"
    @keydown=${walkCards} ${strip(view.stopped)}>${items}</ul>
    <div class="strip-ways" hidden><button type="button" class="icon strip-way" part="way"
      aria-label=${word(view, 'previousCard')}>${view.icon('M15 5l-7 7 7 7')}</button><span class="small place"
      aria-hidden="true" data-words=${word(view, 'cardPlace', { n: '{n}', last: items.length })}></span><button
      type="button" class="icon strip-way" part="way"
      aria-label=${word(view, 'nextCard')}>${view.icon('M9 5l7 7-7 7')}</button></div></div>`;
}

export const cardsView: BlockView<'cards'> = {
  kind: 'cards',
  draw: cards,
  spoken: (view, entry) =>
    [
      ...(entry.isNearest ? [word(view, 'nearest').replace(/\.$/, '')] : []),
      ...entry.cards.map((card) => spokenCard(view, entry, card)),
    ].join('. '),
};
