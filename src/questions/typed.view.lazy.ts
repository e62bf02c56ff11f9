import { html, nothing } from 'lit';
import { enter } from '../view/inputs/enter-key.lazy.ts';
import { says } from '../view/says.ts';
import type { View } from '../view/view.ts';
import type { ControlPlace, QuestionView } from './question.view.ts';
import type { TypedField } from './typed.work.ts';

/* Fields to type in. What was typed lives in the field itself: nothing that is drawn again touches it. */

/** How the browser should treat a field. */
interface TypedLook {
  /** Type of the input, default `text`. */
  readonly type?: 'text' | 'tel' | 'url';
  /** The keyboard of a phone, default `text`. */
  readonly keyboard?: string;
  /** What it may fill in, default nothing. */
  readonly fill?: string;
  /** An address is no sentence: phones neither begin it with a capital nor put words in its place. */
  readonly isAddress?: boolean;
}

/** What stands in a field that has a label and may have a value; alone in the composer it begins empty. */
export const valueOf = (item: Element): string => item.querySelector<HTMLInputElement>('.field')?.value ?? '';

export function placeholderOf(
  view: View,
  { placeholder }: TypedField<string>,
  { labelledBy }: ControlPlace,
  word: 'placeholder' | 'placeholderLong' = 'placeholder',
) {
  if (placeholder) return view.plain(placeholder);
  return labelledBy ? view.word(word) : nothing;
}

/** Whether a field of a form must be filled in; the one in the composer always. */
export const requiredMark = ({ skip }: TypedField<string>, { labelledBy }: ControlPlace) =>
  labelledBy || skip ? nothing : 'true';

/** What a kind adds to its field. */
interface TypedExtras<Field extends TypedField<string>> extends Partial<
  Pick<QuestionView<Field>, 'before' | 'behind' | 'valueIn' | 'problemStrings'>
> {
  /** What its field can do beyond typing: a directive for the element. */
  able?(view: View, field: Field, place: ControlPlace): unknown;
}

const startOf = (_: View, { value }: TypedField<string>): string => String(value ?? '');

/** The view of a kind that is typed in one line; `start` writes a value as it is typed. */
export function typedView<Field extends TypedField<string>>(
  kind: Field['type'],
  { type = 'text', keyboard = 'text', fill = 'off', isAddress = false }: TypedLook,
  start: (view: View, field: Field) => string = startOf,
  { able, ...extras }: TypedExtras<Field> = {},
): QuestionView<Field> {
  return {
    type: kind,
    naming: 'label',
    start,
    valueIn: (_, item) => valueOf(item),
    behind: (_, { unit }) => (unit ? html`<span class="unit" ${says(unit)}></span>` : ''),
    control: (view, field, place) =>
      html`<input class="field" part="field" dir="auto" id=${place.id} name=${field.name} type=${type}
        inputmode=${field.keyboard ?? keyboard} autocomplete=${field.autocomplete ?? fill}
        aria-labelledby=${place.labelledBy ?? nothing} aria-describedby=${place.describedBy}
        aria-invalid=${Boolean(place.problem)} aria-required=${requiredMark(field, place)}
        placeholder=${placeholderOf(view, field, place)} enterkeyhint=${place.enter}
        autocapitalize=${isAddress ? 'none' : nothing} autocorrect=${isAddress ? 'off' : nothing}
        spellcheck=${isAddress ? 'false' : nothing} .defaultValue=${place.labelledBy ? '' : start(view, field)}
        @keydown=${enter} ${able?.(view, field, place) ?? nothing}>`,
    ...extras,
  };
}
