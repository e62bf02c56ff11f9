import type { CelebrateOptions } from './celebrate-options.ts';
import confetti from 'canvas-confetti';

/** Paths are drawn in a 24 by 24 box; a piece of confetti is 10 units wide and turns around its middle. */
const matrix = [10 / 24, 0, 0, 10 / 24, -5, -5] as unknown as DOMMatrix;
const drawn = (path: string) => confetti.shapeFromPath({ path, matrix });

const MIXED = ['#f94144', '#f8961e', '#f9c74f', '#43aa8b', '#c77dff'];

type Fire = (options: confetti.Options) => void;
export interface Stage {
  readonly fire: Fire;
  /** Where it starts, as shares of the panel. */
  readonly origin: { readonly x: number; readonly y: number };
  /** How fast a piece must leave to cross about half of the panel, in px a tick. */
  readonly speed: number;
  /** More pieces for a larger panel: 1 is a phone. */
  readonly amount: number;
  readonly shapes: confetti.Shape[];
  /** A shape from an SVG path. */
  drawn(path: string): confetti.Shape;
  readonly later: (ms: number, task: () => void) => void;
}

/** Throws one celebration's pieces. */
export type Show = (stage: Stage) => void;

/** What most brands choose; all else is in hearts-stars-fireworks.lazy.ts. */
const paper: Show = ({ fire, origin, speed, amount, shapes }) => {
  // A core that shoots high, a wide and slow fan, and a few large pieces.
  fire({ origin, shapes, particleCount: 42 * amount, spread: 50, startVelocity: speed, scalar: 1 });
  fire({
    origin,
    shapes,
    particleCount: 40 * amount,
    spread: 110,
    startVelocity: speed * 0.65,
    decay: 0.92,
    scalar: 0.85,
  });
  fire({ origin, shapes, particleCount: 16 * amount, spread: 80, startVelocity: speed * 0.85, scalar: 1.4 });
};

/**
 * A canvas over the panel that takes no clicks, is not read out, and is cut off at the panel's rounded edge even when
 * the panel shrinks under it.
 */
function setUp(host: HTMLElement) {
  const clip = document.createElement('div');
  const canvas = document.createElement('canvas');
  // Some hardened browsers give none; confetti would fail in a later frame and never end.
  if (!canvas.getContext('2d')) throw new Error('This browser draws no canvas.');
  clip.setAttribute('part', 'celebration');
  clip.setAttribute('aria-hidden', 'true');
  const { width, height } = host.getBoundingClientRect();
  const density = Math.min(globalThis.devicePixelRatio || 1, 2);
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  // Through CSSOM: a policy without inline styles allows that.
  Object.assign(clip.style, {
    position: 'absolute',
    // A low panel is scrolled as a whole.
    inset: `${host.scrollTop}px 0 auto`,
    blockSize: '100%',
    overflow: 'hidden',
    borderRadius: 'inherit',
    pointerEvents: 'none',
    zIndex: '5',
    contain: 'strict',
  });
  const zoom = host.currentCSSZoom ?? 1;
  Object.assign(canvas.style, { display: 'block', width: `${width / zoom}px`, height: `${height / zoom}px` });
  clip.append(canvas);
  host.append(clip);
  return { clip, canvas, density };
}

/** Runs one celebration on a canvas of its own: see `celebrate`. `show` throws its pieces; default is paper. */
export async function burst(
  { colors = [], shape, host, origin, signal }: CelebrateOptions,
  show: Show = paper,
): Promise<void> {
  if (signal?.aborted || !host.isConnected) return;
  const { left, top, width, height } = host.getBoundingClientRect();
  if (width < 1 || height < 1) return;
  const { clip, canvas, density } = setUp(host);
  const shoot = confetti.create(canvas, { useWorker: false, resize: false });
  const palette = colors.length > 0 ? colors : MIXED;
  const timers = new Map<ReturnType<typeof setTimeout>, () => void>();
  const flights: unknown[] = [];

  const share = (value: number) => Math.min(0.97, Math.max(0.03, value));
  // A press of Enter says 0, 0: that is no place.
  const told = origin && (origin.x || origin.y) ? origin : { x: 0.5, y: 0.75 };
  const inside = told.x <= 1 && told.y <= 1 ? told : { x: (told.x - left) / width, y: (told.y - top) / height };
  const stage: Stage = {
    // The canvas counts in device pixels, so every length does.
    fire: (options) =>
      flights.push(
        shoot({
          // Each salvo begins with another colour: some are a single piece.
          ...options,
          colors: palette.map((_, index) => palette[(index + flights.length) % palette.length] as string),
          particleCount: Math.max(1, Math.round(options.particleCount ?? 1)),
          startVelocity: (options.startVelocity ?? 0) * density,
          gravity: (options.gravity ?? 1) * density,
          drift: (options.drift ?? 0) * density,
          scalar: (options.scalar ?? 1) * density,
        }),
      ),
    origin: { x: share(inside.x), y: share(inside.y) },
    speed: Math.min(46, Math.max(16, height * 0.06)),
    amount: Math.min(1.8, Math.max(0.6, Math.sqrt((width * height) / 240_000))),
    drawn,
    shapes: shape ? [drawn(shape)] : ['square', 'circle'],
    later: (ms, task) =>
      flights.push(
        new Promise<void>((resolve) => {
          const end = () => {
            timers.delete(timer);
            resolve();
          };
          const timer = setTimeout(() => {
            end();
            task();
          }, ms);
          timers.set(timer, end);
        }),
      ),
  };
  const stop = () => {
    for (const [timer, end] of timers) {
      clearTimeout(timer);
      end();
    }
    shoot.reset();
  };
  signal?.addEventListener('abort', stop);
  try {
    show(stage);
    // Fireworks add flights while earlier ones are in the air.
    for (const flight of flights) await flight;
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
    clip.remove();
  }
}
