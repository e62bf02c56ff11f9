/** By whom the page let the chat be opened. */
export interface Opener {
  /** What was pressed, if it can have the focus. */
  readonly control: HTMLElement | undefined;
  readonly byKeyboard: boolean;
}

/** Events by which somebody presses something; all others tell what happens by itself. */
const presses = new Set([
  'click',
  'keydown',
  'keyup',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchend',
  'submit',
]);
const controls =
  'button, summary, a[href], area[href], [role=button], input:is([type=button], [type=submit], [type=image])';
const fields = 'input, textarea, select, [contenteditable]';

/** What has the focus, in whatever shadow root of the page. */
function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** The element of the page that is being pressed right now, which counts as the opener; undefined where the page acts by itself. */
export function pressedNow(): Opener | undefined {
  const at = focused();
  const focusedControl = at instanceof HTMLElement && at !== document.body ? at : undefined;
  // Nothing else says whether the page acts for somebody.
  const event = window.event;
  if (!event) {
    // The browser is silent about what happens in shadow roots.
    const isPressed =
      at?.getRootNode() instanceof ShadowRoot && at.matches(controls) && navigator.userActivation?.isActive;
    return isPressed ? { control: focusedControl, byKeyboard: at.matches(':focus-visible') } : undefined;
  }
  if (!event.isTrusted || !presses.has(event.type)) return undefined;
  const target = event.composedPath()[0];
  const isKey = event instanceof KeyboardEvent;
  // Somebody who types has pressed nothing.
  if (
    isKey &&
    event.key !== 'Enter' &&
    target instanceof Element &&
    target.matches(fields) &&
    !target.matches(controls)
  )
    return undefined;
  return {
    // Not every browser gives the focus to a button that is pressed by mouse.
    control:
      focusedControl ?? (target instanceof Element ? (target.closest<HTMLElement>(controls) ?? undefined) : undefined),
    byKeyboard: isKey || (event instanceof UIEvent && event.detail === 0),
  };
}
