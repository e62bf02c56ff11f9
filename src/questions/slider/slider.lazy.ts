import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { sliderJudge } from './slider.judge.lazy.ts';
import { sliderView } from './slider.view.ts';
import { sliderWork } from './slider.work.ts';

/* A slider, whole: a chunk of its own, since only few flows ask by one. */

export { sliderStyles as styles } from './slider.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([sliderWork]),
  judges: byType([sliderJudge]),
};
export const questionViews: QuestionViews = byType([sliderView]);
