import { key, plain, sum, words } from '../../flow/keys.ts';
import { string, word } from '../../flow/schema-forms.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

const keyboards = ['text', 'decimal', 'numeric', 'tel', 'search', 'email', 'url'] as const;

export const phoneQuestion = fieldKind(
  'phone',
  {
    keyboard: plain(word(keyboards)),
    min: sum,
    max: sum,
    pattern: key('pattern', string),
    country: words,
  },
  { isTyped: true, isPersonal: true },
);

export const phoneProse: QuestionProseOf<typeof phoneQuestion> = {
  about: 'A phone number.',
  example: { ask: 'Which number may we call?', type: 'phone', as: 'phone', country: 'NO', skip: true },
  keys: {
    keyboard: ['The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url.', 'tel'],
    min: ['Fewest characters.', '1'],
    max: ['Most characters.', '5,000'],
    pattern: 'A regular expression that the whole answer must match; nothing that looks ahead or back.',
    country: ['Two-letter code of the country of a number without a prefix, such as NO.', '', 'not yet'],
  },
};
