import { flag, plain, sum, text, words } from '../../flow/keys.ts';
import { oneOf, string, whole } from '../../flow/schema-forms.ts';
import { promised } from '../../flow/promised.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const sliderQuestion = promised(
  'Ask for it with type "number", or with options.',
  stepKind('slider', {
    min: sum,
    max: sum,
    step: sum,
    start: plain(oneOf('a whole number or a text', { number: whole, string })),
    unit: words,
    currency: words,
    format: words,
    low: text,
    high: text,
    range: flag,
  }),
);

export const sliderProse: QuestionProseOf<typeof sliderQuestion> = {
  about: 'A number that is chosen by moving a handle.',
  example: {
    ask: 'What would you like to spend?',
    type: 'slider',
    as: 'budget',
    min: 0,
    max: 500,
    step: 10,
    currency: 'EUR',
  },
  keys: {
    min: ['Smallest number.', '0'],
    max: ['Largest number.', '100'],
    step: ['From one number to the next.', '1'],
    start: ['Where the handle stands at first.', 'in the middle'],
    unit: 'Unit behind the number.',
    currency: 'Three-letter currency code, for an amount of money.',
    format: 'How the number is shown, as in texts.',
    low: 'What the left end means.',
    high: 'What the right end means.',
    range: ['Whether there are two handles, for a smallest and a largest number.', 'false'],
  },
};
