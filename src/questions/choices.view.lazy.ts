import { html, type HTMLTemplateResult } from 'lit';
import { pictureNow } from '../view/other-site.ts';
import { says } from '../view/says.ts';
import type { View } from '../view/view.ts';
import type { Choice } from './choices.work.ts';

/**
 * A picture or a colour beside the words of a choice. The colour goes in through CSSOM, which a strict policy allows,
 * and only if it is one.
 */
export function sample(view: View, choice: Choice): HTMLTemplateResult | '' {
  const src = pictureNow(view, choice.image);
  if (src)
    return html`<img class="sample" part="option-image" src=${src} alt=${choice.alt ? view.plain(choice.alt) : ''}
      decoding="async">`;
  return choice.color && CSS.supports('color', choice.color)
    ? html`<span class="swatch" part="swatch" .style=${`background-color:${choice.color}`}></span>`
    : '';
}

export const choiceLabel = (view: View, choice: Choice): HTMLTemplateResult =>
  html`${sample(view, choice)}<span
    ${says(html`${view.text(choice.label)}${choice.text ? html`<small>${view.text(choice.text)}</small>` : ''}`)}></span>`;
