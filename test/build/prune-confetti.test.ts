import { expect } from '@open-wc/testing';
import type confetti from 'canvas-confetti';
import { pruneConfetti } from '../../build/prune-confetti.ts';

describe('canvas-confetti without what is never reached', () => {
  let code: string;
  let pruned: Pick<typeof confetti, 'create' | 'shapeFromPath'>;

  before(async () => {
    code = await (await fetch('/node_modules/canvas-confetti/dist/confetti.module.mjs')).text();
    const address = URL.createObjectURL(new Blob([pruneConfetti(code)], { type: 'text/javascript' }));
    pruned = ((await import(address)) as { default: typeof pruned }).default;
    URL.revokeObjectURL(address);
  });

  it('has no worker, and no cannon that it would make by itself', () => {
    for (const gone of ['new Worker', 'getWorker', 'module.exports.reset', 'module.exports.shapeFromText'])
      expect(pruneConfetti(code).includes(gone), gone).to.equal(false);
  });

  for (const [name, shape] of [
    ['squares', 'square'],
    ['circles', 'circle'],
    ['stars', 'star'],
    ['an own shape', undefined],
  ] as const) {
    it(`still throws ${name}`, async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 200, height: 200 });
      const shoot = pruned.create(canvas, { useWorker: false, resize: false });
      const done = shoot({
        particleCount: 40,
        origin: { x: 0.5, y: 0.5 },
        startVelocity: 8,
        ticks: 20,
        colors: ['#ff0000'],
        shapes: [
          shape ??
            pruned.shapeFromPath({ path: 'M0 0h10v10H0z', matrix: [1, 0, 0, 1, -5, -5] as unknown as DOMMatrix }),
        ],
      });
      const painted = () =>
        (canvas.getContext('2d') as CanvasRenderingContext2D)
          .getImageData(0, 0, 200, 200)
          .data.filter((_, index) => index % 4 === 3)
          .reduce((sum, alpha) => sum + Math.sign(alpha), 0);
      await new Promise((next) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(next))),
      );
      expect(painted()).to.be.above(50);
      await done;
      expect(painted()).to.equal(0);
    });
  }

  it('is not pruned blindly when a new version comes', () => {
    expect(() => pruneConfetti(code.replace('canUseWorker', 'mayUseWorker'))).to.throw('canvas-confetti has changed');
  });
});
