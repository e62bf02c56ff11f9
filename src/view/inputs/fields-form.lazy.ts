import { html } from 'lit';
import type { FieldModel, Question } from '../../engine/question.ts';
import type { Json, Values } from '../../shared/json.ts';
import type { View } from '../view.ts';
import { consentBox } from './consent-form.lazy.ts';
import { control, submits } from './control.lazy.ts';

/** What stands in a field's part of the form. */
const valueIn = (view: View, item: Element, field: FieldModel): Json => {
  if (field.choices) return view.chunk('pickers')?.picked(item, field) ?? null;
  const input = item.querySelector<HTMLInputElement>('input, textarea');
  return field.type === 'consent' ? !!input?.checked : (input?.value ?? '');
};

/** Label above, hint, field, and below it what is wrong. */
function item(view: View, field: FieldModel, problem: string) {
  const id = `f-${field.name}`;
  const described = `${id}-error ${id}-hint`;
  if (field.type === 'consent')
    return html`<div class="item" data-name=${field.name}>${consentBox(view, field, id, problem)}</div>`;
  const label = html`${field.label ? view.text(field.label) : field.name}${field.skip ? html` <span class="small">(${view.word('optional')})</span>` : ''}`;
  const hint = field.hint ? html`<p class="hint" part="hint" id=${`${id}-hint`}>${view.text(field.hint)}</p>` : '';
  const error = html`<p class="error" part="error" id=${`${id}-error`}>${problem}</p>`;
  return field.choices
    ? html`<div class="item" data-name=${field.name} role="group" aria-labelledby=${`${id}-label`}><p class="label" part="label" id=${`${id}-label`}>${label}</p>${hint}<div class="boxes">${view.chunk('pickers')?.boxes(view, field, id, !!problem, described)}</div>${error}</div>`
    : html`<div class="item" data-name=${field.name}><label class="label" part="label" for=${id}>${label}</label>${hint}<div class="line">${control(view, field, { id, described }, !!problem)}${field.unit ? html`<span class="unit">${field.unit}</span>` : ''}</div>${error}</div>`;
}

/** Several fields in one bubble: checked together, sent together, by the button or Enter. A field may show on what stands in another. */
export function fieldsForm(
  view: View,
  { fields, problems, button }: Extract<Question, { kind: 'fields' }>,
  labelledBy: string,
) {
  /** All values of the form by name. */
  const values = (form: Element): Values =>
    Object.fromEntries(
      [...form.querySelectorAll<HTMLElement>('.item')].flatMap((item) =>
        fields
          .filter(({ name }) => name === item.dataset['name'])
          .map((field) => [field.name, valueIn(view, item, field)]),
      ),
    );
  const problemOf = (name: string | undefined) => view.problem(problems.find((problem) => problem.field === name));
  // Each has its place, so that none moves when another one comes or goes: what was typed stays in it.
  const places: unknown[] = [];
  for (const field of fields)
    if (field.type !== 'hidden') places[field.index as number] = item(view, field, problemOf(field.name));
  return html`<form class="card form" part="form" novalidate aria-labelledby=${labelledBy} @input=${(event: Event) => {
    view.draft(values(event.currentTarget as Element));
  }} @submit=${submits((form) =>
    view.answer({ ...values(form), honeypot: form.querySelector<HTMLInputElement>('.trap input')?.value ?? '' }),
  )}>
    ${places}
    <div class="trap sr" aria-hidden="true"><input tabindex="-1" autocomplete="off" name="fax-number-2"></div>
    <p class="error" part="error" role="alert">${problemOf(undefined)}</p>
    <button class="button primary" part="button send">${button ? view.text(button) : view.word('send')}</button>
  </form>`;
}
