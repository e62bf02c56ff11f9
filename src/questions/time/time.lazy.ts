import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { timeJudge } from './time.judge.lazy.ts';
import { timeView } from './time.view.ts';
import { timeWork } from './time.work.ts';

/* A time of day, whole: a chunk of its own, since only few flows ask for one. */

export { momentStyles as styles } from '../moment.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([timeWork]),
  judges: byType([timeJudge]),
};
export const questionViews: QuestionViews = byType([timeView]);
