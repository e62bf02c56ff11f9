import { html, type HTMLTemplateResult } from 'lit';
import type { Answer } from '../../engine/input.ts';
import type { FieldQuestion } from '../../engine/question.ts';
import type { Text } from '../../flow/flow.ts';
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

/** No more than allowed can be ticked: the rest rests until one is taken back. */
const keepsTo = (max: number, view: View, words: string, choices: readonly Choice[]) => (event: Event) => {
  const all = [...(event.currentTarget as Element).querySelectorAll<HTMLInputElement>('.box input')];
  const full = max > 1 && all.filter((box) => box.checked).length >= max;
  // What stands alone takes the others back: there is always room for it.
  for (const box of all) box.disabled = full && !box.checked && !choices[Number(box.value)]?.exclusive;
  if (full) view.announce(words);
};

/** Several answers: boxes to tick and a button that says "done". */
function several(view: View, { field, problems, button }: ChoiceQuestion, labelledBy: string) {
  const { min, max } = field.many as { min: number; max: number };
  const { choices, other, hint, layout = 'list' } = field;
  const most = max < choices.length + (other ? 1 : 0) ? view.word('many', { max }) : '';
  const bounds =
    most && min === max ? view.word('exact', { min }) : `${min > 1 ? view.word('few', { min }) : ''} ${most}`.trim();
  const problem = view.problem(problems[0]);
  const place = { id: 'many', describedBy: 'error', problem, enter: 'send' as const };
  const send = submits((form) => view.answer(picked(form, field) as Answer));
  const done = button ? view.text(button) : view.word('done');
  return html`<form class="card form" part="form" novalidate @submit=${send}>
    <p class="hint" part="hint" id="hint" ${says(hint ? view.text(hint) : bounds || view.word('choose'))}></p>
    ${searchLine(view, field)}
    <div
      class="boxes as-${layout}"
      part="options"
      role="group"
      aria-labelledby=${labelledBy}
      aria-describedby="error hint"
      @change=${keepsTo(max, view, most, choices)}
    >${boxes(view, field, place)}</div>
    <p class="error" part="error" id="error" ${says(problem)}></p>
    <div class="options">
      <button class="button primary" part="button done" ${says(done)}></button>
      ${skipButton(view, field.skip)}
    </div>
  </form>`;
}

/** One of the options: a button, or a link that answers too. */
const option = (view: View, choice: Choice) =>
  choice.open
    ? view.buttonLink(choice.open, choiceLabel(view, choice), {
        part: 'option',
        look: 'option',
        press: () => void view.answer(choice.value),
      })
    : answerButton(view, choice.value, choiceLabel(view, choice), 'option');

/** Opens the line for words of one's own, and closes it. */
function toggleOwnWords(event: Event): void {
  const button = event.currentTarget as HTMLElement;
  const line = button.closest('.ask')?.querySelector<HTMLElement>('.own-words');
  if (!line) return;
  line.hidden = !line.hidden;
  button.setAttribute('aria-expanded', String(!line.hidden));
  if (!line.hidden) line.querySelector<HTMLElement>('.field')?.focus({ preventScroll: false });
}

const otherOption = (view: View, words: true | Text) => html`<button
  type="button"
  class="option"
  part="option other"
  aria-expanded="false"
  @click=${toggleOwnWords}
  ${says(words === true ? view.word('other') : view.text(words))}
></button>`;

function ownWords(view: View) {
  const invite = view.word('otherPlaceholder');
  const send = submits((form) => {
    // Without a word of one's own the answer is refused, and the reason told.
    void view.answer(form.querySelector<HTMLInputElement>('.field')?.value.trim() ?? '');
  });
  return html`<form class="line own-words" hidden novalidate @submit=${send}>
    <input
      class="field"
      part="field"
      aria-label=${invite}
      aria-describedby="error"
      placeholder=${invite}
      autocomplete="off"
      enterkeyhint="send"
      @keydown=${enter}
    />
    <button class="icon send" part="send" aria-label=${view.word('send')}>${view.icon(sendPath)}</button>
  </form>`;
}

/** What helps to choose; ids of it and of what is wrong. */
const hintLine = (view: View, { hint }: ChoiceField) =>
  hint ? html`<p class="hint" part="hint" id="hint" ${says(view.text(hint))}></p>` : '';
const HELP = 'error hint';

/** One answer, with pictures, colours or a line for words of one's own. */
function single(view: View, { field, problems }: ChoiceQuestion, labelledBy: string) {
  const { choices, other, skip, layout = 'wrap' } = field;
  const pictures = choices.some((one) => one.image) ? 'pictures' : '';
  return html`${hintLine(view, field)}
    ${searchLine(view, field)}
    <div
      class="options as-${layout} ${pictures}"
      part="options"
      role="group"
      aria-labelledby=${labelledBy}
      aria-describedby=${HELP}
    >
      ${choices.map((one) => option(view, one))}
      ${other ? otherOption(view, other) : ''}
      ${skipButton(view, skip)}
    </div>
    ${other ? ownWords(view) : ''}
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
  const item = (one: Choice, index: number) =>
    html`<option value=${index} ?selected=${value === one.value}>${words(one)}</option>`;
  return html`<form class="as-menu" part="form" novalidate @submit=${send}>
    ${hintLine(view, field)}
    <div class="line">
      <select
        class="field"
        part="field"
        aria-labelledby=${labelledBy}
        aria-describedby=${HELP}
        aria-invalid=${!!problems[0]}
      >
        <option value="" ?selected=${value === undefined}>${view.word('pick')}</option>
        ${choices.map(item)}
      </select>
      <button class="button primary" part="button">${button ? view.text(button) : view.word('next')}</button>
    </div>
    <p class="error" part="error" id="error">${view.problem(problems[0])}</p>
    ${skipButton(view, skip)}
  </form>`;
}

/** Whether a list that opens can hold all that is on offer. */
const fitsMenu = ({ layout, many, other, choices }: ChoiceField): boolean =>
  layout === 'menu' && !many && !other && !choices.some(({ image, color, open }) => image || color || open);

export const picker = (view: View, question: ChoiceQuestion, labelledBy: string): HTMLTemplateResult =>
  (question.field.many ? several : fitsMenu(question.field) ? menu : single)(view, question, labelledBy);
