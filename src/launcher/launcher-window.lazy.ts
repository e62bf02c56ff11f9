import type { Launched } from './launched.ts';
import { keepOnTop, type TopLayer } from './top-layer.lazy.ts';

/** Opens and closes the window, puts it in its place, and moves the focus into it and back. */
export interface LauncherWindow {
  /** The visitor opened or closed it, so that the focus goes along; by keyboard, to go on with what was read before. */
  acted(byKeyboard: boolean): void;
  /** Before each drawing; `isSeen`: something of the chat was in sight before. */
  opens(isSeen: boolean): void;
  /** After each drawing. */
  settle(): void;
}

/** @param narrow whether the window takes the whole screen */
export function createLauncherWindow(element: Launched, narrow: MediaQueryList, stopped: AbortSignal): LauncherWindow {
  const root = element.shadowRoot as ShadowRoot;
  const find = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector);
  let acted = false;
  /** By keyboard. */
  let again = false;
  let was = false;
  /** Something was in sight before it was opened now. */
  let wasSeen = false;
  /** What gets the focus back. */
  let back: HTMLElement | undefined;
  let top: TopLayer | undefined;
  let unplace: (() => void) | undefined;
  stopped.addEventListener('abort', () => unplace?.());

  function place(dialog: HTMLDialogElement, button: HTMLElement, modal: boolean): void {
    void (modal ? import('../browser/full-screen.lazy.ts') : import('./place-bubble.lazy.ts')).then(
      ({ placeBubble }) => {
        if (!element.opened || narrow.matches !== modal || stopped.aborted) return;
        unplace?.();
        unplace = placeBubble(dialog, button);
      },
      () => undefined,
    );
  }

  function change(dialog: HTMLDialogElement, button: HTMLElement, modal: boolean, raise: () => void): void {
    const { opened } = element;
    const inside = !!root.activeElement && dialog.contains(root.activeElement);
    const opener = opened && !was ? element.openedBy : undefined;
    unplace?.();
    unplace = undefined;
    if (dialog.open) dialog.close();
    if (opened) {
      if (!was) {
        back = opener?.control;
        raise();
      }
      // `show()` would take the focus even where it was the page that opened the chat.
      if (modal) dialog.showModal();
      else dialog.setAttribute('open', '');
      place(dialog, button, modal);
      // By itself a modal window gives the focus to its first button.
      const goesOn = wasSeen && (again || opener?.byKeyboard);
      const question = goesOn && find('.ask :is(.field, .box input, .option, .button), .dock .field');
      if (modal || acted || inside || opener) (question || dialog).focus({ preventScroll: !question });
    } else if (acted || inside) {
      back?.focus({ preventScroll: true });
      // What opened it may be gone, or be a button no more.
      if (!back?.matches(':focus')) button.focus({ preventScroll: true });
    }
    was = opened;
  }

  return {
    acted(byKeyboard) {
      acted = true;
      again = byKeyboard;
    },
    opens(isSeen) {
      if (element.opened && !was) wasSeen = isSeen;
    },
    settle() {
      const dialog = find<HTMLDialogElement>('.window') as HTMLDialogElement;
      const button = find('.launcher') as HTMLElement;
      const modal = narrow.matches;
      // Each stands above the ones before it.
      const all = [...(element.getRootNode() as ParentNode).querySelectorAll('smoc-chat[mode=bubble]')];
      button.style.setProperty('--_nth', `${all.indexOf(element)}`);
      const layer = (top ??= keepOnTop(element, find('.layer') as HTMLElement, stopped));
      layer.settle();
      if (element.opened !== was || (element.opened && dialog.open && dialog.matches(':modal') !== modal))
        change(dialog, button, modal, () => layer.raise());
      acted = again = false;
    },
  };
}
