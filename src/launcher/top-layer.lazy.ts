/** The next node outwards, through slots and shadow roots. */
const outward = (node: Node): Node | null =>
  (node as Partial<Element>).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;

/** Where the page may show something around the element. */
const rootsAround = (element: Element) => new Set([document, element.getRootNode() as ShadowRoot]);

/** Whether the page shows something above everything else, a modal dialog or what fills the screen, that the element does not stand in. */
function isBehind(element: Element): boolean {
  const around = new Set<Node>();
  for (let node: Node | null = element; node; node = outward(node)) around.add(node);
  for (const root of rootsAround(element))
    for (const above of root.querySelectorAll(':modal, :fullscreen')) if (!around.has(above)) return true;
  return false;
}

/** Keeps a bubble's button and window above the page, wherever its tag stands. */
export interface TopLayer {
  /** After each drawing. */
  settle(): void;
  /** Above what the page has put on top since. */
  raise(): void;
}

/**
 * The browser's top layer knows no transform, filter, containment, clip or stacking order of what the tag stands in. What the page itself
 * puts there stays on top: a modal dialog covers the chat. As long as the layer is not in the top layer, its box is no
 * box at all, and button and window are placed by CSS alone.
 *
 * @param layer holds button and window
 */
export function keepOnTop(element: HTMLElement, layer: HTMLElement, stopped: AbortSignal): TopLayer {
  const button = layer.querySelector('.launcher') as HTMLElement;
  const isRaised = () => layer.matches(':popover-open');
  const places = () => import('./hidden-places.lazy.ts').catch(() => undefined);
  let isTold = false;

  function raise(): void {
    // It would cover the picture that is seen large.
    if (layer.querySelector('.large-picture')) return;
    // A page may have put the button into its own text.
    if (!layer.isConnected || getComputedStyle(button).position !== 'fixed' || isBehind(element)) return;
    if (isRaised()) layer.hidePopover();
    layer.showPopover();
    if (!button.checkVisibility()) void places().then((chunk) => chunk?.leaveHiddenPlace(element, outward, stopped));
  }

  if (!layer.showPopover) {
    return {
      settle() {
        if (isTold) return;
        isTold = true;
        void places().then((chunk) => chunk?.tellWhatHoldsIt(element, outward));
      },
      raise() {},
    };
  }

  // What the page opens around the chat would cover it; what it closes may have kept the chat down, or hides it now.
  const observer = new MutationObserver(raise);
  for (const root of rootsAround(element))
    observer.observe(root, { subtree: true, attributeFilter: ['open', 'hidden'] });
  // Nothing else tells it on every screen: what fills a screen that the page filled already changes no size.
  document.addEventListener('fullscreenchange', raise, { signal: stopped });
  stopped.addEventListener('abort', () => {
    observer.disconnect();
  });
  return {
    settle() {
      if (!isRaised()) raise();
    },
    raise,
  };
}
