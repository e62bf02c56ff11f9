import * as v from 'valibot';
import { filledList, string, oneOf, yes } from '../../flow/schema-forms.ts';
import { address, key, plain } from '../../flow/keys.ts';
import { countryCode } from '../country-code.schema.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

export const addressQuestion = fieldKind(
  'address',
  {
    country: key(
      'value',
      oneOf('true, a two-letter code of a country, or a sum that begins with =', {
        boolean: yes,
        string: v.pipe(string, v.regex(/^(?:[A-Za-z]{2}$|=)/, 'a two-letter code of a country, such as NO')),
      }),
    ),
    countries: plain(filledList(countryCode, 'a list of two-letter codes of countries')),
    suggest: address,
  },
  { isPersonal: true },
);

export const addressProse: QuestionProseOf<typeof addressQuestion> = {
  about:
    'A postal address, in the fields and the order of its country, which browsers fill in. It is kept as `{"street", "extra", "postalCode", "city", "region", "country", "text"}`, so that `{home.city}` is the town and `{home.text}` all of it in one line.',
  example: { ask: 'Where shall we send it?', type: 'address', as: 'home', country: 'NL' },
  keys: {
    country: ['Two-letter code of the country that is chosen at first.', 'the region of the page or of the browser'],
    countries: ['The countries that may be chosen; a single one is not asked for.', 'all'],
    suggest: [
      'Name or address of an endpoint that knows addresses: it is asked `?q=Karl+Joh&country=NO` while the street is typed, and answers `{"suggestions": [{"text": "…", "street": "…", "postalCode": "…", "city": "…"}]}`.',
      'no suggestions',
    ],
  },
};
