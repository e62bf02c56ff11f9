import * as v from 'valibot';
import { key, keyed, name, needed, optionalButton, plain, sum, text, words } from '../../flow/keys.ts';
import {
  expressionSchema,
  list,
  nameSchema,
  number,
  oneOf,
  record,
  string,
  textSchema,
  valueSchema,
  whole,
  word,
  plainSum,
} from '../../flow/schema-forms.ts';
import { cardLayouts, cardSchema } from '../../flow/options.ts';
import { save } from '../../flow/sending.ts';
import { target } from '../../flow/targets.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const preferenceKeys = { weight: sum, reason: text };
const preference = oneOf('a weight, or {"weight": 2, "reason": "…"}', { number, object: keyed(preferenceKeys) });

export const recommendBlock = block(
  'recommend',
  {
    recommend: needed(
      'items',
      oneOf('a list of items, or "= variable"', { list: list(record(string, valueSchema)), string: plainSum }),
    ),
    filter: key(
      'itemTest',
      oneOf('a test, a list of tests, or tests by name', {
        string: expressionSchema,
        list: list(expressionSchema),
        object: v.record(nameSchema, expressionSchema),
      }),
    ),
    prefer: key('preferences', record(expressionSchema, preference), preferenceKeys),
    max: plain(whole),
    relax: plain(list(string)),
    relaxed: key('texts', record(string, textSchema)),
    as: name,
    card: key('cards', cardSchema),
    layout: plain(word(cardLayouts)),
    currency: words,
    save,
    skip: optionalButton,
    none: target,
  },
  { waits: 'choice', shows: 'content' },
);

export const recommendProse: BlockProseOf<typeof recommendBlock> = {
  about:
    'Chooses what fits the answers best from a list, and shows it as cards, the best first, each with the reason. The same answers give the same cards; after a changed answer they are chosen anew. What the step says besides is said where all wishes fit. In tests and reasons the names that items have come before variables of the flow.',
  example: {
    recommend: [
      { title: 'Slim', fit: 'slim', sizes: [44, 46], price: 79 },
      { title: 'Wide', fit: 'wide', sizes: [46, 48], price: 89 },
    ],
    filter: { size: 'sizes contains wantedSize', fit: 'fit = wantedFit' },
    prefer: { 'price < 80': { weight: 2, reason: 'It costs only {price:money EUR}.' } },
    relax: ['fit'],
    relaxed: { fit: 'Not quite the fit that you like, but your size:' },
    as: 'pick',
    none: ['Nothing fits yet.'],
  },
  keys: {
    recommend: 'The items, or a variable that holds them: "= items".',
    filter: 'Tests that an item must pass: one, a list, or tests by name.',
    prefer:
      'Tests that count in favour of an item, with their weight: `{"colour = wanted": 2}`, or with `weight` (a number, or a sum about the item) and `reason`. The reason that counts most is shown on its card.',
    max: ['Most items that are shown.', '3'],
    relax: [
      'Names of filters to give up when nothing fits, softest first: no more of them than it takes. A filter without a name is called by its test.',
      'none: what does not fit is not shown',
    ],
    relaxed: ['What is said when a filter was given up, by its name.', 'words of the chat, above the cards'],
    as: 'Variable that keeps the item that was chosen.',
    card: ['What the card of an item looks like.', 'the items have the keys of a card'],
    layout: ['How the cards are arranged: row, grid, list or carousel.', 'row'],
    currency: ['Three-letter currency code of the prices.', 'EUR'],
    save: 'Variables to set from the item that was chosen, each with its path there.',
    skip: ['Whether it may be skipped; a text is what the button says.', 'false'],
    none: ['Where the conversation goes when nothing fits.', 'the next step'],
  },
};
