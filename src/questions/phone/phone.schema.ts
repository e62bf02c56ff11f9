import { pattern, sum, words } from '../../flow/keys.ts';
import { fieldKind, keyboard, type QuestionProseOf } from '../question.schema.ts';

export const phoneQuestion = fieldKind(
  'phone',
  {
    keyboard,
    min: sum,
    max: sum,
    pattern,
    country: words,
  },
  { isTyped: true, isPersonal: true },
);

export const phoneProse: QuestionProseOf<typeof phoneQuestion> = {
  about: 'A phone number.',
  example: { ask: 'Which number may we call?', type: 'phone', as: 'phone', placeholder: '+47 …', skip: true },
  keys: {
    keyboard: ['The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url.', 'tel'],
    min: ['Fewest characters.', '1'],
    max: ['Most characters.', '5,000'],
    pattern: 'A regular expression that the whole answer must match; nothing that looks ahead or back.',
    country: ['Two-letter code of the country of a number without a prefix, such as NO.', '', 'not yet'],
  },
};
