import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { fileJudge } from './file.judge.lazy.ts';
import { fileView } from './file.view.ts';
import { fileWork } from './file.work.ts';

/* Files, whole: a chunk of its own, since only few flows ask for them. What sends them is another one. */

export { fileStyles as styles } from './file.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([fileWork]),
  judges: byType([fileJudge]),
};
export const questionViews: QuestionViews = byType([fileView]);
