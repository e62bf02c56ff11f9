import { css, html, type HTMLTemplateResult } from 'lit';
import { tellsOtherSite } from '../other-site.ts';
import { playerWord } from '../player/player-word.lazy.ts';
import { mediaStage, showMedia } from '../player/stage.lazy.ts';
import { says } from '../says.ts';
import type { View } from '../view.ts';

/*
 * A picture of another site, while the page has not granted that other sites are asked: its words, and a button that loads this one.
 */

/** `shown` is the picture as it stands once it may be loaded. */
export function heldPicture(view: View, src: string, words: string, shown: unknown): HTMLTemplateResult {
  const address = new URL(src);
  const press = (event: Event) => {
    const place = (event.currentTarget as Element).closest<HTMLElement>('.held');
    if (!place) return;
    showMedia(place, shown);
    // The button is gone; whoever pressed it by keyboard goes on from here.
    place.tabIndex = -1;
    place.focus();
  };
  const still = html`<div class="still">
    ${words ? html`<span ${says(words)}></span>` : ''}
    <button type="button" class="button" part="button show-picture"
      aria-label=${[playerWord(view, 'show'), words].filter(Boolean).join(': ')} @click=${press}
      ${says(playerWord(view, 'show'))}></button>
    <small ${says(playerWord(view, 'loads', { host: address.host }))}></small>
  </div>`;
  return html`<div class="held" ${mediaStage(still, tellsOtherSite(view, address), shown)}></div>`;
}

export const styles = css`
  .held > .still {
    display: grid; place-items: center; gap: 0.6em; padding: 1.2em 1em; text-align: center;
    background: var(--smoc-bot-ground); color: var(--smoc-bot-text);
  }
  .held small { font-size: 0.8125em; color: inherit; }
`;
