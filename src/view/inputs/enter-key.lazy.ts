import { isConverting } from '../controllers/converting.ts';

/** Whether text is typed on the screen: no Shift and Enter there, and the return key says what it does. */
export const hasTouchKeyboard = () => matchMedia('(pointer: coarse)').matches;

/** What can be filled in after `field` in its form. */
function nextField(field: HTMLInputElement | HTMLTextAreaElement): HTMLElement | undefined {
  const all = [...(field.form?.querySelectorAll<HTMLElement>('.field, .box input:enabled') ?? [])];
  return all[all.indexOf(field) + 1];
}

/**
 * Enter does what the key says: it sends, goes to the next field, or begins a new line, as Shift and Enter do in a long
 * text. The browser's own way of sending would go by the first button of the form, which need not be ours.
 */
export function enter(event: KeyboardEvent): void {
  if (event.key !== 'Enter') return;
  const field = event.target as HTMLInputElement | HTMLTextAreaElement;
  const long = field instanceof HTMLTextAreaElement;
  const { enterKeyHint } = field;
  if (isConverting(event)) {
    // Nothing is sent by the key that ends a conversion.
    if (!long) event.preventDefault();
    return;
  }
  // A tablet may have a keyboard with keys: there Control and Enter send, as everywhere.
  const sends = event.ctrlKey || event.metaKey;
  if (long && (event.shiftKey || (enterKeyHint === 'enter' && !sends))) return;
  event.preventDefault();
  const next = enterKeyHint === 'next' && !sends ? nextField(field) : undefined;
  if (next) next.focus();
  else field.form?.requestSubmit();
}
