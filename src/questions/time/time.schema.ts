import { flag, sum, text, words } from '../../flow/keys.ts';
import { promised } from '../../flow/promised.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

export const timeQuestion = promised(
  'Ask for it with options, or as a text with a placeholder that shows how.',
  fieldKind('time', {
    min: sum,
    max: sum,
    step: sum,
    range: flag,
    from: text,
    to: text,
    joiner: text,
    format: words,
  }),
);

export const timeProse: QuestionProseOf<typeof timeQuestion> = {
  about: 'A time of day, or a first and a last one.',
  example: { ask: 'At what time shall we call?', type: 'time', as: 'callAt', min: '09:00', max: '17:00' },
  keys: {
    min: ['Earliest time, as 09:00.', 'none'],
    max: ['Latest time.', 'none'],
    step: ['Minutes from one time to the next.', '1'],
    range: ['Whether a first and a last time are asked for.', 'false'],
    from: ['Label of the first time of a range.', 'words of the chat'],
    to: ['Label of the last time of a range.', 'words of the chat'],
    joiner: ['What stands between both times in the transcript.', 'a dash'],
    format: ['How the time is shown: short, medium, long or full.', 'short'],
  },
};
