import { NO_OPTIONS, readChoices, type Choice } from '../choices.work.ts';
import type { FieldBase, QuestionWork } from '../question.work.ts';

export interface RankingField extends FieldBase<'ranking'> {
  readonly choices: readonly Choice[];
  /** How many places count. */
  readonly places: number;
}

export const rankingWork: QuestionWork<RankingField> = {
  type: 'ranking',
  place: 'below',
  read(field, tools, path) {
    const choices = readChoices(tools, field, path);
    if (!choices.length) return void tools.report('no-options', 'There is nothing to put in order.', NO_OPTIONS, path);
    const most = tools.number(field.max) ?? choices.length;
    return { choices, places: Math.min(choices.length, Math.max(1, Math.trunc(most))) };
  },
};
