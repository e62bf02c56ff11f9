import { html, type HTMLTemplateResult } from 'lit';
import { says } from './says.ts';
import type { View } from './view.ts';

const dotsPath =
  'M12 4.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM12 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM12 18.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1z';

/** What the open menu has, as soon as its chunk is there. */
export interface OpenMenu {
  list(view: View): HTMLTemplateResult;
  keys(event: KeyboardEvent): void;
  leave(event: FocusEvent): void;
  /** The menu stands open and is drawn. */
  opened(place: HTMLDetailsElement): void;
}

/**
 * In the header, once the visitor has acted: opens what they can do with the conversation. All but the button comes when it is pressed.
 *
 * @param menu the open menu, if it is there; else it is wanted
 */
export function createMenuButton(menu: () => OpenMenu | undefined, redraw: () => Promise<unknown>) {
  let isOpen = false;
  const toggle = (event: Event) => {
    const place = event.currentTarget as HTMLDetailsElement;
    isOpen = place.open;
    void redraw().then(() => {
      if (isOpen) menu()?.opened(place);
    });
  };
  return (view: View) => {
    const open = isOpen ? menu() : undefined;
    return html`<details class="menu" part="menu" @toggle=${toggle}
      @keydown=${(event: KeyboardEvent) => open?.keys(event)} @focusout=${(event: FocusEvent) => open?.leave(event)}>
      <summary class="icon" part="menu-button" title=${view.word('menu')}>${view.icon(dotsPath)}<span class="sr"
        ${says(view.word('menu'))}></span></summary>
      ${open?.list(view) ?? ''}
    </details>`;
  };
}
