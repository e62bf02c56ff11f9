export interface CelebrateOptions {
  /** confetti, hearts, stars, fireworks, balloons, snow; anything else is confetti, `none` is nothing. */
  readonly kind: string;
  /** `#rrggbb`, best first; see `celebrationColors`. None: a mixed set. */
  readonly colors?: readonly string[];
  /** An own piece of confetti: an SVG path in a 24 by 24 box. */
  readonly shape?: string;
  /** The chat's panel, inside its shadow root, positioned: nothing is painted outside of it. */
  readonly host: HTMLElement;
  /** Where it bursts from: client coordinates in CSS px, or both from 0 to 1 as shares of the panel. Default: low in the middle. */
  readonly origin?: { readonly x: number; readonly y: number };
  /** True: nothing moves; the badge in the transcript stands for it. */
  readonly reducedMotion: boolean;
  /** Ends it at once and takes the canvas away, such as when the chat leaves the page. */
  readonly signal?: AbortSignal;
}
