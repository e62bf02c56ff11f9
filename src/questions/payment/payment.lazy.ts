import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { paymentJudge } from './payment.judge.lazy.ts';
import { paymentView } from './payment.view.ts';
import { paymentWork } from './payment.work.ts';

/* A payment, whole: a chunk of its own, since only few flows ask for one. */

export { paymentStyles as styles } from './payment.view.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([paymentWork]),
  judges: byType([paymentJudge]),
};
export const questionViews: QuestionViews = byType([paymentView]);
