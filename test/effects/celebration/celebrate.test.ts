import { expect } from '@open-wc/testing';
import type { CelebrateOptions } from '../../../src/effects/celebration/celebrate-options.ts';
import { celebrate } from '../../../src/effects/celebration/celebrate.ts';
import type { CelebrationChunks } from '../../../src/effects/celebration/celebrate.ts';
import { settle } from '../../session/fake-clock.ts';

/** Frames and timers that pass only when told to: three seconds of confetti in no time. */
const frames = {
  now: 1_000_000,
  due: new Map<number, FrameRequestCallback>(),
  timers: new Map<number, { at: number; task: () => void }>(),
  ids: 0,
  real: [window.requestAnimationFrame, window.cancelAnimationFrame, window.setTimeout, window.clearTimeout] as const,
  install() {
    window.requestAnimationFrame = (task) => {
      this.due.set(++this.ids, task);
      return this.ids;
    };
    window.cancelAnimationFrame = (id) => this.due.delete(id);
    window.setTimeout = ((task: () => void, ms = 0) => {
      this.timers.set(++this.ids, { at: this.now + ms, task });
      return this.ids;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => this.timers.delete(id as number);
  },
  restore() {
    [window.requestAnimationFrame, window.cancelAnimationFrame, window.setTimeout, window.clearTimeout] = this.real;
    this.due.clear();
    this.timers.clear();
  },
  pass(count: number) {
    for (let i = 0; i < count; i++) {
      this.now += 17;
      for (const [id, { at, task }] of [...this.timers]) if (at <= this.now && this.timers.delete(id)) task();
      const due = [...this.due.values()];
      this.due.clear();
      for (const task of due) task(this.now);
    }
  },
};

const chunks: CelebrationChunks = {
  confetti: () => import('../../../src/effects/celebration/confetti.lazy.ts'),
  festive: () => import('../../../src/effects/celebration/hearts-stars-fireworks.lazy.ts'),
};

let element: HTMLElement;
let host: HTMLElement;
let button: HTMLButtonElement;
const canvases = () => [...host.querySelectorAll('canvas')];
const clip = () => host.querySelector('[part=celebration]') as HTMLElement;

/** Starts one and waits until its canvas is there (or it is over); `ended` turns true when its promise resolves. */
async function start(options: Partial<CelebrateOptions> = {}) {
  const before = canvases().length;
  const run = { ended: false, promise: Promise.resolve() };
  const whole = { kind: 'confetti', colors: ['#2bd4a4', '#8f7df2'], host, reducedMotion: false, ...options };
  run.promise = celebrate(whole, chunks).then(() => {
    run.ended = true;
  });
  // Timers stand still here.
  while (canvases().length === before && !run.ended) await settle();
  return run;
}

/** Painted pixels: how many, their middle as shares of the panel, and the colours. */
function painted(canvas = canvases()[0] as HTMLCanvasElement) {
  const { data, width, height } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
    0,
    0,
    canvas.width,
    canvas.height,
  );
  let [count, x, y] = [0, 0, 0];
  const colors = new Set<string>();
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] ?? 0;
    if (alpha < 64) continue;
    count++;
    x += (i / 4) % width;
    y += Math.floor(i / 4 / width);
    if (alpha > 200) colors.add([0, 1, 2].map((channel) => Math.round((data[i + channel] ?? 0) / 16)).join());
  }
  return { count, x: x / count / width, y: y / count / height, colors };
}

describe('celebrate', () => {
  beforeEach(async () => {
    element = document.createElement('div');
    host = document.createElement('div');
    button = document.createElement('button');
    Object.assign(host.style, { position: 'relative', width: '320px', height: '480px', borderRadius: '20px' });
    Object.assign(button.style, { position: 'absolute', inset: '0' });
    host.append(button);
    element.attachShadow({ mode: 'open' }).append(host);
    document.body.append(element);
    frames.install();
    await Promise.resolve();
  });
  afterEach(() => {
    frames.restore();
    element.remove();
  });

  // First of all tests here: nothing has loaded the chunk yet.
  it('moves nothing and loads nothing when the visitor asked for less motion, or the flow for none', async () => {
    await celebrate({ kind: 'confetti', host, reducedMotion: true }, chunks);
    await celebrate({ kind: 'none', host, reducedMotion: false }, chunks);
    expect(canvases()).to.have.length(0);
    expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('confetti'))).to.deep.equal([]);
    expect(frames.due.size).to.equal(0);
  });

  it('paints inside the panel, under the visitor’s fingers and out of a screen reader’s way', async () => {
    await start();
    frames.pass(20);
    expect(painted().count).to.be.above(100);
    expect(clip().getAttribute('aria-hidden')).to.equal('true');
    expect(clip().getBoundingClientRect()).to.deep.equal(host.getBoundingClientRect());
    expect(getComputedStyle(clip()).overflow).to.equal('hidden');
    expect(getComputedStyle(clip()).borderRadius).to.equal('20px');
    const { left, top } = host.getBoundingClientRect();
    // Not to.equal: a failure would print half the page.
    expect((host.getRootNode() as ShadowRoot).elementFromPoint(left + 100, top + 100) === button).to.equal(true);
    expect(document.querySelectorAll('canvas')).to.have.length(0);
  });

  it('stays clipped when the panel shrinks under it', async () => {
    await start();
    host.style.height = '200px';
    expect(clip().getBoundingClientRect().height).to.equal(200);
    expect(canvases()[0]?.getBoundingClientRect().height).to.equal(480);
  });

  it('wears the brand’s colours', async () => {
    await start({ colors: ['#2bd4a4'] });
    frames.pass(8);
    expect([...painted().colors]).to.include('3,13,10');
    expect(painted().colors.size).to.be.below(6);
  });

  for (const [x, y] of [
    [0.2, 0.3],
    [0.8, 0.6],
    [0.5, 0.9],
  ] as const) {
    it(`starts where the visitor tapped: ${x} across, ${y} down`, async () => {
      const { left, top, width, height } = host.getBoundingClientRect();
      await start({ origin: { x: left + x * width, y: top + y * height } });
      frames.pass(2);
      const burst = painted();
      expect(burst.x).to.be.closeTo(x, 0.12);
      expect(burst.y).to.be.closeTo(y, 0.12);
    });
  }

  it('takes shares of the panel as well, and has a place of its own for a press of Enter', async () => {
    const first = await start({ origin: { x: 0.25, y: 0.5 } });
    frames.pass(1);
    expect(painted().x).to.be.closeTo(0.25, 0.12);
    frames.pass(500);
    await first.promise;
    await start({ origin: { x: 0, y: 0 } });
    frames.pass(1);
    const burst = painted();
    expect(burst.x).to.be.closeTo(0.5, 0.12);
    expect(burst.y).to.be.closeTo(0.75, 0.12);
  });

  for (const kind of ['confetti', 'hearts', 'stars', 'fireworks', 'balloons', 'snow', 'whatever', 'constructor']) {
    it(`shows ${kind}, ends, and leaves nothing behind`, async () => {
      const run = await start({ kind });
      frames.pass(45);
      expect(painted().count).to.be.above(20);
      expect(run.ended).to.equal(false);
      for (let i = 0; i < 60 && !run.ended; i++) {
        frames.pass(10);
        await Promise.resolve();
        await Promise.resolve();
      }
      await run.promise;
      expect(host.children).to.have.length(1);
      expect(frames.due.size + frames.timers.size).to.equal(0);
    });
  }

  for (const kind of ['confetti', 'fireworks']) {
    it(`stops ${kind} at once when the chat leaves the page`, async () => {
      const leaving = new AbortController();
      const run = await start({ kind, signal: leaving.signal });
      frames.pass(10);
      leaving.abort();
      await run.promise;
      expect(host.children).to.have.length(1);
      expect(frames.due.size + frames.timers.size).to.equal(0);
    });
  }

  it('does not start when the chat has left, or shows nothing', async () => {
    await (
      await start({ signal: AbortSignal.abort() })
    ).promise;
    host.style.display = 'none';
    await (
      await start()
    ).promise;
    host.remove();
    await (
      await start()
    ).promise;
    expect(canvases()).to.have.length(0);
  });

  it('gives each of two goals its own show', async () => {
    const first = await start();
    const second = await start({ kind: 'hearts' });
    frames.pass(5);
    expect(canvases()).to.have.length(2);
    for (let i = 0; i < 60; i++) frames.pass(10);
    await Promise.all([first.promise, second.promise]);
    expect(canvases()).to.have.length(0);
  });

  it('draws the brand’s own shape', async () => {
    await start({ shape: 'M0 0H24V24H0Z' });
    frames.pass(8);
    expect(painted().count).to.be.above(100);
  });

  it('is silent where a browser draws no canvas', async () => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = () => null;
    try {
      await (
        await start()
      ).promise;
    } finally {
      HTMLCanvasElement.prototype.getContext = real;
    }
    expect(host.children).to.have.length(1);
  });

  it('starts no worker, makes no blob address, and leaves no listener or global', async () => {
    const made: string[] = [];
    const { Worker: RealWorker } = window;
    const { createObjectURL } = URL;
    const { addEventListener, removeEventListener } = window;
    const listeners = new Set<unknown>();
    window.Worker = class {
      constructor() {
        made.push('worker');
      }
    } as unknown as typeof Worker;
    URL.createObjectURL = () => {
      made.push('blob');
      return '';
    };
    window.addEventListener = (type: string, listener: unknown) => listeners.add(listener) && type;
    window.removeEventListener = (_type: string, listener: unknown) => listeners.delete(listener);
    const globals = Object.keys(window).sort();
    try {
      const run = await start();
      frames.pass(400);
      await run.promise;
      expect(Object.keys(window).sort()).to.deep.equal(globals);
    } finally {
      window.Worker = RealWorker;
      URL.createObjectURL = createObjectURL;
      Object.assign(window, { addEventListener, removeEventListener });
    }
    expect(made).to.deep.equal([]);
    expect(listeners.size).to.equal(0);
  });
});
