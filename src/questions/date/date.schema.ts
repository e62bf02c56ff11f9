import { flag, sum, text, words } from '../../flow/keys.ts';
import { promised } from '../../flow/promised.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

export const dateQuestion = promised(
  'Ask for it as a text, with a placeholder that shows how.',
  fieldKind(
    'date',
    {
      min: sum,
      max: sum,
      range: flag,
      time: flag,
      from: text,
      to: text,
      joiner: text,
      format: words,
    },
    { saysLittle: true },
  ),
);

export const dateProse: QuestionProseOf<typeof dateQuestion> = {
  about: 'A day, or a first and a last day.',
  example: { ask: 'When do you arrive?', type: 'date', as: 'arrival', min: '2027-03-01' },
  keys: {
    min: ['First day that may be chosen, as 2027-03-04 or a sum.', 'none'],
    max: ['Last day that may be chosen.', 'none'],
    range: ['Whether a first and a last day are asked for.', 'false'],
    time: ['Whether a time of day is asked for too.', 'false'],
    from: ['Label of the first day of a range.', 'words of the chat'],
    to: ['Label of the last day of a range.', 'words of the chat'],
    joiner: ['What stands between both days in the transcript.', 'a dash'],
    format: ['How the day is shown: short, medium, long or full.', 'medium'],
  },
};
