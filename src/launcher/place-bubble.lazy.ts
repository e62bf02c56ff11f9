import { autoUpdate, computePosition, flip, offset, platform, shift, size } from '@floating-ui/dom';
/** Between window, launcher and the edges of the screen, in pixels. */
const GAP = 12;

/**
 * Everything in pixels of the screen, whatever the page scales: window and launcher are placed by the screen alone, and no box of the page
 * cuts them off.
 */
const screenPlatform: typeof platform = {
  ...platform,
  getDimensions: (element) => element.getBoundingClientRect(),
  getOffsetParent: () => window,
  getScale: () => ({ x: 1, y: 1 }),
  getClippingRect: () => {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    return { x: 0, y: 0, width, height };
  },
};

/** Keeps the window beside its launcher, wherever the page has put that, and inside the screen. The returned function lets it go. */
export function placeBubble(window: HTMLElement, launcher: HTMLElement): () => void {
  const stop = autoUpdate(launcher, window, () => {
    // By how much the page shows it larger than it says: not in the screen's pixels, but in those of styles.
    const zoom = window.currentCSSZoom ?? 1;
    const padding = GAP * zoom;
    void computePosition(launcher, window, {
      platform: screenPlatform,
      strategy: 'fixed',
      placement: 'top-end',
      middleware: [
        offset(padding),
        flip({ padding }),
        shift({ padding }),
        size({
          padding,
          apply({ availableHeight }) {
            window.style.setProperty('max-block-size', `${availableHeight / zoom}px`);
          },
        }),
      ],
    }).then(({ x, y }) => {
      Object.assign(window.style, { inset: `${y / zoom}px auto auto ${x / zoom}px` });
    });
  });
  return () => {
    stop();
    window.removeAttribute('style');
  };
}
