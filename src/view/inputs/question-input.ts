import type { FieldModel, Question } from '../../engine/question.ts';
import type { View } from '../view.ts';

/** The one field that the composer asks for, if the question is that plain. */
export const typedField = (question: Question | null): FieldModel | undefined =>
  question?.kind === 'field' && question.field.place === 'composer' ? question.field : undefined;

/** What stands under the question in the transcript: nothing where it is typed in the composer, or until what draws it is there. */
export function questionInput(view: View, question: Question, labelledBy: string): unknown {
  if (question.kind !== 'field') return view.input(question, labelledBy);
  if (question.doubt) return view.chunk('typed-choice')?.askedBack(view, question, labelledBy) ?? '';
  return view.question(question.field.type)?.draw?.(view, question, labelledBy) ?? '';
}
