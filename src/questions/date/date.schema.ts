import * as v from 'valibot';
import { flag, key, plain, text } from '../../flow/keys.ts';
import { list, oneOf, string, word } from '../../flow/schema-forms.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

const day = String.raw`\d{4}-\d\d-\d\d`;
const limit = key(
  'value',
  v.pipe(
    string,
    v.regex(
      new RegExp(`^(?:=|${day}(?:T\\d\\d:\\d\\d)?$)`),
      'a day such as "2027-03-04", a day with a time such as "2027-03-04T18:00", or a sum that begins with =',
    ),
  ),
);
const closedDay = v.pipe(
  string,
  v.regex(
    new RegExp(`^(?:mon|tue|wed|thu|fri|sat|sun|${day})$`),
    'a weekday from mon to sun, or a day such as "2027-12-25"',
  ),
);
const closed = key(
  'value',
  oneOf('a list of days, or a sum that begins with =', {
    list: list(closedDay),
    string: v.pipe(string, v.regex(/^=/, 'a list of days, or a sum that begins with =')),
  }),
);

export const dateQuestion = fieldKind(
  'date',
  {
    min: limit,
    max: limit,
    closed,
    range: flag,
    time: flag,
    from: text,
    to: text,
    joiner: text,
    format: plain(word(['short', 'medium', 'long', 'full'])),
  },
  { saysLittle: true },
);

export const dateProse: QuestionProseOf<typeof dateQuestion> = {
  about:
    'A day, as 2027-03-04; with `time` a day and a time of day, as 2027-03-04T18:00; with `range` a first and a last one in a list. A day is the same day everywhere: no time zone plays a part.',
  example: { ask: 'When do you arrive?', type: 'date', as: 'arrival', min: '= today', closed: ['sun', '2027-12-25'] },
  keys: {
    min: [
      'First day that may be chosen, as 2027-03-04, or a sum such as `= today`; with `time` also as 2027-03-04T18:00.',
      'none',
    ],
    max: ['Last day that may be chosen, written as `min` is.', 'none'],
    closed: [
      'Days that may not be chosen: weekdays from mon to sun, and days as 2027-12-25; or a sum that gives such a list. A range may neither begin nor end on one. The chat names them beside the field, since no browser’s calendar can grey them.',
      'none',
    ],
    range: ['Whether a first and a last day are asked for.', 'false'],
    time: ['Whether a time of day is asked for too.', 'false'],
    from: ['Label of the first day of a range.', 'words of the chat'],
    to: ['Label of the last day of a range.', 'words of the chat'],
    joiner: [
      'Text between both days in the transcript, including the spaces around it.',
      'as the language writes a range',
    ],
    format: ['How the day is shown: short, medium, long or full.', 'medium'],
  },
};
