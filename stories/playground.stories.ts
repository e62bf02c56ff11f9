import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor, within } from 'storybook/test';
import { definePlayground } from './flow-playground.ts';
import { visitorOf } from './visitor.ts';

definePlayground();

/** Paste, drop or pick a flow file: see it run, what is wrong with it and where, and what it would send. */
const meta: Meta = {
  title: 'Flow playground',
  tags: ['!autodocs'],
  parameters: { page: 'wide', controls: { disable: true } },
  render: (_args, { globals }) => html`<flow-playground .look=${globals}></flow-playground>`,
};
export default meta;

const flow = (go: string) => `{
  "flow": "hello",
  "bot": {"name": "Noa"},
  "parts": {
    "main": [
      {"ask": "Where may we write to you?", "type": "email", "as": "email"},
      {"consent": "You may write to me.", "as": "mail", "purpose": "contact", "required": true},
      {"submit": true},
      {"go": "${go}"}
    ],
    "bye": ["See you soon!"]
  }
}`;

/** Puts a file down on the playground. */
function drop(playground: Element, text: string): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], 'hello.json', { type: 'application/json' }));
  playground
    .querySelector('textarea')!
    .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

/** Start here: an example flow, ready to be changed. */
export const Playground: StoryObj = {
  name: 'Try a flow',
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).reads(/VIPs come in/);
  },
};

/** A part that does not exist: the press on a problem goes to its line. */
export const Mistake: StoryObj = {
  name: 'A flow with a mistake',
  play: async ({ canvasElement }) => {
    const playground = canvasElement.querySelector('flow-playground')!;
    const page = within(canvasElement);
    drop(playground, flow('by'));
    await waitFor(() => expect(playground).toHaveTextContent('bye'));
    // Not by userEvent, which moves carets by itself.
    (await page.findByRole('button', { name: /^Line 9/ })).click();
    const area = page.getByRole<HTMLTextAreaElement>('textbox', { name: /Flow file/ });
    await expect(area).toHaveFocus();
    await expect(area.value.slice(0, area.selectionStart).split('\n')).toHaveLength(9);
  },
};

/** A conversation to its end, and the result as the site's endpoint gets it. */
export const Result: StoryObj = {
  name: 'What it sends',
  play: async ({ canvasElement }) => {
    drop(canvasElement.querySelector('flow-playground')!, flow('bye'));
    const visitor = visitorOf(canvasElement);
    await visitor.reads('Where may we write to you?');
    await visitor.types(/./, 'anna@nordlys.example{Enter}');
    await visitor.ticks('You may write to me.');
    await visitor.presses('Next');
    await visitor.reads('See you soon!');
    await expect(await within(canvasElement).findByText(/"email": "anna@nordlys.example"/)).toBeVisible();
  },
};
