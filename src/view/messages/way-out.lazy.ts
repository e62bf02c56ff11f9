import { html } from 'lit';
import type { View } from '../view.ts';
import { link } from '../content.ts';
import { copyButton } from './copy.lazy.ts';

/**
 * What is left to somebody whose answers do not come through: to copy them, and the person whom the flow or the brand names. A mail to that
 * person holds the answers already.
 */
export function wayOut(view: View, answers: string) {
  const { contact } = view;
  const { email, phone, url } = typeof contact === 'object' ? contact : { url: contact };
  const ways = [email && `mailto:${email}`, phone && `tel:${phone}`, url].flatMap((way) => (!way ? [] : /^[^:/]+@[^:/]+$/.test(way) ? [`mailto:${way}`] : [way]));
  return html`${copyButton(view, answers, view.word('copyAnswers'))}
    ${ways.map((way) => html`<p class="small">${link(view, /^mailto:[^?]+$/.test(way) ? `${way}?body=${encodeURIComponent(answers)}` : way, way.replace(/^(mailto:|tel:|https?:\/\/)/, ''))}</p>`)}`;
}
