/**
 * Keeps what takes the whole screen inside what can be seen of it: a phone's keyboard lies over the page and pushes it up, and nothing in
 * CSS tells of that. The returned function lets it go.
 */
function place(element: HTMLElement, size: 'blockSize' | 'maxBlockSize'): () => void {
  const seen = visualViewport;
  const fit = () => {
    const { height, offsetTop, scale } = seen as VisualViewport;
    // Who looks through a magnifier moves that, not the chat.
    element.style[size] = `${Math.round(height * scale)}px`;
    if (scale < 1.01) element.style.top = `${offsetTop}px`;
  };
  const types = ['resize', 'scroll'];
  if (seen) fit();
  for (const type of types) seen?.addEventListener(type, fit);
  return () => {
    for (const type of types) seen?.removeEventListener(type, fit);
    element.removeAttribute('style');
  };
}

/** A bubble's window. */
export const placeWindow = (window: HTMLElement): (() => void) => place(window, 'blockSize');

/** A chat that is the page, until it ends; where the page leaves it less than the screen it stays within that. */
export function placePanel(root: ShadowRoot, stopped: AbortSignal): void {
  const panel = root.querySelector<HTMLElement>('.panel');
  if (stopped.aborted || !panel) return;
  panel.style.position = 'relative';
  stopped.addEventListener('abort', place(panel, 'maxBlockSize'));
}
