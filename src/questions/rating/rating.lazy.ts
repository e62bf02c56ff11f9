import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { ratingJudge } from './rating.judge.lazy.ts';
import { ratingView } from './rating.view.ts';
import { ratingWork } from './rating.work.ts';

/* A grade, whole: a chunk of its own, since only few flows ask for one. */

export { ratingStyles as styles } from './rating.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([ratingWork]),
  judges: byType([ratingJudge]),
};
export const questionViews: QuestionViews = byType([ratingView]);
