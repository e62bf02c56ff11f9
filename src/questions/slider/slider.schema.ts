import * as v from 'valibot';
import { flag, key, sum, text, words } from '../../flow/keys.ts';
import { number, oneOf, string } from '../../flow/schema-forms.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

const startSchema = oneOf('a number, two numbers in a list, or a sum that begins with =', {
  number,
  string,
  list: v.pipe(v.array(number), v.length(2, 'a list of two numbers')),
});

export const sliderQuestion = fieldKind(
  'slider',
  {
    min: sum,
    max: sum,
    step: sum,
    start: key('value', startSchema),
    unit: words,
    currency: words,
    format: words,
    low: text,
    high: text,
    range: flag,
  },
  { saysLittle: true },
);

export const sliderProse: QuestionProseOf<typeof sliderQuestion> = {
  about:
    'A number that is chosen by moving a handle. The answer is a number; with `range` a list of two, the smaller one first.',
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
    step: ['From one number to the next, counted from `min`.', '1'],
    start: [
      'Where the handle is at first; two numbers in a list with `range`. A `default` takes precedence.',
      'in the middle; at both ends with `range`',
    ],
    unit: 'Unit behind the number, such as km or %.',
    currency: 'Three-letter currency code, for an amount of money.',
    format: ['How the number is shown, as in texts: number, percent, or money with a currency: `money EUR`.', 'number'],
    low: 'What the smallest number means, in a word or two.',
    high: 'What the largest number means.',
    range: ['Whether there are two handles, for a smallest and a largest number.', 'false'],
  },
};
