import { html, nothing, type HTMLTemplateResult } from 'lit';
import type { Json } from '../../shared/json.ts';
import { enter } from '../../view/inputs/enter-key.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { ControlPlace } from '../question.view.ts';
import { choiceLabel } from '../choices.view.lazy.ts';
import type { ChoiceField } from './choice.work.ts';

/** Own words tick the box that they belong to. */
function pickOwn(event: Event): void {
  const line = event.target as HTMLInputElement;
  const box = line.closest('.boxes')?.querySelector<HTMLInputElement>('.box [value=other]');
  if (!box || !line.value || box.checked) return;
  box.checked = true;
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What is exclusive takes all others back, and each of them takes it back. */
const takeBack = ({ choices }: ChoiceField) => {
  const isExclusive = (box: HTMLInputElement) => choices[Number(box.value)]?.exclusive;
  return (event: Event) => {
    const changed = event.currentTarget as HTMLInputElement;
    if (!changed.checked) return;
    for (const box of changed.closest('.boxes')?.querySelectorAll<HTMLInputElement>('.box input') ?? [])
      if (box !== changed && (isExclusive(changed) || isExclusive(box))) box.checked = false;
  };
};

/** Boxes to tick, or one of several; the last one may open a line for words of one's own, in which Enter does what `key` says. */
export function boxes(view: View, field: ChoiceField, place: ControlPlace): HTMLTemplateResult {
  const { id, problem, describedBy, enter: key } = place;
  const type = field.many ? 'checkbox' : 'radio';
  const start = Array.isArray(field.value) ? (field.value as readonly Json[]) : [field.value];
  const keepAlone = field.many && field.choices.some(({ exclusive }) => exclusive) ? takeBack(field) : nothing;
  const box = (value: string | number, label: unknown, checked: boolean) =>
    html`<label class="box" part="option"><input type=${type} name=${`${id}-pick`} value=${value} ?checked=${checked}
      aria-invalid=${problem ? 'true' : nothing} aria-describedby=${describedBy} @change=${keepAlone}>${label}</label>`;
  return html`${field.choices.map((one, index) => box(index, choiceLabel(view, one), start.includes(one.value)))}${
    field.other
      ? html`${box('other', html`<span ${says(field.other === true ? view.word('other') : view.text(field.other))}></span>`, false)}
      <input class="field other" part="field" aria-label=${view.word('otherPlaceholder')}
        placeholder=${view.word('otherPlaceholder')} autocomplete="off" enterkeyhint=${key} @keydown=${enter}
        @input=${pickOwn} @change=${pickOwn}>`
      : ''
  }`;
}

/** What stands in the boxes of `root`: a list for several, else one value or null. */
export function picked(root: Element, field: ChoiceField): Json {
  const values = [...root.querySelectorAll<HTMLInputElement>('.box input:checked')]
    .map((input): Json =>
      input.value === 'other'
        ? (root.querySelector<HTMLInputElement>('.other')?.value.trim() ?? '')
        : (field.choices[+input.value]?.value ?? null),
    )
    .filter((value) => value !== '');
  return field.many ? values : (values[0] ?? null);
}
