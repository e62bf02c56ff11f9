import { html, type HTMLTemplateResult } from 'lit';
import { personString, type PersonStringKey } from '../../tone/person-strings.lazy.ts';
import type { View } from '../view.ts';
import { says } from '../says.ts';
import { ways, contactLinksOf } from './contact-links.lazy.ts';

export const personPath = 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6';

/** Keys of the open list are its own: Escape closes it, not the window that it is in, and none ends a typing pause. */
function keys(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape') return event.stopPropagation();
  if (!list.open) return;
  event.stopPropagation();
  list.open = false;
  list.querySelector('summary')?.focus();
}

/** Whoever goes on elsewhere in the chat has done with the list. */
function leave(event: FocusEvent): void {
  const list = event.currentTarget as HTMLDetailsElement;
  const to = event.relatedTarget as Node | null;
  if (to && !list.contains(to)) list.open = false;
}

/** The list ends above the panel's own end, however low that is: what does not fit is scrolled to. */
function fit(event: Event): void {
  const list = event.currentTarget as HTMLDetailsElement;
  const card = list.querySelector<HTMLElement>('.card');
  const panel = list.closest<HTMLElement>('.panel');
  const header = list.closest<HTMLElement>('header');
  if (list.open && card && panel && header)
    card.style.maxBlockSize = `calc(${panel.clientHeight - header.offsetHeight}px - 1em)`;
}

/** In the header, as long as there is somebody to turn to: opens the ways to a person. */
export function contactEntry(view: View): HTMLTemplateResult | '' {
  const { contact, settings } = view;
  const { name, text, hours, answer } = typeof contact === 'object' ? contact : {};
  const word = (key: PersonStringKey) =>
    view.plain(personString(key, settings.lang, settings.tone, view.changes(settings)));
  // As the author wrote them until what reads them is there.
  const times = hours ? (view.chunk('hours')?.contactHours(view, hours) ?? [view.plain(hours)]) : [];
  const line = (words: typeof text) => (words ? html`<p class="small" ${says(view.text(words))}></p>` : '');
  return contactLinksOf(contact).length
    ? html`<details class="contact" part="contact" @keydown=${keys} @focusout=${leave} @toggle=${fit}>
    <summary class="icon" part="contact-button" title=${word('person')}>${view.icon(personPath)}<span
      ${says(word('contact'))}></span></summary>
    <div class="card" part="card contact-card"><p class="worth"
      ${says(name ? view.text(name) : word('person'))}></p>${line(text)}${ways(view)}${line(answer)}${
        times.length ? html`<p class="small hours">${times.map((each) => html`<span ${says(each)}></span>`)}</p>` : ''
      }</div>
  </details>`
    : '';
}
