import { clock } from './clock.ts';

/** How the visitor came to this page. */
export interface Arrival {
  /** The address at which they came, with its query and fragment. */
  readonly address: string;
  /** The page that led here; '' if there is none, or it does not say. */
  readonly referrer: string;
  /** The page was loaded once more, or gone back to: nobody came anew. */
  readonly again: boolean;
}

/** The browser's record of how this page was come to. */
const navigation = (): Partial<PerformanceNavigationTiming & { readonly activationStart: number }> =>
  performance.getEntriesByType('navigation')[0] ?? {};

/**
 * Read as soon as the script is. A one-page shop has walked on to another address by the time somebody opens the chat,
 * and a page may tidy its address up before any script of ours is there: the browser's own record of the navigation
 * still has the one that was asked for.
 */
function readArrival(): Arrival {
  const { document: page, location: place } = globalThis as Partial<typeof globalThis>;
  // Imported in Node.
  if (!page || !place) return { address: '', referrer: '', again: false };
  const { name = '', type } = navigation();
  // A frame without an address of its own has the record of something else.
  const isOurs = URL.canParse(name) && new URL(name).origin === place.origin;
  return {
    address: isOurs ? name : place.href,
    referrer: page.referrer,
    again: type === 'reload' || type === 'back_forward',
  };
}

export const arrival = readArrival();

/** When the visitor came, by the clock that goes now, in milliseconds since 1970. A page that was rendered ahead waits for its visitor. */
export const arrivedAt = (): number => clock.now() - performance.now() + (navigation().activationStart ?? 0);

/** Whether the page is rendered before its visitor goes there. */
export const isAhead = (): boolean => !!(document as Document & { readonly prerendering?: boolean }).prerendering;

/** Resolves when the visitor is there. */
export const arrived = (): Promise<void> =>
  new Promise((resolve) => {
    if (isAhead())
      document.addEventListener(
        'prerenderingchange',
        () => {
          resolve();
        },
        { once: true },
      );
    else resolve();
  });
