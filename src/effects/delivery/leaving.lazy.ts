import type { Clock } from '../../shared/ports.ts';
import type { Outbox } from './outbox-port.ts';

/** Milliseconds without an act after which a visitor counts as gone. */
export const IDLE = 30 * 60_000;

/**
 * Calls `left` when the page is being left, and when the visitor has not touched `element` for half an hour; until `stopped`. What `left`
 * says at once, without waiting for anything but promises that are kept already, still goes out with a page that is left.
 */
export function watchLeaving(
  element: EventTarget & { readonly shadowRoot?: ShadowRoot | null },
  clock: Clock,
  left: () => unknown,
  outbox: Pick<Outbox, 'leave'>,
  stopped: AbortSignal,
): void {
  if (stopped.aborted) return;
  let cancel = () => {};
  const awake = () => {
    cancel();
    cancel = clock.after(IDLE, left);
  };
  addEventListener('pagehide', left, { signal: stopped });
  // A listener of its own: between two of them promises go on, so that by now the outbox knows what was left. The outbox's own came before,
  // and the very same function would not be added again.
  addEventListener('pagehide', () => outbox.leave(), { signal: stopped });
  for (const type of ['pointerdown', 'smoc-answer']) element.addEventListener(type, awake, { signal: stopped });
  // What is typed does not leave the chat.
  (element.shadowRoot ?? element).addEventListener('keydown', awake, { signal: stopped });
  stopped.addEventListener('abort', () => cancel());
  awake();
}
