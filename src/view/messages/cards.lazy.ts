import { html } from 'lit';
import type { ChatState, Entry } from '../../engine/state.ts';
import type { View } from '../view.ts';
import { outPath, starPath } from '../icons.lazy.ts';
import { says } from '../says.ts';
import { rewardCard } from './reward-card.lazy.ts';
import { shareCard } from './share-card.lazy.ts';
import { statusLine } from './status-line.lazy.ts';

/** What stands in the transcript besides bubbles and pictures. */
export function card(view: View, state: ChatState, entry: Entry): unknown {
  switch (entry.kind) {
    case 'open':
      return view.buttonLink(
        entry.url,
        html`${entry.title ? view.text(entry.title, entry.values ?? {}) : entry.url}${view.icon(outPath)}`,
        { part: 'button open', look: 'button primary', tab: entry.in === 'tab' },
      );
    case 'reward':
      return rewardCard(view, entry);
    case 'share':
      return shareCard(view, entry);
    case 'celebrate':
      return html`<p class="badge" part="badge">${view.icon(starPath)}<span ${says(view.word('celebrate'))}></span></p>`;
    case 'awaited':
      return html`<div class="bubble" part="bubble" ${says(view.word('awaited'))}></div>`;
    case 'handover':
      return view.chunk('handover')?.handoverCard(view, entry);
    case 'delivery':
    case 'unavailable':
      return statusLine(view, state, entry);
    default:
  }
}
