import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { videoOfProvider } from '../../shared/video-provider.ts';
import { asText, type FlowPieces, type Piece } from './collected-pieces.ts';
import type { Report } from './report.ts';

/* Steps that play something: whether it can be played, has its content in words too, and contacts no other site before a press. */

interface WebAddress {
  readonly protocol: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
}

/** The parts of an address that is written out in full; none if it has placeholders or is a sum. */
function piecesOf(address: string): WebAddress | undefined {
  if (/^=|[{}]/.test(address)) return undefined;
  const [, protocol = '', host = '', pathname = '', search = ''] =
    /^\s*(?:(https?:)?\/\/([^/?#\s]*))?([^?#]*)(\?[^#]*)?/i.exec(address) ?? [];
  return { protocol: (protocol || 'https:').toLowerCase(), host: host.toLowerCase(), pathname, search };
}

const isOn = (host: string, sites: readonly string[]): boolean =>
  sites.some((site) => host === site || host.endsWith(`.${site}`));
const providers = ['youtube.com', 'youtube-nocookie.com', 'youtu.be', 'vimeo.com'];
/** Where the providers keep their stills. */
const providersPictures = ['ytimg.com', 'vimeocdn.com', ...providers];
/** Sites whose pages are no files, whatever their address looks like. */
const pageSites = [
  ...providers,
  'dailymotion.com',
  'tiktok.com',
  'instagram.com',
  'facebook.com',
  'twitch.tv',
  'spotify.com',
  'soundcloud.com',
];

const endings = {
  video: ['mp4', 'm4v', 'webm', 'ogv', 'mov', 'ogg'],
  audio: ['mp3', 'm4a', 'aac', 'ogg', 'oga', 'opus', 'wav', 'flac', 'weba', 'mp4', 'webm'],
} as const;

/** What is wrong with an address that should be a file; '' where nobody can tell by looking at it. */
function noFile({ host, pathname }: WebAddress, known: readonly string[]): string {
  if (isOn(host, pageSites)) return `"${host}${pathname}" is a page`;
  const ending = /\.(\w{2,5})$/.exec(pathname)?.[1]?.toLowerCase();
  return ending === undefined || known.includes(ending) ? '' : `".${ending}" is not a format that browsers play`;
}

function checkVideo({ of, path }: Piece, report: Report): void {
  const address = piecesOf(asText(own(of, 'video')));
  if (!address) return;
  const video = videoOfProvider(address);
  if (!video) {
    const wrong = noFile(address, endings.video);
    if (wrong)
      report(
        'no-media',
        [...path, 'video'],
        `this video cannot be played: ${wrong}`,
        'Name a file (MP4 or WebM), or the page of one video: https://www.youtube.com/watch?v=…, https://vimeo.com/….',
      );
    return;
  }
  const idle = (key: string, instead: string) => {
    if (own(of, key) !== undefined)
      report('no-media', [...path, key], `"${key}" does nothing here: ${video.provider} has its own player`, instead, {
        atKey: true,
      });
  };
  idle('captions', `Add the captions at ${video.provider}.`);
  idle('auto', 'Leave it out: nothing is loaded before the visitor presses.');
  const poster = piecesOf(asText(own(of, 'poster')));
  if (poster && isOn(poster.host, providersPictures))
    report(
      'no-media',
      [...path, 'poster'],
      `${video.provider} is asked for this picture before anybody presses`,
      'Keep a copy of the picture on your own site.',
    );
}

function checkAudio({ of, path }: Piece, report: Report): void {
  const address = piecesOf(asText(own(of, 'audio')));
  const wrong = address && noFile(address, endings.audio);
  if (wrong)
    report(
      'no-media',
      [...path, 'audio'],
      `this sound cannot be played: ${wrong}`,
      'Name a file: MP3, M4A, Ogg or WAV.',
    );
}

function checkEmbed({ of, path }: Piece, report: Report): void {
  const address = piecesOf(asText(own(of, 'embed')));
  const video = address && videoOfProvider(address);
  if (video)
    report(
      'no-media',
      [...path, 'embed'],
      `this is a video of ${video.provider}: as a page it is loaded before anybody presses, or shows nothing`,
      'Write {"video": "…"} with the same address.',
    );
}

const checks = { video: checkVideo, audio: checkAudio, embed: checkEmbed } as const;
const called = { video: 'video', audio: 'sound', embed: 'page' } as const;

/** What is played or shown must have a name: screen readers say it, and it stands below the picture. */
function checkTitle({ of, path }: Piece, verb: keyof typeof checks, report: Report): void {
  const at: Path = [...path, verb];
  if (own(of, 'title') === undefined)
    report(
      'no-alt',
      at,
      `this ${called[verb]} has no name for people who cannot see or hear it`,
      'Add "title": what it shows or says, in a few words.',
    );
}

export function checkPlayers({ pieces }: FlowPieces, report: Report): void {
  for (const piece of pieces) {
    if (piece.role !== 'step') continue;
    for (const verb of ['video', 'audio', 'embed'] as const) {
      if (!asText(own(piece.of, verb))) continue;
      checkTitle(piece, verb, report);
      checks[verb](piece, report);
    }
  }
}
