import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { dateJudge } from './date.judge.lazy.ts';
import { dateView } from './date.view.ts';
import { dateWork } from './date.work.ts';

/* A day, whole: a chunk of its own, since only few flows ask for one. */

export { momentStyles as styles } from '../moment.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([dateWork]),
  judges: byType([dateJudge]),
};
export const questionViews: QuestionViews = byType([dateView]);
