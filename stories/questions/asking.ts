import type { StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import type { ChatArgs } from '../chat.ts';
import { flowOf } from '../flows.ts';
import { visitorOf } from '../visitor.ts';

/* What stories of questions share: each is one question and the answer that the bot gives back. */

type Story = StoryObj<ChatArgs>;

/** One question, and what the bot says once it is answered. */
export const asking = (step: object, then = 'Noted, thank you.'): ChatArgs => ({
  flow: flowOf('question', { as: 'answer', ...step }, then),
});

/** The same with the line to type in at once. */
export const askingTyped = (step: object): ChatArgs => ({
  flow: { ...flowOf('question', { as: 'answer', ...step }, 'Noted, thank you.'), typed: true },
});

/** Types into the line below the transcript and waits for the bot's answer. */
export const typing =
  (text: string, said: string | RegExp = 'Noted, thank you.'): Story['play'] =>
  async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/./, `${text}{Enter}`);
    await visitor.reads(said);
  };

/** Types over what stands in a field. */
export const retyping = (field: HTMLElement, text: string) =>
  userEvent.type(field, text, {
    initialSelectionStart: 0,
    initialSelectionEnd: (field as HTMLInputElement).value.length,
  });

/** Waits until the question can be answered. */
export const seeing =
  (name: string | RegExp, role = 'button'): Story['play'] =>
  async ({ canvasElement }) => {
    await expect(await visitorOf(canvasElement).finds(role, name)).toBeVisible();
  };
