import { flag, plain } from '../../flow/keys.ts';
import { needsAtLeast, whole } from '../../flow/schema-forms.ts';
import { options } from '../../flow/options.ts';
import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

export const rankingQuestion = fieldKind('ranking', {
  options,
  shuffle: flag,
  max: plain(needsAtLeast(whole, 1, 'a whole number of at least 1')),
});

export const rankingProse: QuestionProseOf<typeof rankingQuestion> = {
  about:
    'Options that the visitor puts in order, by dragging, by buttons or by keys. The answer is their list, the first one first.',
  example: { ask: 'What matters most to you?', type: 'ranking', as: 'order', options: ['Price', 'Fit', 'Colour'] },
  keys: {
    options: 'What is put in order, written like the options of a choice.',
    shuffle: [
      'Whether they begin in random order, which stays the same for the visitor throughout the conversation.',
      'false',
    ],
    max: ['How many places count: only the first so many are kept.', 'all of them'],
  },
};
