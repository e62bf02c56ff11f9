import { html } from 'lit';
import { safeUrl } from '../../view/safe-url.ts';
import {
  createFrame,
  hearFrame,
  isOwnSite,
  loadsFrom,
  playerCard,
  playerWord,
  roomOf,
  showFrame,
  spokenTitle,
  stage,
  stillButton,
  tellNews,
  titleOf,
  wayOut,
} from '../../view/player/player.lazy.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';
import { isAwaited } from './awaited-message.view.ts';

type EmbedEntry = EntryOf<'embed'>;

/** A page's usual shape: a phone has little room. */
const USUAL_RATIO = 4 / 3;
const pagePath = 'M3.5 5h17v14h-17zM3.5 9.5h17M6.5 7.25v.01M9 7.25v.01';

/**
 * What an embedded page may do: never lead away the page that it stands on, show dialogs over it, or start a download.
 * One of this very site gets no origin, for with it and with scripts it could reach into the page and take its own
 * fences down.
 */
const sandboxOf = (url: URL): string =>
  `allow-scripts allow-forms allow-popups${isOwnSite(url) ? '' : ' allow-same-origin'}`;

function createEmbed(view: View, entry: EmbedEntry, url: URL): HTMLIFrameElement {
  const frame = createFrame({
    src: url.href,
    title: titleOf(view, entry, url.host),
    sandbox: sandboxOf(url),
    allow: 'fullscreen',
  });
  const { until } = entry;
  if (!until) return frame;
  // Heard once: what it says later is no news.
  const heard = new AbortController();
  const stop = () => {
    heard.abort();
  };
  view.stopped.addEventListener('abort', stop, { signal: heard.signal });
  hearFrame(frame, isOwnSite(url) ? 'null' : url.origin, heard.signal, (message) => {
    if (!isAwaited(message, until)) return;
    stop();
    tellNews(view, entry, 'ended');
  });
  return frame;
}

function embedCard(view: View, entry: EmbedEntry) {
  // On a page by https, browsers load no frame without it.
  const url = safeUrl(entry.src, location.protocol === 'https:' ? /^https:$/ : /^https?:$/);
  if (!url) return playerCard(view, entry, { part: 'embed', room: '', stage: '', failure: 'notShown', isBroken: true });
  const { host } = url;
  const waits = entry.onPress === true || view.needsConsent || view.isRestored(entry);
  const still = stillButton(view, {
    name: `${playerWord(view, 'show')}: ${titleOf(view, entry, host)}`,
    host,
    icon: pagePath,
    press: (place) => {
      showFrame(place, createEmbed(view, entry, url));
    },
  });
  return playerCard(view, entry, {
    part: 'embed',
    room: roomOf(entry, USUAL_RATIO),
    stage: html`<div class="stage" ${stage(still, waits ? undefined : () => createEmbed(view, entry, url))}></div>`,
    more: html`${waits ? loadsFrom(view, host) : ''}${wayOut(view, url.href, playerWord(view, 'openAt', { host }))}`,
  });
}

export const embedView: BlockView<'embed'> = {
  kind: 'embed',
  draw: embedCard,
  spoken: (view, entry) => spokenTitle(view, entry, playerWord(view, 'page')),
};
