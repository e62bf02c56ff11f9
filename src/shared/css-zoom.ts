/**
 * How much larger than it says the page shows an element, by the CSS property `zoom` on it or around it. Rectangles, the pointer and what
 * can be seen of the page are in pixels of the screen; lengths in styles, offsets of scrolling and `offsetWidth` are that many times smaller.
 */
export const zoomOf = (element: { readonly currentCSSZoom?: number }): number => element.currentCSSZoom ?? 1;
