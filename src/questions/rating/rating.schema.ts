import { flag, plain, sum, text, words } from '../../flow/keys.ts';
import { needsAtLeast, oneOf, string, whole } from '../../flow/schema-forms.ts';
import { promised } from '../../flow/promised.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const ratingQuestion = promised(
  'Ask with one option for each grade.',
  stepKind('rating', {
    scale: plain(needsAtLeast(whole, 2, 'a whole number of at least 2')),
    start: plain(oneOf('a whole number or a text', { number: whole, string })),
    icon: words,
    low: text,
    high: text,
    now: flag,
    min: sum,
    max: sum,
  }),
);

export const ratingProse: QuestionProseOf<typeof ratingQuestion> = {
  about: 'A grade on a scale of numbers or icons.',
  example: { ask: 'How was your visit?', type: 'rating', as: 'stars', scale: 5, icon: 'star' },
  keys: {
    scale: ['How many grades there are.', '5'],
    start: ['The first grade, or the grade that is marked at first.', '1'],
    icon: ['What a grade is shown as: star, heart … or number.', 'number'],
    low: 'What the lowest grade means.',
    high: 'What the highest grade means.',
    now: ['Whether one tap answers, without a button to send.', 'false'],
    min: ['Lowest grade.', '1'],
    max: ['Highest grade; better said by `scale`.', '5'],
  },
};
