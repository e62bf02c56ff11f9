import { pattern, sum } from '../../flow/keys.ts';
import { fieldKind, keyboard, type QuestionProseOf } from '../question.schema.ts';

export const urlQuestion = fieldKind('url', {
  keyboard,
  min: sum,
  max: sum,
  pattern,
});

export const urlProse: QuestionProseOf<typeof urlQuestion> = {
  about: 'The address of a web page.',
  example: { ask: 'Where do we find your shop?', type: 'url', as: 'shop' },
  keys: {
    keyboard: ['The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url.', 'url'],
    min: ['Fewest characters.', '1'],
    max: ['Most characters.', '5,000'],
    pattern: 'A regular expression that the whole answer must match; nothing that looks ahead or back.',
  },
};
