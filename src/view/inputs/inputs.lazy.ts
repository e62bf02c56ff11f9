import type { Question } from '../../engine/question.ts';
import type { View } from '../view.ts';
import { skipButton } from './choice.ts';
import { consentForm } from './consent-form.lazy.ts';
import { fieldsForm } from './fields-form.lazy.ts';

/** What stands under a question that takes more than one press or one line. */
export function input(view: View, question: Question, labelledBy: string): unknown {
  switch (question.kind) {
    case 'field':
      return view.chunk('pickers')?.picker(view, question, labelledBy);
    case 'fields':
      return fieldsForm(view, question, labelledBy);
    case 'consent':
      return consentForm(view, question);
    // The card itself stands in the transcript.
    case 'card':
      return skipButton(view, question.skip);
  }
}
