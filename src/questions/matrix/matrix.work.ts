import type { AnyField } from '../../engine/step-at.ts';
import type { QuestionWork } from '../question.work.ts';

/** Each row is a choice of its own among the same options. */
export const matrixWork: QuestionWork = {
  type: 'matrix',
  place: 'below',
  fields({ rows, options, error, skip }) {
    const list = Array.isArray(rows) ? (rows as readonly AnyField[]) : [];
    return { key: 'rows', list: list.map((row) => ({ error, skip, ...row, type: 'choice', options })) };
  },
};
