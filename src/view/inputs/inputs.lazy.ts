import type { CardQuestion, FieldsQuestion } from '../../engine/question.ts';
import type { View } from '../view.ts';
import { skipButton } from './answer-button.ts';
import { fieldsForm } from './fields-form.lazy.ts';

/** What stands under a question that is more than one field. */
export const input = (view: View, question: FieldsQuestion | CardQuestion, labelledBy: string): unknown =>
  question.kind === 'card'
    ? // The card itself stands in the transcript.
      skipButton(view, question.skip)
    : question.type
      ? view.question(question.type)?.drawFields?.(view, question, labelledBy)
      : fieldsForm(view, question, labelledBy);
