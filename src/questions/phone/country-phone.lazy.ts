import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { countryPhoneJudge } from './country-phone.judge.lazy.ts';
import { countryPhoneView } from './country-phone.view.ts';
import { countryPhoneWork } from './country-phone.work.ts';

/* Phone numbers with their countries, whole: a chunk of its own, since it holds how numbers are written all over the world. */

export { countryPhoneStyles as styles } from './country-phone.styles.ts';
export const works: Pick<Works, 'questions' | 'judges'> = {
  questions: byType([countryPhoneWork]),
  judges: byType([countryPhoneJudge]),
};
export const questionViews: QuestionViews = byType([countryPhoneView]);
