import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { rankingJudge } from './ranking.judge.lazy.ts';
import { rankingView } from './ranking.view.ts';
import { rankingWork } from './ranking.work.ts';

/* An order, whole: a chunk of its own, since only few flows ask for one. */

export { rankingStyles as styles } from './ranking.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([rankingWork]),
  judges: byType([rankingJudge]),
};
export const questionViews: QuestionViews = byType([rankingView]);
