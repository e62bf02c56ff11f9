/**
 * Keeps what takes the whole screen inside what can be seen of it: a phone's keyboard lies over the page and pushes it up, and nothing in
 * CSS tells of that. The returned function lets it go.
 */
function place(element: HTMLElement, size: 'blockSize' | 'maxBlockSize'): () => void {
  const seen = visualViewport;
  const fit = () => {
    const { height, offsetTop, scale } = seen as VisualViewport;
    // The screen is measured in its own pixels, styles in those of a page that may show itself larger.
    const zoom = element.currentCSSZoom ?? 1;
    element.style[size] = `${Math.round(height * scale) / zoom}px`;
    // A visitor who has zoomed in moves the viewport, not the chat.
    if (scale < 1.01) element.style.top = `${offsetTop / zoom}px`;
  };
  // Only this tells that the page is shown larger by its own means. In the next frame: a size that is set while sizes
  // are told is an error to the page.
  let frame = 0;
  const resized = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(fit);
  });
  const types = ['resize', 'scroll'];
  if (seen) {
    fit();
    resized.observe(element);
  }
  for (const type of types) seen?.addEventListener(type, fit);
  return () => {
    for (const type of types) seen?.removeEventListener(type, fit);
    resized.disconnect();
    cancelAnimationFrame(frame);
    element.removeAttribute('style');
  };
}

/** A bubble's window. */
export const placeBubble = (window: HTMLElement): (() => void) => place(window, 'blockSize');

/** A chat that is the page, until it ends; where the page leaves it less than the screen it stays within that. */
export function placePanel(root: ShadowRoot, stopped: AbortSignal): void {
  const panel = root.querySelector<HTMLElement>('.panel');
  if (stopped.aborted || !panel) return;
  panel.style.position = 'relative';
  stopped.addEventListener('abort', place(panel, 'maxBlockSize'));
}
