import { html, nothing } from 'lit';
import type { ButtonLook, View } from './view.ts';
import { says } from './says.ts';
import { leadsAway, newTab } from './content.ts';
import { safeUrl } from './safe-url.ts';

/** A link that looks like a button; where its address is not safe only its words. */
export function buttonLink(
  view: View,
  address: string,
  words: unknown,
  { part, look, tab = false, press }: ButtonLook,
) {
  const url = safeUrl(address);
  if (!url) return words;
  const away = tab || leadsAway(url);
  return html`<a part=${part} class=${look} href=${url.href} rel="noopener noreferrer"
    target=${away ? '_blank' : nothing} @click=${press} ${says(html`${words}${away ? newTab(view) : ''}`)}></a>`;
}
