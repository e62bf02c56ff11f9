import { html } from 'lit';
import type { Text } from '../flow/flow.ts';
import type { Answer } from '../engine/input.ts';
import { rangeStrings } from '../tone/parts/range-strings.lazy.ts';
import { answerForm } from '../view/inputs/answer-form.ts';
import type { View } from '../view/view.ts';
import type { FieldBase } from './question.work.ts';
import type { ControlPlace, QuestionView } from './question.view.ts';

interface RangeField extends FieldBase {
  /** A first and a last value are asked for. */
  readonly isRange: boolean;
}

/** What a kind has of its own. */
interface RangeControls<Field extends RangeField> extends Pick<
  QuestionView<Field>,
  'type' | 'problemStrings' | 'spoken'
> {
  /** The control for the one value, or both. */
  controls(view: View, field: Field, place: ControlPlace): unknown;
  /** What stands in each control; nothing at all where the visitor has picked nothing. */
  valuesIn(item: Element): readonly (string | number)[];
}

/** The name of one of two controls: the author's own, or "from" and "to". */
export const nameOfEnd = (view: View, end: 'rangeFrom' | 'rangeTo', own?: Text): string =>
  own ? view.plain(own) : view.wordOf(rangeStrings, end);

/** The view of a kind that asks for one value, or for a range by two controls, which are a group then. */
export function rangeView<Field extends RangeField>({
  controls,
  valuesIn,
  problemStrings = [],
  ...kind
}: RangeControls<Field>): QuestionView<Field> {
  const valueIn = (item: Element, { isRange }: Field): Answer => {
    const values = valuesIn(item);
    if (!values.length) return null;
    return isRange ? values : values[0]!;
  };
  return {
    ...kind,
    naming: 'group',
    problemStrings: [...problemStrings, rangeStrings],
    control: controls,
    valueIn: (_, item, field) => valueIn(item, field),
    draw(view, question, labelledBy) {
      const { field } = question;
      const drawn = (place: ControlPlace) =>
        field.isRange
          ? html`<div role="group" aria-labelledby=${labelledBy}>${controls(view, field, place)}</div>`
          : controls(view, field, place);
      return answerForm(view, question, labelledBy, drawn, (form) => valueIn(form, field));
    },
  };
}
