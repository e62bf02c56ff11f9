import { fieldKind, type QuestionProseOf } from '../question.schema.ts';

export const hiddenQuestion = fieldKind('hidden', {}, { isTyped: true, saysLittle: true });

export const hiddenProse: QuestionProseOf<typeof hiddenQuestion> = {
  about: 'A value that is kept without being shown: where a visitor came from, for example.',
  example: { ask: true, type: 'hidden', as: 'source', default: '= query.from' },
  keys: {},
};
