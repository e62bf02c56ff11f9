import { html } from 'lit';
import type { Answer } from '../../engine/input.ts';
import type { FieldQuestion } from '../../engine/question.ts';
import type { ControlPlace } from '../../questions/question.view.ts';
import { says } from '../says.ts';
import type { View } from '../view.ts';
import { skipButton } from './answer-button.ts';
import { problemWords } from './problem-words.ts';
import { submits } from './submits.ts';

/** What a kind says in its own words. */
interface OwnWords {
  /** The line above where the author has none. */
  readonly hint?: string;
  /** What the button is called, and its part: several things are done with, one is sent. */
  readonly button?: 'send' | 'done';
}

/** A question that stands alone, with a button that sends: hint, control, what is wrong, and the buttons. */
export function answerForm(
  view: View,
  { field, problems, button }: FieldQuestion,
  labelledBy: string,
  control: (place: ControlPlace) => unknown,
  read: (form: Element) => Answer,
  { hint: usual, button: name = 'send' }: OwnWords = {},
) {
  const problem = problemWords(view, problems[0], view.question(field.type));
  const place: ControlPlace = { id: field.type, labelledBy, describedBy: 'error hint', problem, enter: 'send' };
  const hint = field.hint ? view.text(field.hint) : usual;
  return html`<form class="card form" part="form" novalidate @submit=${submits((form) => view.answer(read(form)))}>
    ${hint ? html`<p class="hint" part="hint" id="hint" ${says(hint)}></p>` : ''}
    ${control(place)}
    <p class="error" part="error" id="error" ${says(problem)}></p>
    <div class="options"><button class="button primary" part=${`button ${name}`}
      ${says(button ? view.text(button) : view.word(name))}></button>${skipButton(view, field.skip)}</div>
  </form>`;
}
