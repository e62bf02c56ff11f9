/**
 * Keeps a window that takes the whole screen inside what can be seen of it: a phone's keyboard lies over the page and pushes it up, and
 * nothing in CSS tells of that. The returned function lets it go.
 */
export function placeWindow(window: HTMLElement): () => void {
  const seen = visualViewport;
  const fit = () => {
    const { height, offsetTop, scale } = seen as VisualViewport;
    // Who looks through a magnifier moves that, not the window.
    window.style.blockSize = `${Math.round(height * scale)}px`;
    if (scale < 1.01) window.style.top = `${offsetTop}px`;
  };
  const types = ['resize', 'scroll'];
  if (seen) fit();
  for (const type of types) seen?.addEventListener(type, fit);
  return () => {
    for (const type of types) seen?.removeEventListener(type, fit);
    window.removeAttribute('style');
  };
}
