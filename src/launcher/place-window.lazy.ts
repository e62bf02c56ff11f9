import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom';

/** Between window, launcher and the edges of the screen, in pixels. */
const GAP = 12;

/** Keeps the window beside its launcher, wherever the page has put that, and inside the screen. The returned function lets it go. */
export function placeWindow(window: HTMLElement, launcher: HTMLElement): () => void {
  const stop = autoUpdate(
    launcher,
    window,
    () =>
      void computePosition(launcher, window, {
        strategy: 'fixed',
        placement: 'top-end',
        middleware: [
          offset(GAP),
          flip({ padding: GAP }),
          shift({ padding: GAP }),
          size({
            padding: GAP,
            apply({ availableHeight }) {
              window.style.setProperty('max-block-size', `${availableHeight}px`);
            },
          }),
        ],
      }).then(({ x, y }) => {
        Object.assign(window.style, { inset: `${y}px auto auto ${x}px` });
      }),
  );
  return () => {
    stop();
    window.removeAttribute('style');
  };
}
