import { html, noChange, nothing, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Json } from '../../shared/json.ts';
import { asRecord } from '../../shared/as-record.ts';
import { addressStrings } from '../../tone/parts/address-strings.lazy.ts';
import { choiceStrings } from '../../tone/parts/choice-strings.lazy.ts';
import { isConverting } from '../../view/controllers/converting.ts';
import { draw } from '../../view/draw.ts';
import { answerForm } from '../../view/inputs/answer-form.ts';
import { enter, hasTouchKeyboard } from '../../view/inputs/enter-key.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import { countryName } from '../country-name.work.ts';
import { regionOfPage } from '../page-region.view.ts';
import type { ControlPlace, QuestionView } from '../question.view.ts';
import { addressFormat, type AddressPart } from './address-formats.work.ts';
import type { AddressField } from './address.work.ts';

/** What browsers fill into each part. */
const tokens: { readonly [part in AddressPart]: string } = {
  street: 'address-line1',
  extra: 'address-line2',
  postalCode: 'postal-code',
  city: 'address-level2',
  region: 'address-level1',
};
/** What may be wrong with each. */
const problems: { readonly [part in AddressPart]: readonly (keyof typeof addressStrings.en.warm)[] } = {
  street: ['errStreet'],
  extra: [],
  postalCode: ['errPostalCode', 'errPostalForm'],
  city: ['errCity'],
  region: ['errRegion'],
};

const DOWN = 'M6 9l6 6 6-6';

/** Characters from which on addresses are looked up. */
const FEWEST = 3;
/** Milliseconds without a key until they are. */
const REST = 250;
/** More are not shown. */
const MOST = 6;

interface Suggestion {
  readonly text: string;
  readonly parts: { readonly [name: string]: Json };
}

/** What an endpoint suggests; whatever else it answers is nothing. */
function suggestionsIn(reply: unknown): readonly Suggestion[] {
  const list = asRecord(reply)['suggestions'];
  return (Array.isArray(list) ? (list as readonly unknown[]) : []).slice(0, MOST).flatMap((each) => {
    const parts = asRecord(typeof each === 'string' ? { text: each, street: each } : each);
    const { text } = parts;
    return typeof text === 'string' && text ? [{ text, parts: parts as Suggestion['parts'] }] : [];
  });
}

/**
 * The fields of an address. They are those of the country that is chosen; it keeps that, and what it looked up,
 * whatever is drawn around it.
 */
class AddressFields extends Directive {
  #host!: HTMLElement;
  #view!: View;
  #field!: AddressField;
  #place!: ControlPlace;
  #country: string | undefined;
  #suggestions: readonly Suggestion[] = [];
  #active = -1;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override update({ element }: ElementPart, given: [View, AddressField, ControlPlace]): unknown {
    this.#host = element as HTMLElement;
    return this.render(...given);
  }

  render(view: View, field: AddressField, place: ControlPlace): unknown {
    this.#view = view;
    this.#field = field;
    this.#place = place;
    this.#country ??= this.#firstCountry();
    this.#draw();
    return noChange;
  }

  #known = (name: string): string => {
    const value = asRecord(this.#field.value)[name];
    return typeof value === 'string' ? value : '';
  };

  #firstCountry(): string {
    const { country, countries } = this.#field;
    const wished = [this.#known('country'), country, regionOfPage(this.#view.settings.lang, countries)];
    return (countries.length === 1 ? countries[0] : wished.find((code) => code && countries.includes(code))) ?? '';
  }

  #choose = (event: Event): void => {
    this.#country = (event.target as HTMLSelectElement).value;
    this.#suggestions = [];
    this.#draw();
  };

  #input = (part: string) => this.#host.querySelector<HTMLInputElement>(`[data-part=${part}]`);

  #look = (event: Event): void => {
    const { suggest } = this.#field;
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#timer);
    this.#asked++;
    if (!suggest) return;
    if (value.trim().length < FEWEST) this.#show([]);
    else this.#timer = setTimeout(() => void this.#ask(suggest, value.trim()), REST);
  };

  async #ask(suggest: string, typed: string): Promise<void> {
    const asked = ++this.#asked;
    const query = { q: typed, country: this.#country ?? '', lang: this.#view.settings.lang };
    const reply = await this.#view.lookUp(suggest, query);
    // Something else has been typed since, or nobody is there any more.
    if (asked !== this.#asked || !this.#host.isConnected) return;
    this.#show(suggestionsIn(reply));
    if (this.#suggestions.length)
      this.#view.announce(this.#view.wordOf(choiceStrings, 'found', { n: this.#suggestions.length }));
  }

  #show(suggestions: readonly Suggestion[]): void {
    if (!suggestions.length && !this.#suggestions.length) return;
    this.#suggestions = suggestions;
    this.#active = -1;
    this.#draw();
  }

  #take(index: number): void {
    const chosen = this.#suggestions[index];
    if (!chosen) return;
    clearTimeout(this.#timer);
    this.#asked++;
    const { country } = chosen.parts;
    if (typeof country === 'string' && this.#field.countries.includes(country.toUpperCase()))
      this.#country = country.toUpperCase();
    this.#suggestions = [];
    this.#draw();
    const { parts } = addressFormat(this.#country ?? '');
    for (const part of parts) {
      const words = chosen.parts[part];
      const input = this.#input(part);
      if (input && (typeof words === 'string' || typeof words === 'number')) input.value = String(words);
    }
    const next = parts.map(this.#input).find((input) => input && !input.value && input.dataset['part'] !== 'extra');
    (next ?? this.#input('street'))?.focus();
    this.#host.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #move(by: number): void {
    const { length } = this.#suggestions;
    this.#active = (this.#active + by + length + (this.#active < 0 && by < 0 ? 1 : 0)) % length;
    this.#draw();
  }

  #press = (event: KeyboardEvent): void => {
    const keys: { readonly [key: string]: () => void } = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Escape: () => this.#show([]),
      ...(this.#active >= 0 && { Enter: () => this.#take(this.#active) }),
    };
    const act = this.#suggestions.length && Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act || isConverting(event)) return enter(event);
    event.preventDefault();
    // Escape closes the list, and not the window of a bubble with it.
    event.stopPropagation();
    act();
  };

  /** A press on the list leaves the focus where it is. */
  #left = (): void => {
    this.#show([]);
  };

  #name(part: AddressPart): string {
    const word = {
      street: 'street',
      extra: 'extra',
      postalCode: 'postalCode',
      city: 'city',
      region: 'region',
    } as const;
    const isZip = part === 'postalCode' && this.#country === 'US';
    return this.#view.wordOf(addressStrings, isZip ? 'zipCode' : word[part]);
  }

  /** Whether what is wrong is wrong with this part; the words of the author may mean any that is still empty. */
  #isWrong(part: AddressPart): boolean {
    const { problem } = this.#place;
    if (!problem) return false;
    // An example in it is that of a country.
    const told = (word: keyof typeof addressStrings.en.warm) =>
      this.#view.wordOf(addressStrings, word, { example: '{' }).split('{')[0] ?? '';
    const isAbout = (each: AddressPart) => problems[each].some((word) => problem.startsWith(told(word)));
    const all = Object.keys(problems) as AddressPart[];
    const isOwn = !all.some(isAbout);
    const isEmpty = !this.#input(part)?.value.trim();
    return isAbout(part) || (isOwn && isEmpty && addressFormat(this.#country ?? '').required.includes(part));
  }

  #part(part: AddressPart, isRequired: boolean) {
    const { id, describedBy } = this.#place;
    const { autocomplete, name } = this.#field;
    const view = this.#view;
    const list = `${id}-suggestions`;
    const isCombobox = part === 'street' && this.#field.suggest;
    const active = this.#active >= 0 ? `${list}-${this.#active}` : nothing;
    const optional = isRequired ? '' : html` <span class="small">(${view.word('optional')})</span>`;
    return html`<div class="address-part ${part}">
      <label part="label" for=${`${id}-${part}`} ${says(html`${this.#name(part)}${optional}`)}></label>
      <input class="field" part="field" dir="auto" id=${`${id}-${part}`} name=${`${name}-${part}`} data-part=${part}
        type="text" autocomplete=${[autocomplete, tokens[part]].filter(Boolean).join(' ')}
        aria-describedby=${describedBy} aria-invalid=${this.#isWrong(part)}
        aria-required=${isRequired && !this.#field.skip ? 'true' : nothing}
        enterkeyhint=${hasTouchKeyboard() ? 'next' : this.#place.enter} .defaultValue=${this.#known(part)}
        role=${isCombobox ? 'combobox' : nothing} aria-autocomplete=${isCombobox ? 'list' : nothing}
        aria-expanded=${isCombobox ? String(this.#suggestions.length > 0) : nothing}
        aria-controls=${isCombobox ? list : nothing} aria-activedescendant=${isCombobox ? active : nothing}
        @input=${isCombobox ? this.#look : nothing} @keydown=${isCombobox ? this.#press : enter}
        @focusout=${isCombobox ? this.#left : nothing}>
      ${isCombobox ? this.#listOf(list) : ''}
    </div>`;
  }

  #listOf(id: string) {
    const pick = (event: Event) => {
      const option = (event.target as Element).closest<HTMLElement>('[role=option]');
      if (option) this.#take(Number(option.dataset['index']));
    };
    // The focus stays in the field while the list is pressed.
    const hold = (event: Event) => {
      event.preventDefault();
    };
    return html`<ul class="suggestions" part="suggestions" role="listbox" id=${id} aria-label=${this.#name('street')}
      @pointerdown=${hold} @mousedown=${hold} @click=${pick}>${this.#suggestions.map(
        ({ text }, at) =>
          html`<li role="option" part="suggestion" id=${`${id}-${at}`} data-index=${at}
          class=${at === this.#active ? 'active' : ''} aria-selected=${at === this.#active}>${text}</li>`,
      )}</ul>`;
  }

  #countries() {
    const { countries, autocomplete, name } = this.#field;
    const { id, describedBy } = this.#place;
    const { lang } = this.#view.settings;
    const { compare } = new Intl.Collator(lang);
    const named = countries
      .map((code) => ({ code, words: countryName(code, lang) }))
      .sort((one, other) => compare(one.words, other.words));
    const isWrong = this.#place.problem === this.#view.wordOf(addressStrings, 'errCountry');
    return html`<div class="address-part country-part">
      <label part="label" for=${`${id}-country`} ${says(this.#view.wordOf(addressStrings, 'country'))}></label>
      <select class="field" part="field" id=${`${id}-country`} name=${`${name}-country`}
        autocomplete=${[autocomplete, 'country'].filter(Boolean).join(' ')} aria-describedby=${describedBy}
        aria-invalid=${isWrong} @change=${this.#choose}>
        ${this.#country ? '' : html`<option value="" selected></option>`}
        ${named.map(({ code, words }) => html`<option value=${code} ?selected=${code === this.#country}>${words}</option>`)}
      </select>${this.#view.icon(DOWN)}
    </div>`;
  }

  #draw(): void {
    const { parts, required } = addressFormat(this.#country ?? '');
    this.#host.dataset['country'] = this.#country ?? '';
    draw(
      html`${this.#field.countries.length > 1 ? this.#countries() : ''}${repeat(
        parts,
        (part) => part,
        (part) => this.#part(part, required.includes(part)),
      )}`,
      this.#host,
    );
  }
}
const addressFields = directive(AddressFields);

const group = (view: View, field: AddressField, place: ControlPlace) =>
  html`<div class="address" part="address" ${addressFields(view, field, place)}></div>`;

/** What was filled in; null where nothing was but a country. */
function addressIn(item: Element): { readonly [part: string]: Json } | null {
  const inputs = [...item.querySelectorAll<HTMLInputElement>('.address [data-part]')];
  if (inputs.every(({ value }) => !value.trim())) return null;
  const select = item.querySelector<HTMLSelectElement>('.address select');
  const country = select?.value ?? item.querySelector<HTMLElement>('.address')?.dataset['country'] ?? '';
  return { ...Object.fromEntries(inputs.map(({ dataset, value }) => [dataset['part'] ?? '', value])), country };
}

export const addressView: QuestionView<AddressField> = {
  type: 'address',
  naming: 'group',
  problemStrings: [addressStrings],
  control: group,
  valueIn: (_, item) => addressIn(item),
  draw: (view, question, labelledBy) =>
    answerForm(
      view,
      question,
      labelledBy,
      (place) => html`<div role="group" aria-labelledby=${labelledBy}>${group(view, question.field, place)}</div>`,
      addressIn,
    ),
};
