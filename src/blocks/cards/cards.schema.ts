import { key, name, needed, optionalButton, plain, words } from '../../flow/keys.ts';
import { list, oneOf, whole, word, plainSum } from '../../flow/schema-forms.ts';
import { cardSchema } from '../../flow/options.ts';
import { save } from '../../flow/sending.ts';
import { promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const cardsBlock = promised(
  'Ask with options that have an image, a label and a text.',
  block(
    'cards',
    {
      cards: needed('cards', oneOf('a list of cards, or "= variable"', { list: list(cardSchema), string: plainSum })),
      card: key('cards', cardSchema),
      as: name,
      layout: plain(word(['row', 'grid', 'list'])),
      currency: words,
      max: plain(whole),
      save,
      skip: optionalButton,
    },
    'visitor',
  ),
);

export const cardsProse: BlockProseOf<typeof cardsBlock> = {
  about: 'Shows products or offers as cards to choose from.',
  example: {
    cards: [
      { title: 'Slim jeans', price: 79, image: '/slim.jpg' },
      { title: 'Wide jeans', price: 89, image: '/wide.jpg' },
    ],
    currency: 'EUR',
    as: 'chosen',
  },
  keys: {
    cards: 'A list of cards, or a variable that holds a list: "= items".',
    card: 'What each card of such a list looks like; its texts may use the keys of an item.',
    as: 'Variable that keeps the card that was chosen.',
    layout: ['How the cards are arranged: row, grid or list.', 'row'],
    currency: 'Three-letter currency code of the prices.',
    max: ['Most cards that are shown.', 'all of them'],
    save: 'Variables to set from the item that was chosen, each with its path there.',
    skip: ['Whether it may be passed over; a text is what the button says.', 'false'],
  },
};
