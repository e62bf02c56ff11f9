import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { referralJudge } from './referral.judge.lazy.ts';
import { referralView } from './referral.view.ts';
import { referralWork } from './referral.work.ts';

/* A referral code that is typed, whole: a chunk of its own, since most friends come by a link. */

export { referralStyles as styles } from './referral.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([referralWork]),
  judges: byType([referralJudge]),
};
export const questionViews: QuestionViews = byType([referralView]);
