import { html, noChange, nothing, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { codeStrings } from '../../tone/parts/code-strings.lazy.ts';
import { enter } from '../../view/inputs/enter-key.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { ControlPlace, QuestionView } from '../question.view.ts';
import { valueOf } from '../typed.view.lazy.ts';
import { readCode } from './code.judge.lazy.ts';
import { RESEND, type CodeField } from './code.work.ts';

/** What was pasted or filled in stands in the boxes as the code that it is; what is typed keeps only what counts. */
const tidy = (field: CodeField) => (event: Event) => {
  const input = event.target as HTMLInputElement;
  const { value } = input;
  const code = readCode(value, field) || (field.boxes ? value.replace(/[\s-]/g, '') : value);
  if (code !== value && !(event as InputEvent).isComposing) input.value = code;
};

/** Seconds as a clock shows them: 0:05. */
const clockTime = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.ceil(seconds % 60)).padStart(2, '0')}`;

/**
 * The button for a new code: at rest for a while, with the seconds beside it. They are for the eye; those who hear are
 * told once that the time is up.
 */
class Waits extends AsyncDirective {
  #button!: HTMLButtonElement;
  #view!: View;
  #field!: CodeField;
  #end = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  override update({ element }: ElementPart, given: [View, CodeField]): unknown {
    const isNew = this.#button !== element;
    this.#button = element as HTMLButtonElement;
    this.render(...given);
    if (isNew) {
      this.#button.addEventListener('click', this.#press);
      this.#wait();
    }
    return noChange;
  }

  render(view: View, field: CodeField): unknown {
    this.#view = view;
    this.#field = field;
    return noChange;
  }

  #press = (): void => {
    this.#wait();
    void this.#view.answer(RESEND);
  };

  #wait(): void {
    this.#end = performance.now() + 1000 * this.#field.pause;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#tick(true), 1000);
    // Its time is put beside it once it is drawn.
    queueMicrotask(() => this.#tick(false));
  }

  #tick(isLater: boolean): void {
    const left = Math.max(0, Math.round((this.#end - performance.now()) / 1000));
    const time = this.#button.parentElement?.querySelector('.resend-time');
    if (time) time.textContent = left > 0 ? clockTime(left) : '';
    this.#button.disabled = left > 0;
    if (left > 0) return;
    clearInterval(this.#timer);
    if (isLater) this.#view.announce(this.#view.wordOf(codeStrings, 'resendNow'));
  }

  protected override disconnected(): void {
    clearInterval(this.#timer);
  }

  protected override reconnected(): void {
    this.#wait();
  }
}
const waits = directive(Waits);

const resend = (view: View, field: CodeField) =>
  field.resend
    ? html`<div class="resend"><button type="button" class="button quiet" part="button resend" ${waits(view, field)}
      ${says(view.wordOf(codeStrings, 'resend'))}></button> <span class="resend-time" part="resend-time"
      aria-hidden="true"></span></div>`
    : '';

/** One field for all characters of a code, drawn as a row of boxes: what fills it in, pastes into it and hears it finds one field. */
function control(view: View, field: CodeField, place: ControlPlace) {
  const { boxes, keyboard, placeholder, name, autocomplete, skip } = field;
  const input = html`<input class="field ${boxes ? 'code-field' : ''}" part="field" id=${place.id} name=${name}
    type="text" dir="ltr" inputmode=${keyboard} autocomplete=${autocomplete ?? 'one-time-code'}
    aria-labelledby=${place.labelledBy ?? nothing} aria-describedby=${place.describedBy}
    aria-invalid=${Boolean(place.problem)} aria-required=${skip ? nothing : 'true'}
    placeholder=${placeholder && !boxes ? view.plain(placeholder) : nothing} enterkeyhint=${place.enter}
    autocapitalize="none" autocorrect="off" spellcheck="false" @keydown=${enter} @input=${tidy(field)}
    @change=${tidy(field)}>`;
  if (!boxes) return input;
  return html`<div class="code-line" dir="ltr" .style=${`--boxes:${boxes}`}><div class="code-boxes" part="code-boxes"
    aria-hidden="true">${[...new Array<undefined>(boxes)].map(
      () => html`<i class="code-box"
    part="code-box"></i>`,
    )}</div>${input}</div>`;
}

export const codeView: QuestionView<CodeField> = {
  type: 'code',
  naming: 'label',
  problemStrings: [codeStrings],
  start: (_, { value }) => (typeof value === 'string' ? value : ''),
  valueIn: (_, item) => valueOf(item),
  control,
  below: (view, field) => resend(view, field),
};
