import { byType, type Works } from '../../engine/works.ts';
import type { QuestionViews } from '../../view/questions.ts';
import { matrixView } from './matrix.view.ts';
import { matrixWork } from './matrix.work.ts';

/* Rows that are all judged by the same options, whole: a chunk of its own, since only few flows ask so. */

export { matrixStyles as styles } from './matrix.styles.ts';
export const works: Pick<Works, 'questions'> = { questions: byType([matrixWork]) };
export const questionViews: QuestionViews = byType([matrixView]);
