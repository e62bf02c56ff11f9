import type { Show } from './confetti.lazy.ts';

const HEART =
  'M12 21.3C5.6 15.5 2 12.3 2 8.3 2 5 4.5 2.5 7.7 2.5c1.7 0 3.3.8 4.3 2.1 1-1.3 2.6-2.1 4.3-2.1C19.5 2.5 22 5 22 8.3c0 4-3.6 7.2-10 13Z';
const BALLOON =
  'M12 1C7.6 1 4.5 4.3 4.5 8.7c0 4.3 3.2 8.3 6.6 9.2L10 20h4l-1.1-2.1c3.4-.9 6.6-4.9 6.6-9.2C19.5 4.3 16.4 1 12 1Z';
const FLAKE =
  'M11 1h2v5l2.6-2 1.2 1.6L13 8.5v1.8l1.6-.9.6-4.7 2 .3-.4 3.2L21 5.4l1 1.8-4.3 2.4 3 1.2-.8 1.9-4.4-1.8-1.5 1.1 1.5 1.1 4.4-1.8.8 1.9-3 1.2 4.3 2.4-1 1.8-4.2-2.5.4 3.2-2 .3-.6-4.7-1.6-.9v1.8l3.8 2.9-1.2 1.6-2.6-2v5h-2v-5l-2.6 2-1.2-1.6 3.8-2.9v-1.8l-1.6.9-.6 4.7-2-.3.4-3.2L3 18.6l-1-1.8 4.3-2.4-3-1.2.8-1.9 4.4 1.8L10 12l-1.5-1.1-4.4 1.8-.8-1.9 3-1.2L2 7.2l1-1.8 4.2 2.5-.4-3.2 2-.3.6 4.7 1.6.9V8.5L7.2 5.6 8.4 4 11 6Z';

/** One piece at a random place of a row, so that they fill the width. */
const row = (count: number, piece: (x: number) => void) => {
  for (let i = 0; i < count; i++) piece((i + Math.random()) / count);
};

/** Celebrations that a brand may choose instead of confetti. */
export const festive: Readonly<Record<string, Show>> = {
  hearts({ fire, origin, speed, amount, drawn }) {
    const shapes = [drawn(HEART)];
    const float = { origin, shapes, flat: true, gravity: -0.12, decay: 0.93, ticks: 170 };
    fire({ ...float, particleCount: 14 * amount, spread: 70, startVelocity: speed * 0.55, scalar: 1.5 });
    fire({ ...float, particleCount: 9 * amount, spread: 100, startVelocity: speed * 0.4, scalar: 2.2, drift: 0.3 });
    fire({ ...float, particleCount: 6 * amount, spread: 60, startVelocity: speed * 0.5, scalar: 2.9, drift: -0.3 });
  },
  stars({ fire, origin, speed, amount }) {
    const twinkle = { origin, shapes: ['star' as const], gravity: 0.25, decay: 0.93, ticks: 130 };
    fire({ ...twinkle, particleCount: 26 * amount, spread: 360, startVelocity: speed * 0.45, scalar: 0.9 });
    fire({ ...twinkle, particleCount: 14 * amount, spread: 360, startVelocity: speed * 0.3, scalar: 1.3 });
  },
  fireworks({ fire, speed, amount, later }) {
    for (let i = 0; i < 5; i++)
      later(i * 260, () => {
        fire({
          origin: { x: 0.15 + Math.random() * 0.7, y: 0.15 + Math.random() * 0.4 },
          shapes: ['circle'],
          particleCount: 34 * amount,
          spread: 360,
          startVelocity: speed * 0.5,
          gravity: 0.45,
          ticks: 90,
          scalar: 0.6,
        });
      });
  },
  balloons({ fire, amount, drawn }) {
    const shapes = [drawn(BALLOON)];
    row(Math.round(12 * amount), (x) => {
      fire({
        origin: { x, y: 1.05 + Math.random() * 0.25 },
        shapes,
        flat: true,
        particleCount: 1,
        spread: 8,
        startVelocity: 4,
        decay: 0.98,
        gravity: -0.9 - Math.random() * 0.5,
        drift: Math.random() - 0.5,
        ticks: 320,
        scalar: 2.6 + Math.random() * 1.4,
      });
    });
  },
  snow({ fire, amount, drawn }) {
    const shapes = [drawn(FLAKE)];
    row(Math.round(32 * amount), (x) => {
      fire({
        origin: { x, y: -0.05 - Math.random() * 0.5 },
        shapes,
        flat: Math.random() < 0.5,
        particleCount: 1,
        startVelocity: 0,
        gravity: 0.8 + Math.random() * 0.5,
        drift: Math.random() - 0.5,
        ticks: 320,
        scalar: 0.9 + Math.random() * 0.9,
      });
    });
  },
};
