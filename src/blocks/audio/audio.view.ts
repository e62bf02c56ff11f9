import { html } from 'lit';
import {
  mediaUrl,
  playerCard,
  playerWord,
  showFailure,
  spokenTitle,
  tellNews,
  titleOf,
} from '../../view/player/player.lazy.ts';
import type { BlockView } from '../block.view.ts';

/** A sound, with the browser's own controls. It never starts by itself. */
export const audioView: BlockView<'audio'> = {
  kind: 'audio',
  draw(view, entry) {
    const url = mediaUrl(entry.src);
    const sound = url
      ? html`<div class="stage"><audio controls preload="metadata" part="audio" src=${url.href} aria-label=${titleOf(view, entry, playerWord(view, 'audio'))}
          @ended=${() => {
            tellNews(view, entry, 'ended');
          }} @error=${(event: Event) => {
            showFailure(view, entry, event.currentTarget as HTMLElement);
          }}></audio></div>`
      : '';
    return playerCard(view, entry, {
      part: 'audio',
      room: '',
      stage: sound,
      transcript: entry.transcript,
      file: url?.protocol.startsWith('http') ? url.href : undefined,
      isBroken: !url,
    });
  },
  spoken: (view, entry) => spokenTitle(view, entry, playerWord(view, 'audio')),
};
