import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { numberJudge } from './number.judge.lazy.ts';
import { numberView } from './number.view.ts';
import { numberWork } from './number.work.ts';

/* A number, whole: a chunk of its own, since not every flow asks for one. */

export { numberStyles as styles } from './number.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([numberWork]),
  judges: byType([numberJudge]),
};
export const questionViews: QuestionViews = byType([numberView]);
