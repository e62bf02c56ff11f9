import { html, noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { inLanguage } from '../../engine/show-value.ts';
import { numberStrings } from '../../tone/parts/number-strings.lazy.ts';
import { rangeStrings } from '../../tone/parts/range-strings.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { ControlPlace } from '../question.view.ts';
import { currencySign, showNumber } from '../show-number.work.ts';
import { typedView } from '../typed.view.lazy.ts';
import { readAmount } from './number.judge.lazy.ts';
import { hundredths, stepFrom, type NumberField } from './number.work.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';

const MINUS = 'M5 12h14';
const PLUS = 'M5 12h14M12 5v14';

/** Steps that a page key goes at once. */
const PAGE = 10;

/** What stands before or behind the number in its line: its unit, the sign of its currency where the language puts it, or per cent. */
function signOf(field: NumberField, lang: string): { readonly sign: string; readonly isBefore: boolean } {
  const { unit = '', currency, format } = field;
  if (format === 'percent') return { sign: '%', isBefore: false };
  if (!currency) return { sign: unit, isBefore: false };
  return currencySign(currency, lang) ?? { sign: currency, isBefore: false };
}

/** A number as the language writes it, without its sign, in characters that are read as the same number again. */
function write(field: NumberField, value: number, lang: string, useGrouping: boolean): string {
  const { currency } = field;
  const amount = Number((value * hundredths(field)).toPrecision(12));
  const cents = (tag?: string) =>
    currency && !Number.isInteger(amount)
      ? new Intl.NumberFormat(tag, withoutPrototype({ style: 'currency', currency })).resolvedOptions()
          .minimumFractionDigits
      : 0;
  const written = inLanguage(lang, (tag) =>
    new Intl.NumberFormat(
      tag,
      withoutPrototype({
        useGrouping,
        minimumFractionDigits: cents(tag) ?? 0,
        maximumFractionDigits: 15,
      }),
    ).format(amount),
  );
  return written !== undefined && readAmount(written, field, lang) === value ? written : String(amount);
}

const start = ({ settings }: View, field: NumberField): string => {
  const { value } = field;
  return typeof value === 'number' ? write(field, value, settings.lang, false) : String(value ?? '');
};

/** Goes so many steps up or down from what stands in the field. */
function step(view: View, field: NumberField, input: HTMLInputElement, by: number): string {
  const { lang } = view.settings;
  const now = readAmount(input.value, field, lang);
  // An empty field begins at the smallest number, or beside zero.
  const next = isNaN(now) ? (field.min ?? stepFrom(field, 0, by)) : stepFrom(field, now, by);
  input.value = write(field, next, lang, false);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  return showNumber(field, next, lang);
}

const ATTRIBUTES = ['role', 'aria-valuenow', 'aria-valuemin', 'aria-valuemax', 'aria-valuetext'];

/** Makes a field one that counts: arrow keys go up and down, and those who hear it are told where it stands. */
class Counts extends AsyncDirective {
  #input!: HTMLInputElement;
  #view!: View;
  #field!: NumberField;
  #listening = new AbortController();

  override update({ element }: ElementPart, given: [View, NumberField]): unknown {
    if (this.#input !== element) {
      this.#input = element as HTMLInputElement;
      this.#listen();
    }
    return this.render(...given);
  }

  render(view: View, field: NumberField): unknown {
    this.#view = view;
    this.#field = field;
    this.#tell();
    return noChange;
  }

  #listen(): void {
    const { signal } = this.#listening;
    this.#input.addEventListener('keydown', this.#press, { signal });
    this.#input.addEventListener('input', this.#tell, { signal });
    this.#input.addEventListener('change', this.#write, { signal });
  }

  #press = (event: KeyboardEvent): void => {
    const steps: { readonly [key: string]: number } = { ArrowUp: 1, ArrowDown: -1, PageUp: PAGE, PageDown: -PAGE };
    const by = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (!by || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step(this.#view, this.#field, this.#input, by);
  };

  /** What is typed to its end, or filled in, stands there as the language writes it. */
  #write = (): void => {
    const { lang } = this.#view.settings;
    const value = readAmount(this.#input.value, this.#field, lang);
    if (!isNaN(value)) this.#input.value = write(this.#field, value, lang, true);
    this.#tell();
  };

  #tell = (): void => {
    const { lang } = this.#view.settings;
    const { min, max } = this.#field;
    const value = readAmount(this.#input.value, this.#field, lang);
    const told: { readonly [attribute: string]: unknown } = {
      role: 'spinbutton',
      'aria-valuemin': min,
      'aria-valuemax': max,
      ...(!isNaN(value) && { 'aria-valuenow': value, 'aria-valuetext': showNumber(this.#field, value, lang) }),
    };
    for (const attribute of ATTRIBUTES)
      if (told[attribute] === undefined) this.#input.removeAttribute(attribute);
      else this.#input.setAttribute(attribute, String(told[attribute]));
  };

  protected override disconnected(): void {
    this.#listening.abort();
    for (const attribute of ATTRIBUTES) this.#input.removeAttribute(attribute);
  }

  protected override reconnected(): void {
    this.#listening = new AbortController();
    this.#listen();
    this.#tell();
  }
}
const counts = directive(Counts);

/** A button that goes a step; only where the author names one. */
function stepButton(view: View, field: NumberField, { id }: ControlPlace, by: 1 | -1) {
  if (!field.step) return '';
  const press = ({ currentTarget }: Event) => {
    const input = (currentTarget as Element).closest('.line')?.querySelector<HTMLInputElement>('.field');
    if (input) view.announce(step(view, field, input, by));
  };
  return html`<button type="button" class="icon step" part="button step"
    aria-label=${view.wordOf(numberStrings, by > 0 ? 'stepUp' : 'stepDown')} aria-controls=${id}
    @click=${press}>${view.icon(by > 0 ? PLUS : MINUS)}</button>`;
}

const sign = (view: View, field: NumberField, isBefore: boolean) => {
  const found = signOf(field, view.settings.lang);
  return found.sign && found.isBefore === isBefore ? html`<span class="unit" ${says(found.sign)}></span>` : '';
};

/** Numbers stay text in their field, so that a wrong one is kept and can be told. */
export const numberView = typedView<NumberField>('number', { keyboard: 'decimal' }, start, {
  able: (view, field) => counts(view, field),
  before: (view, field, place) => html`${stepButton(view, field, place, -1)}${sign(view, field, true)}`,
  behind: (view, field, place) => html`${sign(view, field, false)}${stepButton(view, field, place, 1)}`,
  problemStrings: [rangeStrings],
});
