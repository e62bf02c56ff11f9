import { html, noChange, nothing, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { choiceStrings } from '../../tone/parts/choice-strings.lazy.ts';
import { phoneStrings } from '../../tone/parts/phone-strings.lazy.ts';
import { isConverting } from '../../view/controllers/converting.ts';
import { draw } from '../../view/draw.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import { countryName } from '../country-name.work.ts';
import { regionOfPage } from '../page-region.view.ts';
import type { CountryPhoneField } from './country-phone.work.ts';
import { callingCodeOf, isPhoneCountry, phoneCountries, readPhone } from './phone-number.work.ts';

const DOWN = 'M6 9l6 6 6-6';
const GLOBE = 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M3 12h18M12 3c6 6 6 12 0 18M12 3c-6 6-6 12 0 18';

/** Pixels at the foot of the transcript that the button to what is further below may cover. */
const ROOM_BELOW = 64;

interface Country {
  readonly code: string;
  readonly name: string;
  /** All that it is found by: its name without accents, its code, its calling code. */
  readonly words: string;
}

/** Words as they are looked for: small, without accents. */
const plainForm = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Countries by their names in a language, in its order. */
function countriesIn(lang: string, codes: readonly string[]): readonly Country[] {
  const { compare } = new Intl.Collator(lang);
  return codes
    .map((code) => {
      const name = countryName(code, lang);
      return { code, name, words: `${plainForm(name)} ${code.toLowerCase()} +${callingCodeOf(code)}` };
    })
    .sort((one, other) => compare(one.name, other.name));
}

/** What part of a name is looked for in its middle too, in characters. */
const LONG_PART = 3;

/** Those that are meant by what is typed, those whose names begin so first: with "unit" the United States, with "47" Norway. */
function found(countries: readonly Country[], typed: string): readonly Country[] {
  const sought = plainForm(typed).split(/\s+/).filter(Boolean);
  const isIn = (words: string) => (part: string) =>
    (part.length >= LONG_PART && words.includes(part)) ||
    words.split(/[\s+(-]/).some((word) => word.startsWith(part.replace(/^(?:\+|00)/, '')));
  const fitting = countries.filter(({ words }) => sought.every(isIn(words)));
  const beginsSo = ({ words }: Country) => words.startsWith(sought[0] ?? '');
  return [...fitting.filter(beginsSo), ...fitting.filter((each) => !beginsSo(each))];
}

const pickers = new WeakMap<Element, CountryPicker>();
/** What chooses the country in the line of a field. */
export const pickerBeside = (field: Element): CountryPicker | undefined => {
  const host = field.closest('.line')?.querySelector('.country-picker');
  return host ? pickers.get(host) : undefined;
};

/** A button that says which country is chosen, and opens a list with a search. It keeps the choice itself, whatever is drawn around it. */
class CountryPicker extends Directive {
  #host!: HTMLElement;
  #view!: View;
  #id = '';
  #codes: readonly string[] = phoneCountries;
  #asked: Pick<CountryPhoneField, 'country' | 'name'> | undefined;
  #country: string | undefined;
  #isOpen = false;
  #search = '';
  #active = 0;
  #names: { readonly lang: string; readonly of: readonly string[]; readonly list: readonly Country[] } | undefined;

  get country(): string | undefined {
    return this.#country;
  }

  override update({ element }: ElementPart, given: [View, CountryPhoneField, string]): unknown {
    this.#host = element as HTMLElement;
    pickers.set(element, this);
    return this.render(...given);
  }

  render(view: View, field: CountryPhoneField, id: string): unknown {
    this.#view = view;
    this.#id = id;
    this.#codes = (field.countries ?? phoneCountries).filter(isPhoneCountry);
    // The next question may begin with another country; the same one that is drawn again keeps what was chosen.
    if (!this.#asked || this.#asked.country !== field.country || this.#asked.name !== field.name)
      this.#country = this.#first(field);
    this.#asked = field;
    this.#draw();
    return noChange;
  }

  /** Shows a country that the number itself names. */
  show(country: string | undefined): void {
    if (!country || country === this.#country) return;
    this.#country = country;
    this.#draw();
  }

  #first({ value, country }: CountryPhoneField): string | undefined {
    const known = typeof value === 'string' ? readPhone(value)?.country : undefined;
    const wished = [known, country, country ? undefined : regionOfPage(this.#view.settings.lang, phoneCountries)];
    const only = this.#codes.length === 1 ? this.#codes[0] : undefined;
    return only ?? wished.find((code) => code && this.#codes.includes(code));
  }

  #list(): readonly Country[] {
    const { lang } = this.#view.settings;
    if (this.#names?.lang !== lang || this.#names.of !== this.#codes)
      this.#names = { lang, of: this.#codes, list: countriesIn(lang, this.#codes) };
    return found(this.#names.list, this.#search);
  }

  #open(): void {
    this.#isOpen = true;
    this.#search = '';
    this.#active = Math.max(
      0,
      this.#list().findIndex(({ code }) => code === this.#country),
    );
    this.#draw();
    this.#host.querySelector<HTMLElement>('.country-search')?.focus({ preventScroll: true });
    this.#reveal();
    this.#comeIntoSight();
  }

  #close(focus?: HTMLElement | null): void {
    this.#isOpen = false;
    focus?.focus();
    this.#draw();
  }

  #button = () => this.#host.querySelector<HTMLElement>('.country');

  #pick(country: string | undefined): void {
    if (!country) return;
    const field = this.#host.closest('.line')?.querySelector<HTMLInputElement>('.field');
    const before = this.#country;
    this.#country = country;
    this.#close(field);
    if (!field) return;
    // What was typed with the prefix of another country has that of this one now.
    const number = field.value.trim().startsWith('+') ? readPhone(field.value, before) : undefined;
    if (number && number.country !== country) field.value = number.nationalNumber;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #move(to: number, last: number): void {
    this.#active = (to + last + 1) % (last + 1);
    this.#draw();
    this.#reveal();
  }

  #reveal(): void {
    const list = this.#host.querySelector('.country-list');
    const active = list?.children[this.#active] as HTMLElement | undefined;
    // Only the list moves: scrollIntoView would move the chat and the page with it.
    if (list && active) list.scrollTop = active.offsetTop - (list.clientHeight - active.offsetHeight) / 2;
  }

  /** Brings the list of a form up, since nothing follows below the foot of the transcript. Never further than its own top. */
  #comeIntoSight(): void {
    const list = this.#host.querySelector('.countries')?.getBoundingClientRect();
    const scroller = this.#host.closest('.scroll');
    if (!list || !scroller) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const hidden = Math.min(list.bottom + ROOM_BELOW - bottom, list.top - top);
    if (hidden > 0) scroller.scrollTop += hidden;
  }

  #look = (event: Event): void => {
    // What is looked for is no answer, and no draft of one.
    event.stopPropagation();
    const { value } = event.target as HTMLInputElement;
    if (value === this.#search) return;
    this.#search = value;
    this.#active = 0;
    this.#draw();
    this.#reveal();
    this.#view.announce(this.#view.wordOf(choiceStrings, 'found', { n: this.#list().length }));
  };

  #press = (event: KeyboardEvent): void => {
    if (isConverting(event)) return;
    const list = this.#list();
    const last = list.length - 1;
    const keys: { readonly [key: string]: () => void } = {
      ArrowDown: () => this.#move(this.#active + 1, last),
      ArrowUp: () => this.#move(this.#active - 1, last),
      PageDown: () => this.#move(Math.min(last, this.#active + 8), last),
      PageUp: () => this.#move(Math.max(0, this.#active - 8), last),
      Enter: () => this.#pick(list[this.#active]?.code),
      Escape: () => this.#close(this.#button()),
    };
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    // Escape closes the list, and not the window of a bubble with it.
    event.stopPropagation();
    act();
  };

  #openByKey = (event: KeyboardEvent): void => {
    if (this.#isOpen || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    this.#open();
  };

  #left = (event: FocusEvent): void => {
    const to = event.relatedTarget as Node | null;
    if (to && !this.#host.contains(to)) this.#close();
  };

  #pressed = (event: Event): void => {
    const option = (event.target as Element).closest<HTMLElement>('.country-option');
    if (option) this.#pick(option.dataset['code']);
  };

  /** The focus stays where it is while the list is pressed. */
  #hold = (event: Event): void => {
    if ((event.target as Element).closest('.country-list')) event.preventDefault();
  };

  #draw(): void {
    const view = this.#view;
    const { lang } = view.settings;
    const code = this.#country;
    const name = code ? countryName(code, lang) : '';
    // The name holds the words that are seen, for those who speak to it.
    const label = code
      ? view.wordOf(phoneStrings, 'phoneCountry', { country: `${name}, ${code} +${callingCodeOf(code)}` })
      : view.wordOf(phoneStrings, 'choosePhoneCountry');
    const shown = code
      ? html`<span class="country-code">${code}</span> <bdi>+${callingCodeOf(code)}</bdi>`
      : view.icon(GLOBE);
    draw(
      html`<button type="button" class="country" part="country" aria-label=${label} title=${label}
        aria-haspopup="listbox" aria-expanded=${this.#isOpen}
        aria-controls=${this.#isOpen ? `${this.#id}-countries` : nothing} ?disabled=${this.#codes.length === 1}
        @click=${() => {
          if (this.#isOpen) this.#close(this.#button());
          else this.#open();
        }} @keydown=${this.#openByKey}>${shown}${view.icon(DOWN)}</button>${this.#isOpen ? this.#popup() : ''}`,
      this.#host,
    );
  }

  #popup() {
    const view = this.#view;
    const list = this.#list();
    const active = list[this.#active];
    const idOf = (code: string) => `${this.#id}-country-${code}`;
    const search = view.wordOf(choiceStrings, 'search');
    return html`<div class="countries" part="countries" @focusout=${this.#left} @pointerdown=${this.#hold}
      @mousedown=${this.#hold} @click=${this.#pressed}>
      <input class="country-search" part="search" type="search" role="combobox"
        aria-label=${view.wordOf(phoneStrings, 'choosePhoneCountry')} placeholder=${search} aria-expanded="true"
        aria-controls=${`${this.#id}-countries`} aria-activedescendant=${active ? idOf(active.code) : nothing}
        aria-autocomplete="list" autocomplete="off" autocorrect="off" spellcheck="false" enterkeyhint="done"
        @input=${this.#look} @change=${this.#look} @keydown=${this.#press}>
      <ul class="country-list" id=${`${this.#id}-countries`} role="listbox"
        aria-label=${view.wordOf(phoneStrings, 'phoneCountries')}>${list.map(
          ({ code, name }, at) =>
            html`<li class="country-option ${at === this.#active ? 'active' : ''}" part="country-option" role="option"
            id=${idOf(code)} data-code=${code}
            aria-selected=${code === this.#country}><span>${name}</span> <bdi>+${callingCodeOf(code)}</bdi></li>`,
        )}</ul>
      ${list.length === 0 ? html`<p class="hint" part="hint" ${says(view.wordOf(phoneStrings, 'noPhoneCountry'))}></p>` : ''}
    </div>`;
  }
}
export type { CountryPicker };
export const countryPicker = directive(CountryPicker);
