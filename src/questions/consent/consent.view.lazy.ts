import { html, nothing } from 'lit';
import { link } from '../../view/content.ts';
import { answerButton } from '../../view/inputs/answer-button.ts';
import { submits } from '../../view/inputs/submits.ts';
import { says } from '../../view/says.ts';
import type { ControlPlace, QuestionView } from '../question.view.ts';
import type { ConsentField } from './consent.work.ts';
import type { View } from '../../view/view.ts';

/** A box that nobody has ticked beforehand, with the words that are agreed to and an address to read on. */
const box = (view: View, { label, link: address, required, hint }: ConsentField, { id, problem }: ControlPlace) =>
  html`<label class="box consent" part="consent"><input class="tick" type="checkbox" id=${id}
    aria-invalid=${problem ? 'true' : nothing} aria-describedby=${`${id}-error ${id}-hint`}
    aria-required=${required ? 'true' : nothing}><span id=${`${id}-label`}
    ${says(label ? view.text(label) : '')}></span></label>${
      address ? html`<p class="small more" ${says(link(view, address, view.word('more')))}></p>` : ''
    }${
      hint
        ? html`<p class="hint more" part="hint" id=${`${id}-hint`}
    ${says(view.text(hint))}></p>`
        : ''
    }<p class="error" part="error" id=${`${id}-error`} ${says(problem)}></p>`;

const isTicked = (item: Element): boolean => Boolean(item.querySelector<HTMLInputElement>('.tick')?.checked);

export const consentView: QuestionView<ConsentField> = {
  type: 'consent',
  naming: 'own',
  control: box,
  valueIn: (_, item) => isTicked(item),
  /** Named by the words that are agreed to: where the flow begins with it, no message stands before. */
  draw(view, { field, problems }) {
    const place: ControlPlace = {
      id: 'consent',
      describedBy: 'consent-error',
      problem: view.problem(problems[0]),
      enter: 'send',
    };
    return html`<form class="card form" part="form" novalidate aria-labelledby="consent-label"
      @submit=${submits((form) => view.answer(isTicked(form)))}>
    <div class="item">${box(view, field, place)}</div>
    <div class="options"><button class="button primary" part="button" ${says(view.word('next'))}></button>${
      field.no ? answerButton(view, false, view.text(field.no), 'button decline', 'button quiet') : ''
    }</div>
  </form>`;
  },
};
