import { html, nothing } from 'lit';
import type { FieldOf, FieldsQuestion } from '../../engine/question.ts';
import type { Json, Values } from '../../shared/json.ts';
import { skipButton } from '../../view/inputs/answer-button.ts';
import { submits } from '../../view/inputs/submits.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import { choiceLabel } from '../choices.view.lazy.ts';
import type { QuestionView } from '../question.view.ts';

type Row = FieldOf<'choice'>;

/** Up to so many columns need little room, or some more; further ones never find enough. */
const FEW = 3;
const SOME = 5;
const MANY = 8;

const widthOf = ({ length }: Row['choices']): string =>
  length <= FEW ? 'few' : length <= SOME ? 'some' : length <= MANY ? 'many' : '';

/** One thing to judge: a group of radio buttons, named by its label. */
function row(view: View, field: Row, problem: string) {
  const id = `row-${field.name}`;
  const radio = (choice: Row['choices'][number], index: number) =>
    html`<label class="cell" part="option">
      <input
        type="radio"
        name=${id}
        value=${index}
        ?checked=${field.value === choice.value}
        aria-invalid=${problem ? 'true' : nothing}
      />
      <span class="cell-label">${choiceLabel(view, choice)}</span>
    </label>`;
  const optional = field.skip ? html` <span class="small">(${view.word('optional')})</span>` : '';
  return html`<div
    class="matrix-row"
    part="matrix-row"
    role="radiogroup"
    data-name=${field.name}
    aria-labelledby=${`${id}-label`}
    aria-describedby=${`${id}-error ${id}-hint`}
    aria-required=${field.skip ? nothing : 'true'}
  >
    <div class="row-head">
      <p class="label" part="label" id=${`${id}-label`} ${says(html`${field.label ? view.text(field.label) : field.name}${optional}`)}></p>
      ${field.hint ? html`<p class="hint" part="hint" id=${`${id}-hint`} ${says(view.text(field.hint))}></p>` : ''}
      <p class="error" part="error" id=${`${id}-error`} ${says(problem)}></p>
    </div>
    ${field.choices.map(radio)}
  </div>`;
}

function chosenIn(form: Element, field: Row): Json {
  const found = form.querySelector<HTMLInputElement>(`[name="row-${CSS.escape(field.name)}"]:checked`);
  return (found && field.choices[Number(found.value)]?.value) ?? null;
}

/**
 * All rows with what was chosen in each; those who hear it hear the options with each row, so that what stands above
 * the columns is for the eye alone.
 */
function matrix(view: View, question: FieldsQuestion, labelledBy: string) {
  const { problems, button } = question;
  const fields = question.fields as readonly Row[];
  const valuesOf = (form: Element): Values =>
    Object.fromEntries(fields.map((field) => [field.name, chosenIn(form, field)]));
  const problemOf = ({ name }: Row) => view.problem(problems.find(({ field }) => field === name));
  const columns = fields[0]?.choices ?? [];
  // Each has its place, so that none moves when another one comes or goes.
  const rows: unknown[] = [];
  for (const field of fields) rows[field.index ?? 0] = row(view, field, problemOf(field));
  const fill = (event: Event) => {
    view.draft(valuesOf(event.currentTarget as Element));
  };
  const send = submits((form) => {
    const values = valuesOf(form);
    view.draft(values);
    void view.answer(values);
  });
  return html`<form class="card form matrix-form" part="form" novalidate aria-labelledby=${labelledBy} @change=${fill} @submit=${send}>
    <div class="matrix-room">
      <div class="matrix ${widthOf(columns)}" part="matrix" .style=${`--_columns:${columns.length}`}>
        <div class="matrix-heads" aria-hidden="true">
          ${columns.map(({ label }) => html`<span ${says(view.text(label))}></span>`)}
        </div>
        ${rows}
      </div>
    </div>
    <div class="options">
      <button class="button primary" part="button send" ${says(button ? view.text(button) : view.word('send'))}></button>
      ${skipButton(view, question.skip)}
    </div>
  </form>`;
}

export const matrixView: QuestionView = {
  type: 'matrix',
  naming: 'own',
  drawFields: matrix,
  control: () => '',
  valueIn: () => null,
};
