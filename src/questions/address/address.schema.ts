import { text, words } from '../../flow/keys.ts';
import { promised } from '../../flow/promised.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const addressQuestion = promised(
  'Ask for it in "fields", one for each line.',
  stepKind('address', { country: words, from: text, to: text }, { isPersonal: true }),
);

export const addressProse: QuestionProseOf<typeof addressQuestion> = {
  about: 'A postal address.',
  example: { ask: 'Where shall we send it?', type: 'address', as: 'home', country: 'NL' },
  keys: {
    country: 'Two-letter code of the country that is chosen at first.',
    from: 'Label of the first of two addresses, for a jump from one to the other.',
    to: 'Label of the second of two addresses.',
  },
};
