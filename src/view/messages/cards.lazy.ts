import { html } from 'lit';
import type { ChatState, Entry } from '../../engine/state.ts';
import type { View } from '../view.ts';
import { link } from '../content.ts';
import { outIcon, starIcon } from '../icons.lazy.ts';
import { rewardCard } from './reward-card.lazy.ts';
import { shareCard } from './share-card.lazy.ts';
import { statusLine } from './status-line.lazy.ts';

export { cardStyles as styles } from './card.styles.lazy.ts';

/** What stands in the transcript besides bubbles and pictures. */
export function card(view: View, state: ChatState, entry: Entry): unknown {
  switch (entry.kind) {
    case 'open': return link(view, entry.url, html`${entry.title ? view.text(entry.title, entry.values ?? {}) : entry.url}${outIcon}`, { part: 'button open', look: 'button primary', tab: entry.in === 'tab' });
    case 'reward': return rewardCard(view, entry);
    case 'share': return shareCard(view, entry);
    case 'celebrate': return html`<p class="badge" part="badge">${starIcon}${view.word('celebrate')}</p>`;
    case 'delivery': return statusLine(view, state, entry);
    default: return '';
  }
}
