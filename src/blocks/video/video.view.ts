import { html, nothing } from 'lit';
import { videoOfProvider, type ProvidedVideo } from '../../shared/video-provider.ts';
import { nearestTag } from '../../shared/language.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import {
  createFrame,
  loadsFrom,
  mediaStage,
  mediaUrl,
  playerCard,
  playerWord,
  roomOf,
  showFailure,
  showFrame,
  showMedia,
  spokenTitle,
  stage,
  stillButton,
  tellNews,
  tellsOtherSite,
  titleOf,
  wayOut,
} from '../../view/player/player.lazy.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';
import { hearEnd } from './video-end.view.ts';

type VideoEntry = EntryOf<'video'>;

const wantsLessMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Tags that a browser cannot read stand for themselves. */
function languageName(lang: string, of: string): string {
  try {
    return new Intl.DisplayNames([lang], withoutPrototype({ type: 'language', fallback: 'code' })).of(of) ?? of;
  } catch {
    return of;
  }
}

/** Captions, of which those nearest to the language of the conversation come first. */
function tracks(view: View, { captions = {}, auto }: VideoEntry, { host }: URL) {
  const { lang } = view.settings;
  const all = Object.entries(captions).flatMap(([written, address]) => {
    const url = mediaUrl(address);
    // Consent to one site is no consent to another.
    return url && (url.host === host || !tellsOtherSite(view, url)) ? [{ tag: written || lang, url }] : [];
  });
  const nearest = nearestTag(
    lang,
    all.map(({ tag }) => tag),
  );
  const isForeign = all.some(({ url }) => url.origin !== location.origin && url.protocol !== 'data:');
  const drawn = all.map(
    ({ tag, url }) =>
      // Who is shown a film without its sound reads it.
      html`<track kind="captions" src=${url.href} srclang=${tag} label=${languageName(lang, tag)}
        ?default=${auto === true && tag === nearest}>`,
  );
  return { drawn, isForeign };
}

/** The author's own picture of a film; none of another site without consent. */
function posterOf(view: View, { poster }: VideoEntry): string | undefined {
  const url = mediaUrl(poster);
  return url && !tellsOtherSite(view, url) ? url.href : undefined;
}

/** A file, with the browser's own controls. */
function film(view: View, entry: VideoEntry, url: URL) {
  const { drawn, isForeign } = tracks(view, entry, url);
  const startsAlone = entry.auto === true && !view.isRestored(entry) && !wantsLessMotion();
  const title = titleOf(view, entry, playerWord(view, 'video'));
  const fails = (event: Event) => {
    showFailure(view, entry, event.currentTarget as HTMLElement);
  };
  const ends = () => {
    tellNews(view, entry, 'ended');
  };
  const media = html`<video
    controls
    playsinline
    preload="metadata"
    part="video"
    src=${url.href}
    poster=${posterOf(view, entry) ?? nothing}
    aria-label=${title}
    crossorigin=${isForeign ? 'anonymous' : nothing}
    ?autoplay=${startsAlone}
    .muted=${entry.auto === true}
    @ended=${ends}
    @error=${fails}
  >${drawn}</video>`;
  const waiting = stillButton(view, {
    name: `${playerWord(view, 'play')}: ${title}`,
    host: url.host,
    poster: posterOf(view, entry),
    press: (place) => {
      showMedia(place, media);
    },
  });
  return html`<div class="stage" ${mediaStage(waiting, tellsOtherSite(view, url), media)}></div>`;
}

/** What the player of a provider may do: open its own page in a new tab, but never lead this one away. */
const SANDBOX = 'allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox';

function openPlayer(view: View, entry: VideoEntry, { frame: src }: ProvidedVideo, place: HTMLElement): void {
  const frame = createFrame({
    src,
    title: titleOf(view, entry, playerWord(view, 'video')),
    sandbox: SANDBOX,
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
  });
  if (entry.until)
    hearEnd(frame, view.stopped, () => {
      tellNews(view, entry, 'ended');
    });
  showFrame(place, frame);
}

/** A still with a button: nothing of the provider is loaded before it is pressed. */
const still = (view: View, entry: VideoEntry, video: ProvidedVideo) =>
  html`<div class="stage" ${stage(
    stillButton(view, {
      name: `${playerWord(view, 'play')}: ${titleOf(view, entry, playerWord(view, 'video'))}`,
      host: video.provider,
      poster: posterOf(view, entry),
      press: (place) => {
        openPlayer(view, entry, video, place);
      },
    }),
  )}></div>`;

function videoCard(view: View, entry: VideoEntry) {
  const url = mediaUrl(entry.src);
  const video = url && videoOfProvider(url);
  const { transcript } = entry;
  if (video)
    return playerCard(view, entry, {
      part: 'video',
      room: roomOf(entry, video.isUpright ? 9 / 16 : undefined),
      stage: still(view, entry, video),
      more: html`${loadsFrom(view, video.provider)}${wayOut(view, video.page, playerWord(view, 'openAt', { host: video.provider }))}`,
      transcript,
    });
  return playerCard(view, entry, {
    part: 'video',
    room: roomOf(entry),
    stage: url ? film(view, entry, url) : '',
    more: url && tellsOtherSite(view, url) ? loadsFrom(view, url.host) : '',
    transcript,
    file: url?.protocol.startsWith('http') ? url.href : undefined,
    isBroken: !url,
  });
}

export const videoView: BlockView<'video'> = {
  kind: 'video',
  draw: videoCard,
  spoken: (view, entry) => spokenTitle(view, entry, playerWord(view, 'video')),
};
