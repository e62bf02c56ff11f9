import { choiceView } from '../questions/choice/choice.view.ts';
import type { QuestionView } from '../questions/question.view.ts';
import { byType } from '../engine/works.ts';

/** Views by the kind of question that they draw: the engine hands each only fields of its own type. */
export type QuestionViews = { readonly [type: string]: QuestionView };

/**
 * What a first message may ask for before the rest is there: what is typed is asked in the composer, which comes with
 * questions.lazy.ts.
 */
export const firstQuestionViews = byType<QuestionView>([choiceView]);
