import { noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { draw } from '../draw.ts';

/*
 * Where something of another site appears, or is played. A frame that is taken out and put back is loaded anew, so it
 * is drawn once and kept with its place, whatever else of the card is drawn again.
 */

const frames = new WeakMap<Element, HTMLIFrameElement>();

class Stage extends Directive {
  render(still: unknown, frameAtOnce?: () => HTMLIFrameElement): unknown {
    return [still, frameAtOnce];
  }

  override update({ element }: ElementPart, [still, frameAtOnce]: [unknown, (() => HTMLIFrameElement)?]): unknown {
    if (frameAtOnce && !frames.has(element)) frames.set(element, frameAtOnce());
    draw(frames.get(element) ?? still, element as HTMLElement);
    return noChange;
  }
}

/** What stands on an element until a frame takes its place: at once, or by `showFrame`. */
export const stage = directive(Stage);

/** Puts a frame in the place of what stood on the stage, and gives it the focus of the button that is gone. */
export function showFrame(element: HTMLElement, frame: HTMLIFrameElement): void {
  frames.set(element, frame);
  draw(frame, element);
  frame.focus();
}

/** Stages on which a film or a sound stands, and no still any more. */
const opened = new WeakSet<Element>();

class MediaStage extends Directive {
  render(still: unknown, waits: boolean, media: unknown): unknown {
    return [still, waits, media];
  }

  override update({ element }: ElementPart, [still, waits, media]: [unknown, boolean, unknown]): unknown {
    if (!waits) opened.add(element);
    draw(opened.has(element) ? media : still, element as HTMLElement);
    return noChange;
  }
}

/** What stands on an element until a film or a sound takes its place: at once where nothing `waits`, or by `showMedia`. */
export const mediaStage = directive(MediaStage);

/** Puts a film or a sound in the place of its still, and plays it: that was what the press was for. */
export function showMedia(element: HTMLElement, media: unknown): void {
  opened.add(element);
  draw(media, element);
  const player = element.querySelector<HTMLMediaElement>('video, audio');
  player?.focus();
  player?.play().catch(() => {
    // Browsers and their settings may want another press, for which the controls are there.
  });
}

export interface FrameSettings {
  readonly src: string;
  readonly title: string;
  /** What the page in it may do; never lead away the page that it stands on. */
  readonly sandbox: string;
  readonly allow?: string;
}

export function createFrame({ src, title, sandbox, allow = '' }: FrameSettings): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.setAttribute('sandbox', sandbox);
  frame.allow = allow;
  // YouTube plays nothing without a referrer; the page's path and query are nobody's business.
  frame.referrerPolicy = 'strict-origin';
  frame.src = src;
  return frame;
}

/** Hears the messages of a frame: only those that come from it, and from the site that it was to show. */
export function hearFrame(
  frame: HTMLIFrameElement,
  origin: string,
  stopped: AbortSignal,
  heard: (data: unknown) => void,
): void {
  const hear = ({ source, origin: from, data }: MessageEvent<unknown>) => {
    if (source && source === frame.contentWindow && from === origin) heard(data);
  };
  addEventListener('message', hear, { signal: stopped });
}
