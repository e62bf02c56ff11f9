import { html, nothing } from 'lit';
import { momentStrings } from '../tone/parts/moment-strings.lazy.ts';
import { enter } from '../view/inputs/enter-key.lazy.ts';
import { says } from '../view/says.ts';
import type { View } from '../view/view.ts';
import type { MomentField } from './moment.work.ts';
import type { ControlPlace, QuestionView } from './question.view.ts';
import { nameOfEnd, rangeView } from './range.view.ts';

/** The browser's own control for a moment, with its limits as it wants them. */
export interface MomentControl {
  readonly type: 'date' | 'datetime-local' | 'time';
  readonly min?: string;
  readonly max?: string;
  /** From one to the next, in seconds. */
  readonly step?: number;
  /** What else has to be known of what may be picked; '' if nothing. */
  readonly note?: string;
}

const inputsIn = (item: Element): HTMLInputElement[] => [...item.querySelectorAll<HTMLInputElement>('.moment')];

/** What stands there at first, one value for each control. */
function startsOf({ value, isRange }: MomentField): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  return (isRange ? [values[0], values[1]] : [values[0]]).map((each) => (typeof each === 'string' ? each : ''));
}

/** The last one is not before the first: its picker begins there. */
const follows = (min: string | undefined) => (event: Event) => {
  const [from, to] = inputsIn(event.currentTarget as Element);
  // Not while the last one is typed: some browsers begin a field anew when its limits change.
  if (from && to && event.target === from) to.min = from.value || (min ?? '');
};

function controls(view: View, field: MomentField, place: ControlPlace, control: MomentControl) {
  const { isRange, skip, name, autocomplete, from, to } = field;
  const { type, min, max, step, note } = control;
  const { id, labelledBy, describedBy, problem } = place;
  const noteId = `${id}-note`;
  const input = (start: string, end: '' | '-to') => html`<input
    class="field moment"
    part="field"
    type=${type}
    id=${id + end}
    name=${name + end}
    min=${min ?? nothing}
    max=${max ?? nothing}
    step=${step ?? nothing}
    .defaultValue=${start}
    autocomplete=${autocomplete ?? 'off'}
    aria-labelledby=${isRange ? nothing : (labelledBy ?? `${id}-label`)}
    aria-describedby=${note ? `${describedBy} ${noteId}` : describedBy}
    aria-invalid=${Boolean(problem)}
    aria-required=${skip ? nothing : 'true'}
    enterkeyhint=${place.enter}
    @keydown=${enter}
  />`;
  const labelled = (start: string, end: '' | '-to', label: string) => html`<div>
    <label class="which" part="label" for=${id + end} ${says(label)}></label>
    ${input(start, end)}
  </div>`;
  const [first = '', last = ''] = startsOf(field);
  const inputs = isRange
    ? [labelled(first, '', nameOfEnd(view, 'rangeFrom', from)), labelled(last, '-to', nameOfEnd(view, 'rangeTo', to))]
    : input(first, '');
  return html`${note ? html`<p class="hint" part="hint" id=${noteId} ${says(note)}></p>` : ''}
    <div class="moments ${type}" @input=${isRange ? follows(min) : nothing}>${inputs}</div>`;
}

/** What was picked, in each control. */
function picked(item: Element): readonly string[] {
  // What is filled in by half has no value: it is wrong, and not missing.
  const values = inputsIn(item).map(({ value, validity }) => (validity.badInput ? '?' : value));
  return values.some(Boolean) ? values : [];
}

/** The view of a kind that is picked in the browser's own control. */
export const momentView = <Field extends MomentField>(
  type: Field['type'],
  controlOf: (view: View, field: Field) => MomentControl,
): QuestionView<Field> =>
  rangeView<Field>({
    type,
    problemStrings: [momentStrings],
    controls: (view, field, place) => controls(view, field, place, controlOf(view, field)),
    valuesIn: picked,
  });
