import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { signatureJudge } from './signature.judge.lazy.ts';
import { signatureView } from './signature.view.ts';
import { signatureWork } from './signature.work.ts';

/* A signature, whole: a chunk of its own, since only few flows ask for one. */

export { signatureStyles as styles } from './signature.view.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([signatureWork]),
  judges: byType([signatureJudge]),
};
export const questionViews: QuestionViews = byType([signatureView]);
