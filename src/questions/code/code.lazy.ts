import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { codeJudge } from './code.judge.lazy.ts';
import { codeView } from './code.view.ts';
import { codeWork } from './code.work.ts';

/* A code that was sent to the visitor, whole: a chunk of its own, since only few flows ask for one. */

export { codeStyles as styles } from './code.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([codeWork]),
  judges: byType([codeJudge]),
};
export const questionViews: QuestionViews = byType([codeView]);
