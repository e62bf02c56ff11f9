import { noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { html } from 'lit';
import { phoneStrings } from '../../tone/parts/phone-strings.lazy.ts';
import { isConverting } from '../../view/controllers/converting.ts';
import type { View } from '../../view/view.ts';
import { typedView, valueOf } from '../typed.view.lazy.ts';
import { countryPicker, pickerBeside } from './country-picker.view.ts';
import type { CountryPhoneField } from './country-phone.work.ts';
import { readPhone, typePhone, writePhone } from './phone-number.work.ts';

/** Formats a number while it is typed, and shows the country that its prefix names. */
class FormatsPhone extends AsyncDirective {
  #field!: HTMLInputElement;
  #listening = new AbortController();

  render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart): unknown {
    if (this.#field === element) return noChange;
    this.#field = element as HTMLInputElement;
    this.#listen();
    return noChange;
  }

  #listen(): void {
    const { signal } = this.#listening;
    this.#field.addEventListener('input', (event) => this.#typed(event as InputEvent), { signal });
    // Browsers and password managers that fill in may tell of it by this alone.
    this.#field.addEventListener('change', () => this.#filled(), { signal });
  }

  /** One character more or less. Nothing is changed under the hands of who deletes, or types in the middle. */
  #typed(event: InputEvent): void {
    const field = this.#field;
    const { value } = field;
    const isTyping = event.inputType === 'insertText';
    if (event.inputType && !isTyping && !event.inputType.startsWith('delete')) return this.#filled();
    const picker = pickerBeside(field);
    const { text, country } = typePhone(value, picker?.country);
    picker?.show(country);
    const isAtEnd = field.selectionEnd === value.length;
    if (isTyping && isAtEnd && !isConverting(event as unknown as KeyboardEvent)) field.value = text;
  }

  /** A whole number at once: pasted, or filled in. */
  #filled(): void {
    const picker = pickerBeside(this.#field);
    const { value } = this.#field;
    const { country } = typePhone(value, picker?.country);
    picker?.show(country);
    const written = writePhone(value, country);
    if (written && written !== value) this.#field.value = written;
  }

  protected override disconnected(): void {
    this.#listening.abort();
  }

  protected override reconnected(): void {
    this.#listening = new AbortController();
    this.#listen();
  }
}
const formatsPhone = directive(FormatsPhone);

/** A number that was given before, as people write it. */
const start = (_: View, { value }: CountryPhoneField): string => {
  const known = typeof value === 'string' ? value : '';
  return writePhone(known) ?? known;
};

/** The number with its prefix, where what was typed is one; else as it was typed. */
function valueIn(item: Element): string {
  const typed = valueOf(item);
  const field = item.querySelector('.field');
  const number = readPhone(typed, field ? pickerBeside(field)?.country : undefined);
  return number ? number.number : typed;
}

export const countryPhoneView = typedView<CountryPhoneField>(
  'phone-country',
  { type: 'tel', keyboard: 'tel', fill: 'tel' },
  start,
  {
    before: (view, field, { id }) => html`<span class="country-picker" ${countryPicker(view, field, id)}></span>`,
    able: () => formatsPhone(),
    valueIn: (_, item) => valueIn(item),
    problemStrings: [phoneStrings],
  },
);
