import { html } from 'lit';
import type { View } from '../view.ts';
import { drawOnce } from '../draw.ts';
import { says } from '../says.ts';
import { picture } from '../safe-url.ts';

/**
 * The first letter of a name as people see it: with its accents, a flag or a joined emoji whole. Intl.Segmenter knows all scripts, but
 * waking it costs a slow phone a tenth of a second before the first message, which names in plain Latin letters need not.
 */
const initial = (name: string) =>
  /^[ -\u02ff](?:[ -\u02ff]|$)/.test(name) || !('Segmenter' in Intl)
    ? [...name][0]
    : new Intl.Segmenter().segment(name).containing(0)?.segment;

/** The first letter stands in for a picture that is missing or does not load. */
const avatar = ({ name, avatar: address }: View['bot']) => {
  const src = picture(address);
  return html`<span class="avatar" part="avatar" aria-hidden="true" ${says(
    html`${initial(name)}${src ? html`<img src=${src} alt="">` : ''}`,
  )}></span>`;
};

/** Around everything that the bot shows: at the head of a group its picture and name, which each message says again to screen readers. */
export const fromBot = (view: View, first: boolean, inner: unknown) =>
  html`${first ? avatar(view.bot) : ''}<span class=${first ? 'name' : 'sr'} part="name" ${says(view.bot.name)}></span>${inner}`;

/** What the bot says. */
export const bubble = (words: unknown) => html`<div class="bubble" part="bubble" ${says(words)}></div>`;

/** A message without its words, to be copied. */
const models = new WeakMap<View, DocumentFragment>();

/**
 * A message of plain words, but for the first of a group. There may be thousands of them, and to copy one takes a
 * quarter of what drawing it would.
 */
export function plainMessage(view: View, words: string): DocumentFragment {
  let model = models.get(view);
  if (!model) {
    const drawn = document.createElement('div');
    drawOnce(fromBot(view, false, bubble('')), drawn);
    model = document.createDocumentFragment();
    // Without the comments that Lit goes by.
    model.append(...drawn.children);
    models.set(view, model);
  }
  const copy = model.cloneNode(true) as DocumentFragment;
  copy.lastElementChild!.textContent = words;
  return copy;
}
