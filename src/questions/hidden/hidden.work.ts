import type { FieldBase, QuestionWork } from '../question.work.ts';

export type HiddenField = FieldBase<'hidden'>;

/** Nobody is asked: it takes its default anew each time, and else what it was before. */
export const hiddenWork: QuestionWork<HiddenField> = {
  type: 'hidden',
  place: 'hidden',
  read(field, tools) {
    const value = tools.evaluateValue(field.default);
    return value === undefined ? {} : { value };
  },
};
