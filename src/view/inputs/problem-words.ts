import type { AnswerProblem } from '../../engine/state.ts';
import type { QuestionView } from '../../questions/question.view.ts';
import type { View } from '../view.ts';

/**
 * What is wrong with an answer, in the words of its kind of question where those come with it, else in those of the
 * chat; '' if nothing.
 */
export function problemWords(view: View, problem: AnswerProblem | undefined, kind: QuestionView | undefined): string {
  const part = kind?.problemStrings?.find(({ en }) => problem && Object.hasOwn(en.warm, problem.word));
  return problem && part && !problem.text ? view.wordOf(part, problem.word, problem.values) : view.problem(problem);
}
