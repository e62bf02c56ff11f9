import { reportError } from '../events.ts';

/* Places of a tag that a bubble cannot float from by itself: few pages have one. `outward` leads to the next node outwards. */

type Outward = (node: Node) => Node | null;

/** What a browser that does not show these parts of the page hides them by. */
const isClosed = (element: Element, shown: Node): boolean =>
  (element instanceof HTMLDetailsElement && !element.open && shown !== element.querySelector(':scope > summary')) ||
  getComputedStyle(element).contentVisibility === 'hidden';

/**
 * The content of a closed `<details>`, and all that is hidden until it is found, is not rendered at all, the top
 * layer's part of it neither. There is no other way than to put the tag behind what hides it, where it takes no room.
 * What the page does not display stays where it is: it may well mean that.
 */
export async function leaveHiddenPlace(element: HTMLElement, outward: Outward, stopped: AbortSignal): Promise<void> {
  // Scripts of the page that look for its parts find them as they were written.
  if (document.readyState !== 'complete')
    await new Promise((done) => {
      addEventListener('load', done, { once: true, signal: stopped });
    });
  const root = element.getRootNode();
  let place: ChildNode | undefined;
  /** Hidden by a component that the tag stands in. */
  let isHidden = false;
  let shown: Node = element;
  for (let node = outward(element); node; shown = node, node = outward(node)) {
    if (!(node instanceof Element)) continue;
    if (getComputedStyle(node).display === 'none') return;
    if (isClosed(node, shown)) isHidden = true;
    if (!isHidden || node.getRootNode() !== root) continue;
    place = node;
    isHidden = false;
  }
  if (!stopped.aborted) place?.after(element);
}

/** What makes an element the one that fixed boxes inside of it are placed and cut off by. */
function holds(element: Element): string | undefined {
  const style = getComputedStyle(element);
  for (const property of [
    'transform',
    'translate',
    'rotate',
    'scale',
    'perspective',
    'filter',
    'backdropFilter',
  ] as const)
    if ((style[property] || 'none') !== 'none') return property;
  if (/paint|layout|strict|content/.test(style.contain)) return 'contain';
  if (/transform|translate|rotate|scale|perspective|filter/.test(style.willChange)) return 'will-change';
  return undefined;
}

/** For browsers without a top layer for everybody: tells the author what the tag would have to be taken out of. */
export function tellWhatHoldsIt(element: HTMLElement, outward: Outward): void {
  for (let node = outward(element); node; node = outward(node)) {
    const property = node instanceof Element ? holds(node) : undefined;
    if (!property) continue;
    const { localName, id, className } = node as HTMLElement;
    const tag = `<${localName}${id ? ` id="${id}"` : className ? ` class="${className}"` : ''}>`;
    reportError(
      element,
      'bubble-cannot-float',
      `The bubble stands in ${tag}, whose ${property.replace('F', '-f')} keeps it from floating above the page in this browser.`,
      '',
      'Put <smoc-chat> right before </body>.',
    );
    return;
  }
}
