import { html } from 'lit';
import type { Entry } from '../../engine/state.ts';
import type { View } from '../view.ts';
import { harmless, link, picture } from '../content.ts';

type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;

/** The first letter as people see it stands in for a picture that is missing or does not load. */
const avatar = ({ name, avatar: address }: View['bot']) => {
  const src = picture(address);
  return html`<span class="avatar" part="avatar" aria-hidden="true">${[...new Intl.Segmenter().segment(name)][0]?.segment}${src ? html`<img src=${src} alt="" @error=${(event: Event) => { (event.target as Element).remove(); }}>` : ''}</span>`;
};

/** Around everything that the bot shows: at the head of a group its picture and name, which each message says again to screen readers. */
export const fromBot = (view: View, first: boolean, inner: unknown) =>
  html`${first ? avatar(view.bot) : ''}<span class=${first ? 'name' : 'sr'} part="name">${view.bot.name}</span>${inner}`;

export const say = (view: View, entry: EntryOf<'say'>) => html`<div class="bubble" part="bubble">${view.text(entry.text, entry.values ?? {})}</div>`;

/** Space for the picture is reserved: nothing moves when it arrives. In one that does not load stand its words. */
export function image(view: View, entry: EntryOf<'image'>) {
  const src = picture(entry.src);
  const alt = entry.alt ? view.plain(entry.alt, entry.values ?? {}) : '';
  if (!src) return alt ? html`<div class="bubble" part="bubble">${alt}</div>` : '';
  const drawn = html`<img src=${src} alt=${alt} part="image" decoding="async">`;
  return html`<div class="picture">${entry.link && harmless(entry.link) ? link(view, entry.link, drawn) : drawn}</div>`;
}
