import { noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import SignaturePad from 'signature_pad';
import { LONGEST_DRAWING } from './signature.work.ts';

const INK = '#000';
/** Widths of what is kept, in pixels: the first that is small enough is taken. */
const WIDTHS = [600, 400, 250];

const pads = new WeakMap<Element, Pad>();

/** A canvas that is signed in: as sharp as the screen, in the ink of the theme, and the same after every change of size. */
class Pad extends AsyncDirective {
  #canvas!: HTMLCanvasElement;
  #pad!: SignaturePad;
  #sizes: ResizeObserver | undefined;
  #strokes: ReturnType<SignaturePad['toData']> = [];

  render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart): unknown {
    if (this.#canvas === element) return noChange;
    this.#canvas = element as HTMLCanvasElement;
    this.#pad = new SignaturePad(this.#canvas, { minWidth: 0.8, maxWidth: 2.6 });
    this.#pad.addEventListener('beginStroke', () => {
      this.#pad.penColor = getComputedStyle(this.#canvas).color;
    });
    this.#pad.addEventListener('endStroke', () => {
      this.#strokes = this.#pad.toData();
      this.#canvas.dispatchEvent(new Event('change', { bubbles: true }));
    });
    pads.set(element, this);
    this.reconnected();
    return noChange;
  }

  get isEmpty(): boolean {
    return !this.#strokes.length;
  }

  clear(): void {
    this.#pad.clear();
    this.#strokes = [];
    this.#canvas.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** The drawing in black on nothing, as an address that holds it; '' where there is none, or none that is small enough. */
  picture(): string {
    if (this.isEmpty) return '';
    const { offsetWidth: width, offsetHeight: height } = this.#canvas;
    for (const most of WIDTHS) {
      const scale = Math.min(1, most / width);
      const copy = document.createElement('canvas');
      copy.width = Math.round(width * scale);
      copy.height = Math.round(height * scale);
      copy.getContext('2d')?.scale(scale, scale);
      new SignaturePad(copy).fromData(this.#strokes.map((stroke) => ({ ...stroke, penColor: INK })));
      const address = copy.toDataURL('image/png');
      if (address.length <= LONGEST_DRAWING) return address;
    }
    return '';
  }

  /** A canvas that changes its size is empty: it is drawn anew. */
  #fit(): void {
    const ratio = Math.max(1, devicePixelRatio);
    const { offsetWidth, offsetHeight } = this.#canvas;
    if (!offsetWidth) return;
    this.#canvas.width = offsetWidth * ratio;
    this.#canvas.height = offsetHeight * ratio;
    this.#canvas.getContext('2d')?.scale(ratio, ratio);
    const { color } = getComputedStyle(this.#canvas);
    this.#pad.fromData(this.#strokes.map((stroke) => ({ ...stroke, penColor: color })));
  }

  protected override disconnected(): void {
    this.#sizes?.disconnect();
    this.#pad.off();
  }

  protected override reconnected(): void {
    this.#pad.on();
    this.#sizes = new ResizeObserver(() => {
      this.#fit();
    });
    this.#sizes.observe(this.#canvas);
  }
}

export const pad = directive(Pad);
/** The pad of a form. */
export const padIn = (form: Element): Pad | undefined => {
  const canvas = form.querySelector('canvas');
  return (canvas && pads.get(canvas)) ?? undefined;
};
