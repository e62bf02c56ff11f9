import { flag, plain, text, words } from '../../flow/keys.ts';
import { needsAtLeast, whole } from '../../flow/schema-forms.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

export const ratingQuestion = fieldKind('rating', {
  scale: plain(needsAtLeast(whole, 2, 'a whole number of at least 2')),
  start: plain(whole),
  icon: words,
  low: text,
  high: text,
  now: flag,
});

export const ratingProse: QuestionProseOf<typeof ratingQuestion> = {
  about:
    'A grade: numbers, stars, hearts, faces or thumbs. The answer is a number. For a net promoter score write `"scale": 11, "start": 0`.',
  example: { ask: 'How was your visit?', type: 'rating', as: 'stars', scale: 5, icon: 'star' },
  keys: {
    scale: ['How many grades there are, up to 20.', '5; 2 with thumbs'],
    start: ['The lowest grade.', '1; 0 with thumbs'],
    icon: [
      'What a grade is shown as: number, star, heart, face (up to five), thumb (up or down), or an emoji of your own.',
      'number',
    ],
    low: 'What the lowest grade means, in a word or two.',
    high: 'What the highest grade means.',
    now: ['Whether one press answers, without a button that sends.', 'false'],
  },
};
