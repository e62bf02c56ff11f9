import { html } from 'lit';
import type { FieldModel, FieldsQuestion } from '../../engine/question.ts';
import type { ControlPlace } from '../../questions/question.view.ts';
import type { Values } from '../../shared/json.ts';
import type { View } from '../view.ts';
import { says } from '../says.ts';
import { skipButton } from './answer-button.ts';
import { hasTouchKeyboard } from './enter-key.lazy.ts';
import { problemWords } from './problem-words.ts';
import { submits } from './submits.ts';

/** Name of a field that people do not see, and programs fill in. */
const TRAP = 'fax-number-2';

/** Label above, hint, field, and below it what is wrong. */
function item(view: View, field: FieldModel, problem: string, enter: ControlPlace['enter']) {
  const id = `f-${field.name}`;
  const kind = view.question(field.type);
  const place: ControlPlace = { id, describedBy: `${id}-error ${id}-hint`, problem, enter };
  const control = kind?.control(view, field, place);
  if (kind?.naming === 'own') return html`<div class="item" data-name=${field.name}>${control}</div>`;
  const label = html`${field.label ? view.text(field.label) : field.name}${
    field.skip
      ? html` <span
    class="small">(${view.word('optional')})</span>`
      : ''
  }`;
  const hint = field.hint
    ? html`<p class="hint" part="hint" id=${`${id}-hint`} ${says(view.text(field.hint))}></p>`
    : '';
  const error = html`<p class="error" part="error" id=${`${id}-error`} ${says(problem)}></p>`;
  if (kind?.naming === 'group')
    return html`<div class="item" data-name=${field.name} role="group" aria-labelledby=${`${id}-label`}><p class="label"
      part="label" id=${`${id}-label`} ${says(label)}></p>${hint}${control}${error}</div>`;
  const line = [kind?.before?.(view, field, place), control, kind?.behind?.(view, field, place)];
  return html`<div class="item" data-name=${field.name}><label class="label" part="label" for=${id}
    ${says(label)}></label>${hint}<div class="line">${line}</div>${error}${kind?.below?.(view, field)}</div>`;
}

/** Several fields in one bubble: checked together, sent together, by the button or Enter. A field may show on what stands in another. */
export function fieldsForm(view: View, { fields, problems, button, skip }: FieldsQuestion, labelledBy: string) {
  /** All values of the form by name. */
  const values = (form: Element): Values =>
    Object.fromEntries(
      [...form.querySelectorAll<HTMLElement>('.item')].flatMap((item) =>
        fields
          .filter(({ name }) => name === item.dataset['name'])
          .map((field) => [field.name, view.question(field.type)?.valueIn(view, item, field) ?? null]),
      ),
    );
  const shown = fields.filter(({ place }) => place !== 'hidden');
  const problemOf = ({ name, type }: FieldModel) =>
    problemWords(
      view,
      problems.find((problem) => problem.field === name),
      view.question(type),
    );
  /** What is wrong with no field that stands here is said all the same. */
  const otherProblem = problems.find((problem) => !shown.some(({ name }) => name === problem.field));
  const last = shown.at(-1);
  // Each has its place, so that none moves when another one comes or goes: what was typed stays in it.
  const places: unknown[] = [];
  for (const field of shown)
    places[field.index as number] = item(
      view,
      field,
      problemOf(field),
      hasTouchKeyboard() && field !== last ? 'next' : 'send',
    );
  // What fills fields in, a browser or a password manager, tells of it by either event, and not of every field.
  const fill = (event: Event) => {
    view.draft(values(event.currentTarget as Element));
  };
  const send = submits((form) => {
    const filled = values(form);
    view.draft(filled);
    const honeypot = form.querySelector<HTMLInputElement>(`[name=${TRAP}]`)?.value ?? '';
    return view.answer({ ...filled, honeypot });
  });
  return html`<form class="card form" part="form" novalidate aria-labelledby=${labelledBy} @input=${fill} @change=${fill} @submit=${send}>
    ${places}
    <div class="trap sr" aria-hidden="true"><input tabindex="-1" autocomplete="off" name=${TRAP}></div>
    <p class="error" part="error" role="alert" ${says(view.problem(otherProblem))}></p>
    <div class="options"><button class="button primary" part="button send"
      ${says(button ? view.text(button) : view.word('send'))}></button>${skipButton(view, skip)}</div>
  </form>`;
}
