import type { FieldModel, Question } from '../../engine/question.ts';
import type { View } from '../view.ts';
import { choice } from './choice.ts';

/** The one field that the composer asks for, if the question is that plain. */
export const typedField = (question: Question | null): FieldModel | undefined =>
  question?.kind === 'field' && !question.field.choices ? question.field : undefined;

/** What stands under the question in the transcript: nothing where it is typed in the composer. Whatever is more than buttons comes later. */
export function questionInput(view: View, question: Question, labelledBy: string): unknown {
  if (question.kind === 'field') {
    const { choices, many, other, layout, skip } = question.field;
    if (choices && !(many || other || layout) && !choices.some((one) => one.image || one.color || one.open))
      return choice(view, choices, skip, labelledBy);
  }
  return typedField(question) ? '' : view.input(question, labelledBy);
}
