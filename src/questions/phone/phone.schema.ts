import * as v from 'valibot';
import { key, pattern, plain, sum } from '../../flow/keys.ts';
import { filledList, oneOf, string, yes } from '../../flow/schema-forms.ts';
import { countryCode } from '../country-code.schema.ts';
import { fieldKind, keyboard, type QuestionProseOf } from '../question.schema.ts';

export const phoneQuestion = fieldKind(
  'phone',
  {
    keyboard,
    min: sum,
    max: sum,
    pattern,
    country: key(
      'value',
      oneOf('true, a two-letter code of a country, or a sum that begins with =', {
        boolean: yes,
        string: v.pipe(string, v.regex(/^(?:[A-Za-z]{2}$|=)/, 'a two-letter code of a country, such as NO')),
      }),
    ),
    countries: plain(filledList(countryCode, 'a list of two-letter codes of countries')),
  },
  { isTyped: true, isPersonal: true },
);

export const phoneProse: QuestionProseOf<typeof phoneQuestion> = {
  about:
    'A phone number. It is kept as it was typed; with `country` beside a list of all countries, formatted while it is typed, and kept as E.164 writes it: +4740612345.',
  example: { ask: 'Which number may we call?', type: 'phone', as: 'phone', country: 'NO', skip: true },
  keys: {
    keyboard: ['The keyboard that a phone shows: text, decimal, numeric, tel, search, email or url.', 'tel'],
    min: ['Fewest characters; not with `country`, which knows how long numbers are.', '1'],
    max: ['Most characters; not with `country`.', '5,000'],
    pattern: 'A regular expression that the whole answer must match; nothing that looks ahead or back.',
    country: [
      'Two-letter code of the country that is chosen at first, such as NO; `true` for the region of the page or of the browser.',
      'no list of countries',
    ],
    countries: ['The countries that numbers may be from, with `country`.', 'all'],
  },
};
