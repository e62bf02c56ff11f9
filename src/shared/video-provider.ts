/*
 * Videos of YouTube and Vimeo by their addresses. A page that only looks like one of theirs is none: the host must be
 * theirs, whole, and what follows must be an id, so that nothing of an address is ever put into another one unread.
 */

/** The pieces of an address, as the browser's own parser gives them. */
interface AddressPieces {
  readonly protocol: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
}

export interface ProvidedVideo {
  /** What the provider is called. */
  readonly provider: 'YouTube' | 'Vimeo';
  /** The player, which starts at once: it is loaded by a press. */
  readonly frame: string;
  /** The page of the video. */
  readonly page: string;
  /** A film for phones that are held upright. */
  readonly isUpright: boolean;
}

const inQuery = (search: string, name: string): string =>
  new RegExp(`[?&]${name}=([\\w-]+)(?=&|$)`).exec(search)?.[1] ?? '';
/** Where it starts, in seconds: `t=90`, `t=90s` or `start=90`. */
const startIn = (search: string): string =>
  /^(\d{1,6})s?$/.exec(inQuery(search, 't') || inQuery(search, 'start'))?.[1] ?? '';

const youTubeId = /^[\w-]{11}$/;

function onYouTube(path: string, search: string, isShort: boolean): ProvidedVideo | undefined {
  const [, kind = '', inPath = ''] = /^\/(shorts|embed|live)\/([^/]+)\/?$/.exec(path) ?? [];
  const id = isShort ? path.slice(1) : inPath || (/^\/watch\/?$/.test(path) ? inQuery(search, 'v') : '');
  if (!youTubeId.test(id)) return undefined;
  const start = startIn(search);
  return {
    provider: 'YouTube',
    frame: `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&playsinline=1&rel=0&enablejsapi=1${start && `&start=${start}`}`,
    page: `https://www.youtube.com/watch?v=${id}${start && `&t=${start}s`}`,
    isUpright: kind === 'shorts',
  };
}

function onVimeo(path: string, search: string, isPlayer: boolean): ProvidedVideo | undefined {
  const shape = isPlayer ? /^\/video\/(\d+)\/?$/ : /^\/(?:channels\/[\w-]+\/)?(\d+)(?:\/([\da-z]+))?\/?$/;
  const [, id, inPath] = shape.exec(path) ?? [];
  if (!id) return undefined;
  /** A video that is not listed has a key. */
  const key = inPath ?? inQuery(search, 'h');
  return {
    provider: 'Vimeo',
    frame: `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1${key && `&h=${key}`}`,
    page: `https://vimeo.com/${id}${key && `/${key}`}`,
    isUpright: false,
  };
}

/** The video of a provider that an address leads to; `undefined` for any other address. */
export function videoOfProvider({ protocol, host, pathname, search }: AddressPieces): ProvidedVideo | undefined {
  if (!/^https?:$/.test(protocol)) return undefined;
  switch (host.replace(/^(www|m|music)\./, '')) {
    case 'youtube.com':
    case 'youtube-nocookie.com':
      return onYouTube(pathname, search, false);
    case 'youtu.be':
      return onYouTube(pathname, search, true);
    case 'vimeo.com':
      return onVimeo(pathname, search, false);
    case 'player.vimeo.com':
      return onVimeo(pathname, search, true);
    default:
      return undefined;
  }
}
