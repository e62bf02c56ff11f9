import { modesAbovePage } from '../../shared/option-values.ts';

/**
 * Scrolls the page itself, by the least, so that what answers the visitor's act comes into view. Only for a chat in the page's text, only
 * after an act in the chat, and only until the visitor scrolls or presses elsewhere: then the page is theirs again.
 */
export interface PageScroll {
  /** The visitor acted: what comes of it may be brought into view. */
  begin(): void;
  /**
   * Brings into view what stands between two elements of the transcript, and the composer below it; nothing before `begin`.
   *
   * @param done it is all that comes of the act
   */
  reveal(first: Element, last: Element, done: boolean): void;
  stop(): void;
}

/**
 * @param end stands below the transcript
 * @param edges between which the chat itself shows its transcript, in pixels of the screen
 */
export function createPageScroll(
  root: ShadowRoot,
  end: HTMLElement,
  edges: () => { readonly top: number; readonly bottom: number },
): PageScroll {
  const { host } = root;
  const panel = end.parentElement as HTMLElement;
  /** Stands where the page is to be scrolled to: the browser knows all boxes that scroll around the chat, and what the page keeps free. */
  const sight = Object.assign(document.createElement('div'), { className: 'sight' });
  let acting: AbortController | undefined;

  const stop = () => {
    acting?.abort();
    acting = undefined;
    // Script libraries put a `remove` of their own in place, which fails where there is nothing to remove.
    if (sight.parentNode) sight.remove();
  };
  const elsewhere = (event: Event) => {
    if (!event.composedPath().includes(host)) stop();
  };

  return {
    begin() {
      stop();
      if (modesAbovePage.some((mode) => mode === host.getAttribute('mode'))) return;
      acting = new AbortController();
      const { signal } = acting,
        options = { signal, capture: true, passive: true };
      for (const type of ['wheel', 'touchmove']) addEventListener(type, stop, options);
      for (const type of ['keydown', 'pointerdown']) addEventListener(type, elsewhere, options);
    },
    reveal(first, last, done) {
      if (!acting) return;
      const box = panel.getBoundingClientRect(),
        seen = edges(),
        // The page may be drawn larger or smaller than it is laid out.
        scale = box.height / panel.offsetHeight || 1;
      const top = Math.min(Math.max(first.getBoundingClientRect().top, seen.top), seen.bottom),
        bottom = Math.min(Math.max(last.getBoundingClientRect().bottom, top), seen.bottom);
      sight.style.top = `${(top - box.top) / scale + panel.scrollTop}px`;
      sight.style.height = `${(bottom - top) / scale + end.offsetHeight}px`;
      panel.append(sight);
      sight.scrollIntoView({
        block: 'nearest',
        inline: 'nearest',
        behavior: matchMedia('(prefers-reduced-motion:reduce)').matches ? 'instant' : 'smooth',
      });
      if (done) stop();
    },
    stop,
  };
}
