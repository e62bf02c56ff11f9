import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { addressJudge } from './address.judge.lazy.ts';
import { addressView } from './address.view.ts';
import { addressWork } from './address.work.ts';

/* A postal address, whole: a chunk of its own, since only few flows ask for one. */

export { addressStyles as styles } from './address.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([addressWork]),
  judges: byType([addressJudge]),
};
export const questionViews: QuestionViews = byType([addressView]);
