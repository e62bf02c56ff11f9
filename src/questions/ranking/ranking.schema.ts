import { button, plain, sum } from '../../flow/keys.ts';
import { word } from '../../flow/schema-forms.ts';
import { options } from '../../flow/options.ts';
import { promised } from '../../flow/promised.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

const layouts = ['list', 'grid', 'row'] as const;

export const rankingQuestion = promised(
  'Ask with options for the first, then for the second.',
  stepKind('ranking', {
    options,
    layout: plain(word(layouts)),
    min: sum,
    max: sum,
    done: button,
  }),
);

export const rankingProse: QuestionProseOf<typeof rankingQuestion> = {
  about: 'Options that the visitor puts in order.',
  example: { ask: 'What matters most to you?', type: 'ranking', as: 'order', options: ['Price', 'Fit', 'Colour'] },
  keys: {
    options: 'What is put in order, written like the options of a choice.',
    layout: ['How the options are arranged: list, grid or row.', 'list'],
    min: ['Fewest options that must be placed.', 'all of them'],
    max: ['Most options that may be placed.', 'all of them'],
    done: ['What the button says that ends it.', 'words of the chat'],
  },
};
