import { userEvent, waitFor, within } from 'storybook/test';
import type { SmocChat } from '../src/smoc-chat.ts';

/** In milliseconds. The bot takes its time before each message, as a person would. */
const PATIENCE = 15_000;

/** Somebody in front of a chat, or of the only chat in a story, who sees and does what a visitor can. */
export function visitorOf(place: HTMLElement) {
  const element = (place.matches('smoc-chat') ? place : place.querySelector('smoc-chat')) as SmocChat;
  // The chat's own tree, which queries from outside cannot see.
  const root = element.shadowRoot as ShadowRoot;
  const seen = within(root as unknown as HTMLElement);

  /** The one thing that fits, as soon as there is just one and it can be seen. */
  const one = (what: string | RegExp, all: () => HTMLElement[]) =>
    waitFor(
      () => {
        const [found, another] = all();
        if (!found || another)
          throw new Error(
            `${found ? 'There is more than one' : 'There is no'} ${what} in: ${root.textContent.replace(/\s+/g, ' ')}`,
          );
        // A message fades in.
        if (!found.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          throw new Error(`Nobody can see ${what} yet.`);
        return found;
      },
      { timeout: PATIENCE, onTimeout: (error) => error },
    );
  const finds = (role: string, name: string | RegExp) =>
    one(`${role} ${name}`, () => seen.queryAllByRole(role, { name }));

  return {
    element,
    /** Waits until these words stand in the chat. */
    reads: (words: string | RegExp) => one(words, () => seen.queryAllByText(words)),
    /** Waits for something of this role and name. */
    finds,
    /** Waits for a button and presses it. */
    presses: async (name: string | RegExp) => userEvent.click(await finds('button', name)),
    /** Waits for a field and fills it in; `{Enter}` sends. */
    types: async (label: string | RegExp, text: string) => userEvent.type(await finds('textbox', label), text),
    ticks: async (label: string | RegExp) => userEvent.click(await finds('checkbox', label)),
  };
}
