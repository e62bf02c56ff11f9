import * as v from 'valibot';
import { flag, key, sum, text } from '../../flow/keys.ts';
import { string } from '../../flow/schema-forms.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

const limit = key(
  'value',
  v.pipe(string, v.regex(/^(?:=|(?:[01]\d|2[0-3]):[0-5]\d$)/, 'a time such as "09:00", or a sum that begins with =')),
);

export const timeQuestion = fieldKind('time', {
  min: limit,
  max: limit,
  step: sum,
  range: flag,
  from: text,
  to: text,
  joiner: text,
});

export const timeProse: QuestionProseOf<typeof timeQuestion> = {
  about: 'A time of day, as 18:00; with `range` a first and a last one of the same day in a list.',
  example: { ask: 'At what time shall we call?', type: 'time', as: 'callAt', min: '09:00', max: '17:00', step: 15 },
  keys: {
    min: ['Earliest time, as 09:00, or a sum.', 'none'],
    max: ['Latest time, written as `min` is.', 'none'],
    step: ['Minutes from one time to the next, counted from `min`.', '1'],
    range: ['Whether a first and a last time are asked for.', 'false'],
    from: ['Label of the first time of a range.', 'words of the chat'],
    to: ['Label of the last time of a range.', 'words of the chat'],
    joiner: [
      'Text between both times in the transcript, including the spaces around it.',
      'as the language writes a range',
    ],
  },
};
