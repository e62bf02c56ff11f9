import { html } from 'lit';
import { answerButton, skipButton } from '../../view/inputs/answer-button.ts';
import type { View } from '../../view/view.ts';
import type { QuestionView } from '../question.view.ts';
import type { ChoiceField } from './choice.work.ts';

/** Whether one press on words answers it: whatever is more comes with pickers.lazy.ts. */
const isPlain = ({ choices, many, other, layout, search, hint }: ChoiceField): boolean =>
  !(many || other || layout || search || hint) && !choices.some(({ image, color, open }) => image || color || open);

/** One of several, by one press. */
const buttons = (view: View, { choices, skip }: ChoiceField, labelledBy: string) =>
  html`<div class="options" part="options" role="group" aria-labelledby=${labelledBy}>${choices.map(
    ({ value, label, text }) =>
      answerButton(
        view,
        value,
        html`<span>${view.text(label)}${text ? html`<small>${view.text(text)}</small>` : ''}</span>`,
        'option',
      ),
  )}${skipButton(view, skip)}</div>`;

export const choiceView: QuestionView<ChoiceField> = {
  type: 'choice',
  naming: 'group',
  draw: (view, question, labelledBy) =>
    isPlain(question.field)
      ? buttons(view, question.field, labelledBy)
      : view.chunk('pickers')?.picker(view, question, labelledBy),
  control(view, field, place) {
    const pickers = view.chunk('pickers');
    return html`${pickers?.searchLine(view, field)}<div class="boxes">${pickers?.boxes(view, field, place)}</div>`;
  },
  valueIn: (view, item, field) => view.chunk('pickers')?.picked(item, field) ?? null,
  spoken: (view, { choices }) => choices.map(({ label }) => view.plain(label)),
};
