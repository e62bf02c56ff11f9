import { html, nothing } from 'lit';
import { inLanguage } from '../../engine/format.lazy.ts';
import type { FieldModel } from '../../engine/question.ts';
import type { View } from '../view.ts';

/**
 * How the browser should treat a field: its type, the keyboard of a phone, and what it may fill in. Numbers stay text, so that a wrong one is
 * kept and can be told; e-mail addresses too, for a browser gives those of its own type with the domain as the name system has it (`xn--…`).
 */
const kinds: { readonly [type: string]: readonly [type: string, keyboard: string, fill: string] } = {
  email: ['text', 'email', 'email'],
  phone: ['tel', 'tel', 'tel'],
  url: ['url', 'url', 'url'],
  number: ['text', 'decimal', 'off'],
};

export interface ControlIds {
  readonly id: string;
  /** Ids of what names the field, where no label does. */
  readonly label?: string;
  /** Ids of hint and error. */
  readonly described: string;
}

/** What stands in a field at first; a number as the language writes it, since that is how it will be read. */
const startOf = ({ settings }: View, { type, value }: FieldModel): string =>
  type === 'number' && typeof value === 'number'
    ? (inLanguage(settings.lang, (tag) =>
        value.toLocaleString(tag, { useGrouping: false, maximumFractionDigits: 15 }),
      ) ?? String(value))
    : String(value ?? '');

/** A field to type in. What was typed lives in the field itself: nothing that is drawn again touches it. */
export function control(
  view: View,
  field: FieldModel,
  ids: ControlIds,
  invalid: boolean,
  key: 'send' | 'next' = 'next',
) {
  const [type, keyboard, fill] = kinds[field.type] ?? ['text', 'text', 'off'];
  const long = field.type === 'long';
  const placeholder = field.placeholder
    ? view.plain(field.placeholder)
    : key === 'send'
      ? view.word(long ? 'placeholderLong' : 'placeholder')
      : nothing;
  // Alone in the composer a field's question says it all.
  const required = key === 'send' || field.skip ? nothing : 'true';
  // An address is no sentence: phones neither begin it with a capital nor put words in its place.
  const isAddress = field.type === 'email' || field.type === 'url';
  const start = key === 'send' ? '' : startOf(view, field);
  return long
    ? html`<textarea class="field" part="field" dir="auto" id=${ids.id} name=${field.name} rows="2" .defaultValue=${start} aria-labelledby=${ids.label ?? nothing} aria-describedby=${ids.described} aria-invalid=${invalid} aria-required=${required} placeholder=${placeholder} autocomplete=${field.autocomplete ?? 'off'} enterkeyhint=${key} @keydown=${enter}></textarea>`
    : html`<input class="field" part="field" dir="auto" id=${ids.id} name=${field.name} type=${type} inputmode=${field.keyboard ?? keyboard} autocomplete=${field.autocomplete ?? fill} aria-labelledby=${ids.label ?? nothing} aria-describedby=${ids.described} aria-invalid=${invalid} aria-required=${required} placeholder=${placeholder} enterkeyhint=${key} autocapitalize=${isAddress ? 'none' : nothing} autocorrect=${isAddress ? 'off' : nothing} spellcheck=${isAddress ? 'false' : nothing} .defaultValue=${start} @keydown=${enter}>`;
}

/** Set while Enter only confirms a conversion of an input method: Safari says so by key code 229 alone, after the conversion has ended. */
let converting = false;

/** Enter sends; in a long text Shift and Enter break the line. */
function enter(event: KeyboardEvent): void {
  if (event.key !== 'Enter') return;

  converting = event.isComposing || event.keyCode === 229;
  if (converting || event.shiftKey || !(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  event.target.form?.requestSubmit();
}

/** Takes over a form's submission: never the browser's own, and not while a conversion is being confirmed. */
export const submits =
  (send: (form: HTMLFormElement) => void) =>
  (event: Event): void => {
    event.preventDefault();
    if (!converting) send(event.currentTarget as HTMLFormElement);
    converting = false;
  };
