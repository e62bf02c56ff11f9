import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

/** What visitors see when a server, a browser or a flow lets them down: polite words, and nothing that they typed is lost. */
const meta: Meta<ChatArgs> = {
  title: 'When things go wrong',
  args: {
    flow: flowOf(
      'trouble',
      'Where may your pass go to?',
      {
        ask: true,
        fields: [
          { as: 'name', label: 'First name' },
          { as: 'email', label: 'E-mail', type: 'email' },
        ],
        button: 'Send',
      },
      { submit: true, fail: [] },
      'That was all.',
    ),
  },
};
export default meta;

type Story = StoryObj<ChatArgs>;

/** Fills in both fields and sends them; then this is to be read. */
const sending =
  (then: RegExp): Story['play'] =>
  async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types('First name', 'Anna');
    await visitor.types('E-mail', 'anna@nordlys.example');
    await visitor.presses('Send');
    await expect(await visitor.reads(then)).toBeVisible();
  };

/** All is well: for comparison. */
export const Sent: Story = { args: { endpoint: '/demo/results' }, play: sending(/thank you/) };

/** Pictures that cannot be loaded: their words stand in the room that was kept for them. */
export const MissingPictures: Story = {
  args: {
    flow: flowOf(
      'missing-pictures',
      { say: 'This is where it happens:', image: 'data:image/jpeg,gone', alt: 'The shop in the evening' },
      {
        ask: 'Where shall we meet?',
        options: [
          { label: 'Inside', image: 'images/shop.svg', alt: 'The shop' },
          { label: 'Outside', image: 'data:image/png,gone', alt: 'The street' },
        ],
      },
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await expect(await visitor.reads('The shop in the evening')).toBeVisible();
    await expect(await visitor.reads('The street')).toBeVisible();
    await visitor.finds('img', 'The shop in the evening');
    await visitor.finds('button', /The street/);
  },
};

/** No network: the result is kept and goes out by itself. */
export const Offline: Story = { args: { endpoint: '/demo/offline' }, play: sending(/keep your answers safe|kept/) };

/** The site's server is broken: the same promise. */
export const ServerError: Story = {
  name: 'Server error (500)',
  args: { endpoint: '/demo/500' },
  play: sending(/keep your answers safe|kept/),
};

/** The server does not take an answer: its field opens again and says why. */
export const Refused: Story = {
  name: 'Refused answer (422)',
  args: { endpoint: '/demo/422' },
  play: sending(/Is there a letter missing/),
};

/** No address for results was set: the chat goes on and promises nothing. */
export const NoEndpoint: Story = { name: 'Nobody to send to', args: { endpoint: '' }, play: sending(/That was all/) };

/** A preview says that it is one. */
export const Preview: Story = { args: { preview: true }, play: sending(/That was all/) };

/** A browser without a sheet for sharing: copying comes first. */
export const NoShareSheet: Story = {
  name: 'No sheet for sharing',
  args: {
    flow: flowOf('share', {
      share: 'https://nordlys.example/?ref=ANNA7',
      say: 'And here is your link, yours alone:',
      via: ['native', 'copy', 'whatsapp', 'mail'],
    }),
  },
  parameters: { sharing: false },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('button', /Copy/);
  },
};

/** A flow that cannot be read: the visitor gets polite words, the author a line in the console and `smoc-error` in "Actions". */
export const BrokenFlow: Story = {
  name: 'Broken flow',
  args: { flow: '{"flow": "broken", "parts": [' },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).reads(/not available/);
  },
};
