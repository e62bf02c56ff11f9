import { key, name, needed, optionalButton, plain, words } from '../../flow/keys.ts';
import { cardLayouts, cardSchema } from '../../flow/options.ts';
import { list, oneOf, plainSum, whole, word } from '../../flow/schema-forms.ts';
import { save } from '../../flow/sending.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const cardsBlock = block(
  'cards',
  {
    cards: needed('cards', oneOf('a list of cards, or "= variable"', { list: list(cardSchema), string: plainSum })),
    card: key('cards', cardSchema),
    as: name,
    layout: plain(word(cardLayouts)),
    currency: words,
    max: plain(whole),
    save,
    skip: optionalButton,
  },
  { waits: 'choice', shows: 'content' },
);

export const cardsProse: BlockProseOf<typeof cardsBlock> = {
  about:
    'Shows products, offers, places or reviews as cards. The conversation waits where one of them can be chosen, or with `skip`.',
  example: {
    cards: [
      { title: 'Slim jeans', price: 79, image: '/slim.jpg' },
      { title: 'Wide jeans', price: 89, was: 99, image: '/wide.jpg', badge: 'Sale' },
    ],
    currency: 'EUR',
    as: 'chosen',
    skip: 'Neither',
  },
  keys: {
    cards: 'A list of cards, or a variable that holds a list: "= items".',
    card: [
      'What each card of such a list looks like; its texts and tests may use the keys of an item.',
      'the items have the keys of a card',
    ],
    as: 'Variable that keeps the card that was chosen.',
    layout: [
      'How the cards are arranged: row (beside one another, scrolled sideways), grid, list (below one another) or carousel (one at a time).',
      'row',
    ],
    currency: ['Three-letter currency code of the prices.', 'EUR'],
    max: ['Most cards that are shown.', 'all of them'],
    save: 'Variables to set from the item that was chosen, each with its path there.',
    skip: ['Whether it may be skipped; a text is what the button says.', 'false'],
  },
};
