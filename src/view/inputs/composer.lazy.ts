import { html } from 'lit';
import type { Answer } from '../../engine/input.ts';
import type { FieldModel } from '../../engine/question.ts';
import type { AnswerProblem } from '../../engine/state.ts';
import type { Text } from '../../flow/flow.ts';
import type { ControlPlace } from '../../questions/question.view.ts';
import type { View } from '../view.ts';
import { says } from '../says.ts';
import { sendPath } from './send-path.lazy.ts';
import { skipButton } from './answer-button.ts';
import { problemWords } from './problem-words.ts';
import { submits } from './submits.ts';

/**
 * The line to type an answer in. It stays while the bot goes on talking, so that a phone's keyboard does not jump, and is emptied only
 * when its text was accepted.
 */
export function composer(
  view: View,
  field: FieldModel,
  labelledBy: string,
  problem: AnswerProblem | undefined,
  button?: Text,
) {
  const kind = view.question(field.type);
  const send = submits((form) => {
    const input = form.querySelector<HTMLInputElement>('#field');
    if (!input || !kind) return undefined;
    const typed = input.value;
    return view.answer(kind.valueIn(view, form, field) as Answer).then((accepted) => {
      if (accepted && input.value === typed) input.value = '';
    });
  });
  const place: ControlPlace = {
    id: 'field',
    labelledBy,
    describedBy: 'error hint',
    problem: problemWords(view, problem, kind),
    enter: 'send',
  };
  return html`<form class="dock" part="composer" novalidate @submit=${send}>
    ${field.hint ? html`<p class="hint" part="hint" id="hint" ${says(view.text(field.hint))}></p>` : ''}
    <div class="line">${kind?.before?.(view, field, place)}${kind?.control(view, field, place)}${kind?.behind?.(view, field, place)}${
      button
        ? html`<button class="button primary" part="button send" ${says(view.text(button))}></button>`
        : html`<button class="icon send" part="send" aria-label=${view.word('send')}>${view.icon(sendPath)}</button>`
    }</div>
    <p class="error" part="error" id="error" ${says(place.problem)}></p>${kind?.below?.(view, field)}${skipButton(view, field.skip)}
  </form>`;
}
