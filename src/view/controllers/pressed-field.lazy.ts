/** Milliseconds after a press in which whoever takes the focus away is a script, and no visitor. */
const AT_ONCE = 300;

const FIELDS = 'input:not([type=button], [type=submit], [type=image]), textarea, select';
const FOCUS = ['focusin', 'focus', 'focusout', 'blur'];

const hush = (event: Event) => {
  event.stopImmediatePropagation();
};

/**
 * Somebody who presses on a field of the chat has the focus there. Pages take it away at once, since all they see is
 * that it is on an element which they do not know as a field: modal dialogs of script libraries keep the focus to
 * themselves, pages for phones let the keyboard go at every press beside a field. The focus is given back so that the
 * page does not hear of it. By keyboard, a dialog keeps its focus.
 */
export function keepPressedField(root: ShadowRoot, stopped: AbortSignal): void {
  let pressed: HTMLElement | undefined;
  let until = 0;

  const forget = (event: Event) => {
    if (event.isTrusted && event.composedPath()[0] !== pressed) pressed = undefined;
  };
  const giveBack = () => {
    if (!pressed?.isConnected || root.activeElement === pressed || performance.now() > until || stopped.aborted) return;
    for (const type of FOCUS) addEventListener(type, hush, true);
    pressed.focus({ preventScroll: true });
    for (const type of FOCUS) removeEventListener(type, hush, true);
  };
  const press = (event: Event): void => {
    const target = event.target as HTMLElement;
    if (!target.matches(FIELDS)) return;
    pressed = target;
    until = performance.now() + AT_ONCE;
    const over = new AbortController();
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(type, forget, { capture: true, signal: over.signal });
    setTimeout(() => {
      over.abort();
    }, AT_ONCE);
  };

  const options = { capture: true, signal: stopped };
  for (const type of ['pointerdown', 'click']) root.addEventListener(type, press, options);
  root.addEventListener(
    'focusout',
    (event) => {
      if (event.target !== pressed) return;
      // Within the chat it is the chat itself, or the visitor, who goes on to another field.
      if (root.contains((event as FocusEvent).relatedTarget as Node | null)) pressed = undefined;
      // As soon as the page's listener is done.
      else queueMicrotask(giveBack);
    },
    options,
  );
}
