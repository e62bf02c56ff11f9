import { html } from 'lit';
import { says } from './says.ts';
import type { View } from './view.ts';

const downPath = 'M12 5v14M6 13l6 6 6-6';

/**
 * The button over the transcript that leads down to what is new. A finger or a wheel on it moves the transcript that it lies on, and not
 * the page. A low panel holds both, and does so by itself.
 */
export function createWayDown(scroller: HTMLElement) {
  const isOver = () => !scroller.closest('.low');
  const scrollBy = (top: number) => scroller.scrollBy({ top, behavior: 'instant' });
  let finger: number | undefined;
  const touch = ({ pointerType, clientY }: PointerEvent) => {
    finger = pointerType === 'mouse' || !isOver() ? undefined : clientY;
  };
  const drag = ({ clientY }: PointerEvent) => {
    if (finger === undefined) return;
    scrollBy((finger - clientY) / (scroller.currentCSSZoom ?? 1));
    finger = clientY;
  };
  const letGo = () => {
    finger = undefined;
  };
  const turn = (event: WheelEvent) => {
    if (!isOver() || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    scrollBy(event.deltaY * ([1, 16, scroller.clientHeight][event.deltaMode] ?? 1));
  };
  // The button is not drawn again whenever the way changes.
  let goDown = () => {};
  const press = () => {
    goDown();
  };

  return {
    leadsTo(go: () => void) {
      goDown = go;
    },
    /** @param isSmall for visitors who scrolled up themselves, since they are reading */
    draw(view: View, isSmall: boolean) {
      const word = view.word(isSmall ? 'latest' : 'below');
      return html`<button class="button primary latest ${isSmall ? 'small-way' : ''}" part="button latest" type="button"
        title=${word} @click=${press}
        @pointerdown=${touch} @pointermove=${drag} @pointerup=${letGo} @pointercancel=${letGo}
        @wheel=${turn}>${view.icon(downPath)}<span ${says(word)}></span></button>`;
    },
  };
}
