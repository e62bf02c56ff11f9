import { html } from 'lit';
import { choiceStrings } from '../../tone/parts/choice-strings.lazy.ts';
import type { View } from '../../view/view.ts';
import type { ChoiceField } from './choice.work.ts';

/** Words as they are looked for: small, without accents. */
const plainForm = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Hides the options that have not all the words that are typed; those that are chosen stay. Nothing that is drawn again undoes it. */
function filter(view: View, line: HTMLInputElement): void {
  const words = plainForm(line.value).split(/\s+/);
  const options = [...(line.closest('.ask, .item')?.querySelectorAll<HTMLElement>('.option:not(.skip), .box') ?? [])];
  let found = 0;
  for (const option of options) {
    const text = plainForm(option.textContent);
    const fits = words.every((word) => text.includes(word)) || Boolean(option.querySelector(':checked'));
    option.hidden = !fits;
    if (fits) found++;
  }
  view.announce(view.wordOf(choiceStrings, 'found', { n: found }));
}

/** A line to search the options by. Enter sends nothing; it goes to what was found. */
export const searchLine = (view: View, { search }: ChoiceField) => {
  if (!search) return '';
  const label = search === true ? view.wordOf(choiceStrings, 'search') : view.plain(search);
  const find = (event: Event) => {
    // What is looked for is no answer, and no draft of one.
    event.stopPropagation();
    filter(view, event.target as HTMLInputElement);
  };
  const go = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    (event.target as Element)
      .closest('.ask, .item')
      ?.querySelector<HTMLElement>('.option:not([hidden], .skip), .box:not([hidden]) input')
      ?.focus();
  };
  return html`<input type="search" class="field search" part="field search" aria-label=${label} placeholder=${label}
    autocomplete="off" enterkeyhint="search" @input=${find} @change=${find} @keydown=${go}>`;
};
