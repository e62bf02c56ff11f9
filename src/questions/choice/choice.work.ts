import { asRecord } from '../../shared/as-record.ts';
import { own } from '../../shared/json.ts';
import type { Text } from '../../flow/flow.ts';
import { asText } from '../../engine/values.ts';
import { NO_OPTIONS, readChoices, type Choice } from '../choices.work.ts';
import type { FieldBase, QuestionWork } from '../question.work.ts';

export interface ChoiceField extends FieldBase<'choice'> {
  readonly choices: readonly Choice[];
  /** Several may be picked. */
  readonly many?: { readonly min: number; readonly max: number; readonly tooFew?: Text; readonly tooMany?: Text };
  /** A free text beside the choices; a text is its label. */
  readonly other?: boolean | Text;
  readonly layout?: string;
  /** They can be searched; a text is the label of the search field. */
  readonly search?: boolean | Text;
}

export const choiceWork: QuestionWork<ChoiceField> = {
  type: 'choice',
  place: 'below',
  read(field, tools, path) {
    const { many, other, layout, search } = field;
    const choices = readChoices(tools, field, path);
    if (!other && !choices.length)
      return void tools.report('no-options', 'There is nothing to choose from.', NO_OPTIONS, path);
    const most = choices.length + (other ? 1 : 0);
    return {
      choices,
      many: many
        ? {
            ...asRecord(many),
            min: tools.number(own(many, 'min')) ?? (field.skip ? 0 : 1),
            max: tools.number(own(many, 'max')) ?? most,
          }
        : undefined,
      other: other as ChoiceField['other'],
      layout: asText(layout) || undefined,
      search: (search as ChoiceField['search']) || undefined,
    };
  },
};
