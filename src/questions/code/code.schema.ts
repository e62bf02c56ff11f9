import { pattern, plain, sum } from '../../flow/keys.ts';
import { needsAtLeast, whole } from '../../flow/schema-forms.ts';
import { promised } from '../../flow/promised.ts';
import { stepKind, keyboard, type QuestionProseOf } from '../question.schema.ts';

export const codeQuestion = promised(
  'Ask for it with type "text".',
  stepKind(
    'code',
    {
      keyboard,
      min: sum,
      max: sum,
      pattern,
      scale: plain(needsAtLeast(whole, 2, 'a whole number of at least 2')),
    },
    { isTyped: true },
  ),
);

export const codeProse: QuestionProseOf<typeof codeQuestion> = {
  about: 'A code that was sent to the visitor, such as the six digits of a text message.',
  example: { ask: 'Which code did we send you?', type: 'code', as: 'confirmed', autocomplete: 'one-time-code' },
  keys: {
    keyboard: ['The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url.', 'numeric'],
    min: ['Fewest characters.', '1'],
    max: ['Most characters.', '6'],
    pattern: 'A regular expression that the whole answer must match; nothing that looks ahead or back.',
    scale: ['How many boxes there are, one for each character.', '6'],
  },
};
