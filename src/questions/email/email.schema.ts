import { pattern, sum } from '../../flow/keys.ts';
import { fieldKind, keyboard, type QuestionProseOf } from '../question.schema.ts';

export const emailQuestion = fieldKind(
  'email',
  {
    keyboard,
    min: sum,
    max: sum,
    pattern,
  },
  { isPersonal: true },
);

export const emailProse: QuestionProseOf<typeof emailQuestion> = {
  about:
    'An e-mail address. Where the name of a large provider is mistyped, what was probably meant is offered as a button.',
  example: { ask: 'Where can we write to you?', type: 'email', as: 'email' },
  keys: {
    keyboard: ['The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url.', 'email'],
    min: ['Fewest characters.', '1'],
    max: ['Most characters.', '5,000'],
    pattern: 'A regular expression that the whole answer must match; nothing that looks ahead or back.',
  },
};
