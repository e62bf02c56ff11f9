import { html, nothing } from 'lit';
import type { Token } from '../shared/inline-marks.ts';
import { safeUrl } from './safe-url.ts';
import type { View } from './view.ts';

/** Tells screen-reader users that a link opens in a new tab. */
export const newTab = (view: View) => html`<span class="sr"> (${view.word('opensNew')})</span>`;

/** Whether an address leads to another site: it opens in a new tab. */
export const leadsAway = (url: URL): boolean => url.origin !== location.origin && url.protocol[0] === 'h';

/** A link; where its address is not safe only its words. Other origins open in a new tab, and say so. */
export function link(view: View, address: string, words: unknown, url = safeUrl(address)) {
  if (!url) return words;
  const away = leadsAway(url);
  return html`<a part="link" href=${url.href} rel="noopener noreferrer"
    target=${away ? '_blank' : nothing}>${words}${away ? newTab(view) : ''}</a>`;
}

/** A text's tokens as templates. Texts go in as text nodes, whatever they hold. */
export const content = (view: View, tokens: readonly Token[]): unknown =>
  tokens.map((token) => {
    switch (token.type) {
      case 'text':
        return token.text;
      case 'break':
        return html`<br>`;
      case 'bold':
        return html`<strong>${content(view, token.tokens)}</strong>`;
      case 'italic':
        return html`<em>${content(view, token.tokens)}</em>`;
      case 'underline':
        return html`<u>${content(view, token.tokens)}</u>`;
      case 'link':
        return link(view, token.href, content(view, token.tokens));
    }
  });
