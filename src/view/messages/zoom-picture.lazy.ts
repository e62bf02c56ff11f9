import { css, html, nothing, type HTMLTemplateResult } from 'lit';
import type { ZoomStrings } from '../../tone/language.ts';
import { zoomStrings } from '../../tone/parts/zoom-strings.lazy.ts';
import { draw } from '../draw.ts';
import type { View } from '../view.ts';

/*
 * A picture can be seen as large as the screen, and from there at its actual size. The browser's own modal dialog keeps the focus and the
 * rest of the page away, and nothing of the page is changed for it.
 */

const enlargePath = 'M14.5 4H20v5.500M20 4l-6.500 6.500M9.500 20H4v-5.500M4 20l6.500-6.500';
const actualPath =
  'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.900-4.900M10.500 7.800v5.400M7.800 10.500h5.400';
const fitPath = 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.900-4.900M7.800 10.500h5.400';
const closePath = 'M6 6l12 12M18 6L6 18';

/** A small picture grows so far and no further: more would only blur. */
const MOST_GROWTH = 2;
/** A picture that shows more than this share of its size need not be seen at its actual one. */
const NEARLY_WHOLE = 0.95;
/** How far a pointer moves, in pixels, before a press becomes a drag. */
const DRAG = 5;

const scrollKeys = /^(Arrow|Page|Home$|End$)/;

const word = (view: View, key: keyof ZoomStrings, picture = '') => view.wordOf(zoomStrings, key, { picture });

/** One picture in its large view. */
class LargePicture {
  readonly #view: View;
  readonly #src: string;
  readonly #words: string;
  readonly #dialog = document.createElement('dialog');
  readonly #closed = new AbortController();
  /** What the picture is called. */
  readonly #name: string;
  /** Whether it is larger than the screen. */
  #isLarger = false;
  #isActual = false;
  /** The pointer that drags it, and how far it has come. */
  #drag: { readonly pointer: number; x: number; y: number; far: number } | undefined;
  #wasDragged = false;

  constructor(view: View, src: string, words: string) {
    this.#view = view;
    this.#src = src;
    this.#words = words;
    this.#name = words || word(view, 'largePicture');
  }

  open(opener: HTMLElement): void {
    const { signal } = this.#closed;
    const dialog = this.#dialog;
    Object.assign(dialog, { className: 'large-picture', part: 'large-picture', ariaLabel: this.#name });
    this.#draw();
    // A row that is far off is not rendered at all, and a dialog in it would not be either.
    opener.closest('.panel')!.append(dialog);
    dialog.addEventListener('close', () => {
      this.#closed.abort();
      dialog.remove();
      opener.focus({ preventScroll: true });
    });
    // Escape closes the picture, and not the window of a bubble with it.
    dialog.addEventListener('keydown', this.#keyDown);
    dialog.addEventListener('wheel', this.#keepPage, { passive: false });
    dialog.addEventListener('touchmove', this.#keepPage, { passive: false });
    this.#view.stopped.addEventListener(
      'abort',
      () => {
        dialog.close();
      },
      { signal },
    );
    dialog.showModal();
    // Not at once: what changes sizes while they are told is an error to the page.
    const observer = new ResizeObserver(() => requestAnimationFrame(this.#fit));
    observer.observe(this.#room);
    signal.addEventListener('abort', () => {
      observer.disconnect();
    });
  }

  get #room(): HTMLElement {
    return this.#dialog.querySelector<HTMLElement>('.large-room')!;
  }

  #draw(): void {
    const view = this.#view;
    const close = () => {
      this.#dialog.close();
    };
    const toggle = () => {
      this.#show(!this.#isActual);
    };
    const toActual = html`<button type="button" class="icon" part="button actual-size"
      aria-pressed=${String(this.#isActual)} aria-label=${word(view, 'actualSize')} @click=${toggle}>${view.icon(
        this.#isActual ? fitPath : actualPath,
      )}</button>`;
    draw(
      html`<div class="large-ways"><button type="button" class="icon" part="button close-picture" autofocus
        aria-label=${word(view, 'closePicture')} @click=${close}>${view.icon(closePath)}</button>${
          this.#isLarger ? toActual : ''
        }</div>
      <div class=${this.#isActual ? 'large-room actual' : 'large-room'} role="group" aria-label=${this.#name}
        tabindex=${this.#isActual ? '0' : nothing} @click=${this.#press} @pointerdown=${this.#grab}
        @pointermove=${this.#pull} @pointerup=${this.#letGo} @pointercancel=${this.#letGo}><img src=${this.#src}
        alt=${this.#words} part="large-image" draggable="false" class=${this.#isLarger ? 'larger' : ''}
        @load=${this.#fit}></div>`,
      this.#dialog,
    );
  }

  /** Works out how large it is where all of it is seen. */
  readonly #fit = (): void => {
    // A chat that the page takes away, or moves, takes it off the screen.
    if (!this.#dialog.matches(':modal')) {
      this.#dialog.close();
      return;
    }
    const room = this.#room;
    const { naturalWidth: width, naturalHeight: height } = room.querySelector('img')!;
    const space = getComputedStyle(room);
    const across = room.clientWidth - parseFloat(space.paddingLeft) * 2;
    const down = room.clientHeight - parseFloat(space.paddingTop) * 2;
    // A drawing may have no size of its own: then it fills the screen.
    const hasSize = width > 0 && height > 0;
    const scale = hasSize ? Math.min(across / width, down / height, MOST_GROWTH) : 1;
    room.style.setProperty('--_fit', hasSize ? `${Math.floor(width * scale)}px` : '100%');
    room.style.setProperty('--_actual', hasSize ? `${width}px` : '100%');
    this.#isLarger = scale < NEARLY_WHOLE;
    this.#isActual &&= this.#isLarger;
    this.#draw();
  };

  /** Shows it at its actual size, with the pressed point of the picture in the middle, or as a whole. */
  #show(isActual: boolean, across = 0.5, down = 0.5): void {
    this.#isActual = isActual;
    this.#draw();
    const room = this.#room;
    const image = room.querySelector('img')!;
    const { left, top, width, height } = image.getBoundingClientRect();
    const box = room.getBoundingClientRect();
    room.scrollBy({
      left: left - box.left + width * across - box.width / 2,
      top: top - box.top + height * down - box.height / 2,
      behavior: 'instant',
    });
  }

  /** Beside the picture: it is closed. On it: the pressed point comes nearer, or all of it is seen again. */
  readonly #press = ({ target, clientX, clientY }: MouseEvent): void => {
    if (this.#wasDragged) {
      this.#wasDragged = false;
      return;
    }
    if (!(target instanceof HTMLImageElement)) {
      this.#dialog.close();
      return;
    }
    if (!this.#isLarger) return;
    const { left, top, width, height } = target.getBoundingClientRect();
    this.#show(!this.#isActual, (clientX - left) / width, (clientY - top) / height);
  };

  /** A finger scrolls by itself; a mouse drags. */
  readonly #grab = ({ pointerId, pointerType, button, clientX, clientY }: PointerEvent): void => {
    this.#wasDragged = false;
    if (!this.#isActual || pointerType !== 'mouse' || button) return;
    this.#drag = { pointer: pointerId, x: clientX, y: clientY, far: 0 };
  };

  readonly #pull = ({ pointerId, clientX, clientY }: PointerEvent): void => {
    const drag = this.#drag;
    if (drag?.pointer !== pointerId) return;
    drag.far += Math.abs(clientX - drag.x) + Math.abs(clientY - drag.y);
    if (drag.far > DRAG && !this.#wasDragged) {
      this.#wasDragged = true;
      this.#room.setPointerCapture(pointerId);
    }
    this.#room.scrollBy({ left: drag.x - clientX, top: drag.y - clientY, behavior: 'instant' });
    drag.x = clientX;
    drag.y = clientY;
  };

  readonly #letGo = (): void => {
    this.#drag = undefined;
  };

  readonly #keyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (!this.#isActual && scrollKeys.test(event.key)) event.preventDefault();
  };

  /** The page behind it must not scroll; a screen that is zoomed must. */
  readonly #keepPage = (event: WheelEvent | TouchEvent): void => {
    const isZoom = event instanceof WheelEvent ? event.ctrlKey : event.touches.length > 1;
    const isZoomed = (globalThis.visualViewport?.scale ?? 1) > 1;
    if (!this.#isActual && !isZoom && !isZoomed && event.cancelable) event.preventDefault();
  };
}

/** Lies over the whole picture; where that is a link, only its sign does. */
export const zoomButton = (view: View, src: string, words: string): HTMLTemplateResult =>
  html`<button type="button" class="zoom" part="button zoom" aria-haspopup="dialog" aria-label=${
    words ? word(view, 'enlarge', words) : word(view, 'enlargePicture')
  } @click=${(event: Event) => {
    new LargePicture(view, src, words).open(event.currentTarget as HTMLElement);
  }}><span class="icon">${view.icon(enlargePath)}</span></button>`;

export const styles = css`
  .picture:has(> .zoom) { position: relative; }
  .zoom { position: absolute; inset-block-end: 0; inset-inline-end: 0; padding: 0.4em; border: 0; background: none; }
  img + .zoom { inset: 0; inline-size: 100%; display: grid; place-content: end; border-radius: var(--_round); cursor: zoom-in; }
  .zoom:focus-visible { outline-offset: -0.25em; }
  .zoom > .icon {
    inline-size: 2.25em; block-size: 2.25em; background: var(--smoc-ground); color: var(--smoc-text);
    box-shadow: 0 0 0 1px var(--smoc-line);
  }
  .large-picture {
    position: fixed; inset: 0; inline-size: 100%; block-size: 100%; max-inline-size: none; max-block-size: none; margin: 0;
    padding: 0; border: 0; overflow: hidden; background: rgb(14 14 16 / 0.95); color: #fff; color-scheme: dark;
  }
  .large-picture::backdrop { background: none; }
  .large-room {
    position: absolute; inset: 0; display: grid; place-content: safe center; overflow: auto;
    overscroll-behavior: contain; scrollbar-width: thin;
  }
  .large-room > img {
    display: block; inline-size: var(--_fit); max-inline-size: 100%; max-block-size: 100%; object-fit: contain;
    background: var(--smoc-bot-ground);
  }
  .large-room > .larger { cursor: zoom-in; }
  .actual > img { inline-size: var(--_actual); max-inline-size: none; max-block-size: none; cursor: zoom-out; }
  .large-room:focus-visible { outline-offset: -0.3em; }
  .large-ways {
    position: absolute; z-index: 1; inset-block-start: max(0.6em, env(safe-area-inset-top));
    inset-inline-end: max(0.6em, env(safe-area-inset-right)); display: flex; flex-direction: row-reverse; gap: 0.6em;
  }
  .large-ways > .icon { background: rgb(14 14 16 / 0.75); box-shadow: 0 0 0 1px rgb(255 255 255 / 0.6); }
  .large-picture :focus-visible { outline-color: #fff; }
  @media (min-width: 40em) { .large-room:not(.actual) { padding: 3em; } }
  @media (hover: hover) {
    .zoom:hover > .icon { box-shadow: 0 0 0 0.125em; }
    .large-ways > .icon:hover { box-shadow: 0 0 0 0.15em #fff; }
  }
  @media (prefers-reduced-motion: no-preference) { .large-picture { animation: large 0.18s ease-out; } }
  @keyframes large { from { opacity: 0; } }
  @media (forced-colors: active) {
    .large-picture { background: Canvas; }
    .zoom > .icon, .large-ways > .icon { border: 1px solid; }
    .large-ways > .icon { background: Canvas; }
    .large-ways > .icon:hover { border-color: Highlight; }
    /* On the ground of the button, and beside a line of the ground: a picture may have the color of the ring. */
    .large-ways > .icon:focus-visible { outline-color: Highlight; outline-offset: -0.3em; }
    .large-room:focus-visible { outline: none; }
    .large-picture:has(> .large-room:focus-visible)::after {
      content: ''; position: absolute; inset: 0; border: 0.2em solid Highlight; outline: 0.15em solid Canvas;
      outline-offset: -0.35em; pointer-events: none;
    }
  }
  @media print {
    .zoom, .large-picture { display: none; }
  }
`;
