import { html } from 'lit';
import type { Answer } from '../../engine/input.ts';
import type { FieldQuestion } from '../../engine/question.ts';
import type { ControlPlace } from '../../questions/question.view.ts';
import { says } from '../says.ts';
import type { View } from '../view.ts';
import { skipButton } from './answer-button.ts';
import { problemWords } from './problem-words.ts';
import { submits } from './submits.ts';

/** A question that stands alone, with a button that sends: hint, control, what is wrong, and the buttons. */
export function answerForm(
  view: View,
  { field, problems, button }: FieldQuestion,
  labelledBy: string,
  control: (place: ControlPlace) => unknown,
  read: (form: Element) => Answer,
) {
  const problem = problemWords(view, problems[0], view.question(field.type));
  const place: ControlPlace = { id: field.type, labelledBy, describedBy: 'error hint', problem, enter: 'send' };
  return html`<form class="card form" part="form" novalidate @submit=${submits((form) => view.answer(read(form)))}>
    ${field.hint ? html`<p class="hint" part="hint" id="hint" ${says(view.text(field.hint))}></p>` : ''}
    ${control(place)}
    <p class="error" part="error" id="error" ${says(problem)}></p>
    <div class="options"><button class="button primary" part="button send" ${says(button ? view.text(button) : view.word('send'))}></button>${skipButton(view, field.skip)}</div>
  </form>`;
}
