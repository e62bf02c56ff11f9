import { html, nothing } from 'lit';
import type { FieldModel, Question } from '../../engine/question.ts';
import type { View } from '../view.ts';
import { says } from '../says.ts';
import { link } from '../content.ts';
import { answerButton } from './choice.ts';
import { submits } from './control.lazy.ts';

/** A box that nobody has ticked beforehand, with the words that are agreed to and an address to read on. */
export const consentBox = (view: View, field: FieldModel, id: string, problem: string) =>
  html`<label class="box consent" part="consent"><input type="checkbox" id=${id} aria-invalid=${problem ? 'true' : nothing} aria-describedby=${`${id}-error`} aria-required=${field.required ? 'true' : nothing}><span id=${`${id}-label`} ${says(field.label ? view.text(field.label) : '')}></span></label>${
    field.link ? html`<p class="small more" ${says(link(view, field.link, view.word('more')))}></p>` : ''
  }<p class="error" part="error" id=${`${id}-error`} ${says(problem)}></p>`;

/** Named by the words that are agreed to: where the flow begins with it, no message stands before. */
export const consentForm = (view: View, { field, no, problems }: Extract<Question, { kind: 'consent' }>) =>
  html`<form class="card form" part="form" novalidate aria-labelledby="consent-label" @submit=${submits((form) => view.answer(!!form.querySelector<HTMLInputElement>('#consent')?.checked))}>
    <div class="item">${consentBox(view, field, 'consent', view.problem(problems[0]))}</div>
    <div class="options"><button class="button primary" part="button" ${says(view.word('next'))}></button>${
      no ? answerButton(view, false, view.text(no), 'button decline', 'button quiet') : ''
    }</div>
  </form>`;
