import { asRecord } from '../../shared/as-record.ts';
import { toJson } from '../../shared/to-json.ts';
import { hearFrame } from '../../view/player/player.lazy.ts';

/* When a video of a provider has ended. Each player says so to the page, once it has been asked to. */

/** How often a player is asked until it says something, and after how many milliseconds again. */
const MOST_ASKS = 20;
const ASK_AGAIN_AFTER = 500;

/** What makes a player talk: of YouTube that somebody listens, of Vimeo what to tell. */
const asks: readonly object[] = [
  { event: 'listening', id: 1, channel: 'widget' },
  { method: 'addEventListener', value: 'ended' },
];
/** YouTube's number for a video that has ended. */
const YOUTUBE_ENDED = 0;

/** Whether a player says that the video has ended: YouTube by its state, Vimeo by an event. */
export function saysEnded(message: unknown): boolean {
  let said: unknown = message;
  try {
    if (typeof message === 'string') said = JSON.parse(message);
  } catch {
    return false;
  }
  const { event, info } = asRecord(said);
  if (event === 'ended') return true;
  if (event === 'onStateChange') return info === YOUTUBE_ENDED;
  return event === 'infoDelivery' && asRecord(info).playerState === YOUTUBE_ENDED;
}

/** Calls `ended` when the video in this frame of a provider has ended, once. */
export function hearEnd(frame: HTMLIFrameElement, stopped: AbortSignal, ended: () => void): void {
  const { origin } = new URL(frame.src);
  let isDone = false;
  let asked = 0;
  const ask = () => {
    if (asked++ < MOST_ASKS) for (const each of asks) frame.contentWindow?.postMessage(toJson(each), origin);
    else clearInterval(timer);
  };
  const timer = setInterval(ask, ASK_AGAIN_AFTER);
  stopped.addEventListener('abort', () => {
    clearInterval(timer);
  });
  hearFrame(frame, origin, stopped, (message) => {
    clearInterval(timer);
    if (isDone || !saysEnded(message)) return;
    isDone = true;
    ended();
  });
}
