import * as v from 'valibot';
import { key, keyed, name, needed, plain, text, words } from '../../flow/keys.ts';
import {
  expressionSchema,
  list,
  nameSchema,
  number,
  oneOf,
  record,
  string,
  valueSchema,
  whole,
  word,
  plainSum,
} from '../../flow/schema-forms.ts';
import { cardLayouts, cardSchema } from '../../flow/options.ts';
import { target } from '../../flow/targets.ts';
import { promised } from '../../flow/promised.ts';
import { block, type BlockProseOf } from '../block.schema.ts';

export const preferenceKeys = { weight: plain(number), reason: text };
const preference = oneOf('a weight, or {"weight": 2, "reason": "…"}', { number, object: keyed(preferenceKeys) });

export const recommendBlock = promised(
  'Lead to the right one with "if", or let an endpoint choose with "request".',
  block(
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
      as: name,
      card: key('cards', cardSchema),
      layout: plain(word(cardLayouts)),
      currency: words,
      none: target,
    },
    'visitor',
  ),
);

export const recommendProse: BlockProseOf<typeof recommendBlock> = {
  about: 'Chooses what fits the answers best from a list, and shows it.',
  example: {
    recommend: [
      { title: 'Slim', fit: 'slim' },
      { title: 'Wide', fit: 'wide' },
    ],
    filter: 'fit = wanted',
    max: 2,
    as: 'pick',
    none: ['Nothing fits yet.'],
  },
  keys: {
    recommend: 'The items, or a variable that holds them: "= items".',
    filter: 'Tests that an item must pass: one, a list, or tests by name.',
    prefer:
      'Tests that count in favour of an item, with their weight: `{"colour = wanted": 2}`, or with `weight` and `reason`.',
    max: ['Most items that are shown.', '3'],
    relax: 'Names of filters to give up when nothing fits, softest first.',
    as: 'Variable that keeps the item that was chosen.',
    card: 'What the card of an item looks like.',
    layout: ['How the cards are arranged: row, grid, list or carousel.', 'row'],
    currency: 'Three-letter currency code of the prices.',
    none: ['Where the conversation goes when nothing fits.', 'the next step'],
  },
};
