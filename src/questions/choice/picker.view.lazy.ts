import { html, type HTMLTemplateResult } from 'lit';
import type { Answer } from '../../engine/input.ts';
import type { FieldQuestion } from '../../engine/question.ts';
import { answerButton, skipButton } from '../../view/inputs/answer-button.ts';
import { enter } from '../../view/inputs/enter-key.lazy.ts';
import { sendPath } from '../../view/inputs/send-path.lazy.ts';
import { submits } from '../../view/inputs/submits.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import { choiceLabel } from '../choices.view.lazy.ts';
import type { Choice } from '../choices.work.ts';
import type { ChoiceField } from './choice.work.ts';
import { boxes, picked } from './options.view.lazy.ts';
import { searchLine } from './search.view.lazy.ts';

type ChoiceQuestion = FieldQuestion<ChoiceField>;

/** Several answers: boxes to tick and a button that says "done". */
function several(view: View, { field, problems, button }: ChoiceQuestion, labelledBy: string) {
  const { min, max } = field.many as { min: number; max: number };
  const { choices, other, hint } = field;
  const most = max < choices.length + (other ? 1 : 0) ? view.word('many', { max }) : '';
  const bounds =
    most && min === max ? view.word('exact', { min }) : `${min > 1 ? view.word('few', { min }) : ''} ${most}`.trim();
  /** No more than allowed can be ticked: the rest rests until one is taken back. */
  const limit = (event: Event) => {
    const all = [...(event.currentTarget as Element).querySelectorAll<HTMLInputElement>('.box input')];
    const full = max > 1 && all.filter((box) => box.checked).length >= max;
    for (const box of all) box.disabled = full && !box.checked;
    if (full) view.announce(most);
  };
  const place = { id: 'many', describedBy: 'error', problem: view.problem(problems[0]), enter: 'send' as const };
  return html`<form class="card form" part="form" novalidate @submit=${submits((form) => view.answer(picked(form, field) as Answer))}>
    <p class="hint" part="hint" id="hint" ${says(hint ? view.text(hint) : bounds || view.word('choose'))}></p>
    ${searchLine(view, field)}<div class="boxes as-${field.layout ?? 'list'}" part="options" role="group" aria-labelledby=${labelledBy} aria-describedby="error hint" @change=${limit}>${boxes(view, field, place)}</div>
    <p class="error" part="error" id="error" ${says(view.problem(problems[0]))}></p>
    <div class="options"><button class="button primary" part="button done" ${says(button ? view.text(button) : view.word('done'))}></button>${skipButton(view, field.skip)}</div>
  </form>`;
}

/** One answer, with pictures, colours or a line for words of one's own. */
function single(view: View, { field, problems }: ChoiceQuestion, labelledBy: string) {
  const open = (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const line = button.closest('.ask')?.querySelector<HTMLElement>('.own-words');
    if (!line) return;
    line.hidden = !line.hidden;
    button.setAttribute('aria-expanded', String(!line.hidden));
    if (!line.hidden) line.querySelector<HTMLElement>('.field')?.focus({ preventScroll: false });
  };
  const pictures = field.choices.some((one) => one.image);
  return html`${searchLine(view, field)}<div class="options as-${field.layout ?? 'wrap'} ${pictures ? 'pictures' : ''}" part="options" role="group" aria-labelledby=${labelledBy}>${field.choices.map(
    (one) =>
      one.open
        ? view.buttonLink(one.open, choiceLabel(view, one), {
            part: 'option',
            look: 'option',
            press: () => void view.answer(one.value),
          })
        : answerButton(view, one.value, choiceLabel(view, one), 'option'),
  )}${
    field.other
      ? html`<button type="button" class="option" part="option other" aria-expanded="false" @click=${open} ${says(field.other === true ? view.word('other') : view.text(field.other))}></button>`
      : ''
  }${skipButton(view, field.skip)}</div>
    ${
      field.other
        ? html`<form class="line own-words" hidden novalidate @submit=${submits((form) => {
            // Without a word of one's own the answer is refused, and the reason told.
            void view.answer(form.querySelector<HTMLInputElement>('.field')?.value.trim() ?? '');
          })}><input class="field" part="field" aria-label=${view.word('otherPlaceholder')} aria-describedby="error" placeholder=${view.word('otherPlaceholder')} autocomplete="off" enterkeyhint="send" @keydown=${enter}><button class="icon send" part="send" aria-label=${view.word('send')}>${view.icon(sendPath)}</button></form>`
        : ''
    }
    <p class="error" part="error" id="error" ${says(view.problem(problems[0]))}></p>`;
}

/** One answer from a list that opens: for many choices, which are words alone. */
function menu(view: View, { field, problems, button }: ChoiceQuestion, labelledBy: string) {
  const { choices, skip, value } = field;
  const words = ({ label, text }: Choice) =>
    [label, text]
      .map((each) => each && view.plain(each))
      .filter(Boolean)
      .join(' – ');
  const send = submits((form) => {
    const chosen = choices[Number(form.querySelector('select')?.value || -1)];
    void view.answer(chosen ? chosen.value : '');
  });
  return html`<form class="as-menu" part="form" novalidate @submit=${send}>
    <div class="line"><select class="field" part="field" aria-labelledby=${labelledBy} aria-describedby="error" aria-invalid=${!!problems[0]}>
      <option value="" ?selected=${value === undefined}>${view.word('pick')}</option>${choices.map(
        (one, index) => html`<option value=${index} ?selected=${value === one.value}>${words(one)}</option>`,
      )}</select><button class="button primary" part="button">${button ? view.text(button) : view.word('next')}</button></div>
    <p class="error" part="error" id="error">${view.problem(problems[0])}</p>${skipButton(view, skip)}
  </form>`;
}

/** Whether a list that opens can hold all that is on offer. */
const fitsMenu = ({ layout, many, other, choices }: ChoiceField): boolean =>
  layout === 'menu' && !many && !other && !choices.some(({ image, color, open }) => image || color || open);

export const picker = (view: View, question: ChoiceQuestion, labelledBy: string): HTMLTemplateResult =>
  (question.field.many ? several : fitsMenu(question.field) ? menu : single)(view, question, labelledBy);
