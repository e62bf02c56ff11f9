import { html } from 'lit';
import { menuEntries } from '../shared/option-values.ts';
import { createMenuButton, type OpenMenu } from '../view/menu-button.lazy.ts';
import { createRestart } from '../view/restart-button.lazy.ts';
import type { View } from '../view/view.ts';
import type { Conversation } from './conversation.ts';

/** The buttons of the header: the contact, the menu, and beginning anew. */
export function createHeader(
  conversation: Conversation,
  start: () => void,
  forget: () => void,
): (view: View) => unknown {
  const { flow, chunks, element } = conversation;
  const redraw = () => {
    element.requestUpdate();
  };
  const restartButton = createRestart(start, redraw);
  const entries = Array.isArray(flow.menu) ? flow.menu : flow.menu === false ? [] : menuEntries;
  let openMenu: OpenMenu | undefined;
  const menuButton = createMenuButton(
    () =>
      (openMenu ??= chunks
        .take('menu')
        ?.createMenu({ entries, state: () => conversation.state, erase: forget, redraw })),
    async () => {
      await chunks.get('menu');
      redraw();
      await element.updateComplete;
    },
  );
  return (view) => {
    const { acted } = conversation.state;
    return html`${view.contact && chunks.take('person')?.contactEntry(view)}${
      entries.length && acted ? menuButton(view) : ''
    }${restartButton(view, acted)}`;
  };
}
