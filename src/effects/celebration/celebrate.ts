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

let chunk: Promise<typeof import('./confetti.lazy.ts') | undefined> | undefined;

/** Loads the confetti ahead of its hour: for a flow that has a goal, while the visitor reads. Undefined if it can't; the next call tries again. */
export const prepareCelebration = () => (chunk ??= import('./confetti.lazy.ts').catch(() => (chunk = undefined)));

/** Celebrates inside the panel. Resolves when all is over and cleaned up; at once if it can't be, or shouldn't. Never rejects. */
export const celebrate = async (options: CelebrateOptions): Promise<void> => {
  if (!options.reducedMotion && options.kind !== 'none')
    await (await prepareCelebration())?.burst(options).catch(() => undefined);
};
