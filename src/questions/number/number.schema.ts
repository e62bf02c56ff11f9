import { pattern, sum, words } from '../../flow/keys.ts';
import { fieldKind, keyboard, type QuestionProseOf } from '../question.schema.ts';

export const numberQuestion = fieldKind(
  'number',
  {
    keyboard,
    min: sum,
    max: sum,
    step: sum,
    unit: words,
    currency: words,
    format: words,
    pattern,
  },
  { isTyped: true, saysLittle: true },
);

export const numberProse: QuestionProseOf<typeof numberQuestion> = {
  about: 'A number, typed with a comma or a point.',
  example: { ask: 'What is your waist size?', type: 'number', as: 'waist', min: 58, max: 120, unit: 'cm' },
  keys: {
    keyboard: ['The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url.', 'decimal'],
    min: ['Smallest number.', 'none'],
    max: ['Largest number.', 'none'],
    step: [
      'The answer must be a multiple of this, counted from `min`. With it, buttons beside the field go a step up and down; arrow keys always do.',
      'any number',
    ],
    unit: 'Unit behind the number, such as cm.',
    currency: 'Three-letter currency code, for an amount of money.',
    pattern: 'A regular expression that the whole number must match, as it is kept.',
    format: [
      'How the number is shown, as in texts: number, percent (0.25 is typed and shown as 25%), or money with a currency: `money EUR`.',
      'as it was typed',
    ],
  },
};
