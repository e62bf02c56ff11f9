import { html, nothing } from 'lit';
import { inLanguage } from '../../engine/show-value.ts';
import type { FieldModel } from '../../engine/question.ts';
import type { View } from '../view.ts';
import { isConverting } from '../controllers/converting.ts';

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

/** Whether text is typed on the screen: no Shift and Enter there, and the return key says what it does. */
export const hasTouchKeyboard = () => matchMedia('(pointer: coarse)').matches;

/** What stands in a field at first; a number as the language writes it, since that is how it will be read. */
const startOf = ({ settings }: View, { type, value }: FieldModel): string =>
  type === 'number' && typeof value === 'number'
    ? (inLanguage(settings.lang, (tag) =>
        new Intl.NumberFormat(tag, { useGrouping: false, maximumFractionDigits: 15 }).format(value),
      ) ?? String(value))
    : String(value ?? '');

/**
 * A field to type in. What was typed lives in the field itself: nothing that is drawn again touches it.
 *
 * @param key what Enter does; in a text of several lines on a touch keyboard it begins a new one
 */
export function control(view: View, field: FieldModel, ids: ControlIds, invalid: boolean, key: 'send' | 'next') {
  const [type, keyboard, fill] = kinds[field.type] ?? ['text', 'text', 'off'];
  const long = field.type === 'long';
  // In the composer a field's question says it all.
  const alone = !!ids.label;
  const placeholder = field.placeholder
    ? view.plain(field.placeholder)
    : alone
      ? view.word(long ? 'placeholderLong' : 'placeholder')
      : nothing;
  const required = alone || field.skip ? nothing : 'true';
  // An address is no sentence: phones neither begin it with a capital nor put words in its place.
  const isAddress = field.type === 'email' || field.type === 'url';
  const start = alone ? '' : startOf(view, field);
  return long
    ? html`<textarea class="field" part="field" dir="auto" id=${ids.id} name=${field.name} rows="2" .defaultValue=${start} aria-labelledby=${ids.label ?? nothing} aria-describedby=${ids.described} aria-invalid=${invalid} aria-required=${required} placeholder=${placeholder} autocomplete=${field.autocomplete ?? 'off'} enterkeyhint=${hasTouchKeyboard() ? 'enter' : key} @keydown=${enter}></textarea>`
    : html`<input class="field" part="field" dir="auto" id=${ids.id} name=${field.name} type=${type} inputmode=${field.keyboard ?? keyboard} autocomplete=${field.autocomplete ?? fill} aria-labelledby=${ids.label ?? nothing} aria-describedby=${ids.described} aria-invalid=${invalid} aria-required=${required} placeholder=${placeholder} enterkeyhint=${key} autocapitalize=${isAddress ? 'none' : nothing} autocorrect=${isAddress ? 'off' : nothing} spellcheck=${isAddress ? 'false' : nothing} .defaultValue=${start} @keydown=${enter}>`;
}

/** What can be filled in after `field` in its form. */
function nextField(field: HTMLInputElement | HTMLTextAreaElement): HTMLElement | undefined {
  const all = [...(field.form?.querySelectorAll<HTMLElement>('.field, .box input:enabled') ?? [])];
  return all[all.indexOf(field) + 1];
}

/**
 * Enter does what the key says: it sends, goes to the next field, or begins a new line, as Shift and Enter do in a long text. The browser's own
 * way of sending would go by the first button of the form, which need not be ours.
 */
export function enter(event: KeyboardEvent): void {
  if (event.key !== 'Enter') return;
  const field = event.target as HTMLInputElement | HTMLTextAreaElement;
  const long = field instanceof HTMLTextAreaElement;
  const { enterKeyHint } = field;
  if (isConverting(event)) {
    // Nothing is sent by the key that ends a conversion.
    if (!long) event.preventDefault();
    return;
  }
  // A tablet may have a keyboard with keys: there Control and Enter send, as everywhere.
  const sends = event.ctrlKey || event.metaKey;
  if (long && (event.shiftKey || (enterKeyHint === 'enter' && !sends))) return;
  event.preventDefault();
  const next = enterKeyHint === 'next' && !sends ? nextField(field) : undefined;
  if (next) next.focus();
  else field.form?.requestSubmit();
}

/** Takes over a form's submission: never the browser's own, and not by a button that something else has put into the form. */
export const submits =
  (send: (form: HTMLFormElement) => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    const { submitter } = event;
    if (!submitter || submitter.part.length) send(event.currentTarget as HTMLFormElement);
  };
