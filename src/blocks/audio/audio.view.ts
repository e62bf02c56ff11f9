import { html } from 'lit';
import {
  loadsFrom,
  mediaStage,
  mediaUrl,
  playerCard,
  playerWord,
  showFailure,
  showMedia,
  spokenTitle,
  tellNews,
  tellsOtherSite,
  stillButton,
  titleOf,
} from '../../view/player/player.lazy.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';

/** A sound, with the browser's own controls. It never starts by itself. */
function sound(view: View, entry: EntryOf<'audio'>, url: URL) {
  const title = titleOf(view, entry, playerWord(view, 'audio'));
  const fails = (event: Event) => {
    showFailure(view, entry, event.currentTarget as HTMLElement);
  };
  const ends = () => {
    tellNews(view, entry, 'ended');
  };
  const media = html`<audio
    controls
    preload="metadata"
    part="audio"
    src=${url.href}
    aria-label=${title}
    @ended=${ends}
    @error=${fails}
  ></audio>`;
  const waiting = stillButton(view, {
    name: `${playerWord(view, 'play')}: ${title}`,
    host: url.host,
    press: (place) => {
      showMedia(place, media);
    },
  });
  return html`<div class="stage" ${mediaStage(waiting, tellsOtherSite(view, url), media)}></div>`;
}

export const audioView: BlockView<'audio'> = {
  kind: 'audio',
  draw(view, entry) {
    const url = mediaUrl(entry.src);
    return playerCard(view, entry, {
      part: 'audio',
      room: '',
      stage: url ? sound(view, entry, url) : '',
      more: url && tellsOtherSite(view, url) ? loadsFrom(view, url.host) : '',
      transcript: entry.transcript,
      file: url?.protocol.startsWith('http') ? url.href : undefined,
      isBroken: !url,
    });
  },
  spoken: (view, entry) => spokenTitle(view, entry, playerWord(view, 'audio')),
};
