import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

/** What the bot can say and show. */
const meta: Meta<ChatArgs> = { title: 'Messages' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** Waits until the words of the last message are there. */
const reading =
  (words: string | RegExp): Story['play'] =>
  async ({ canvasElement }) => {
    await expect(await visitorOf(canvasElement).reads(words)).toBeVisible();
  };

/** Bold, italic, underline, links and emoji. */
export const Words: Story = {
  args: {
    flow: flowOf(
      'words',
      'Hi! This is **bold**, _italic_ and ++underlined++, and here is a [link](https://nordlys.example).',
      'Lines break\nwhere you break them. 🛍',
    ),
  },
  play: reading(/Lines break/),
};

/** Headings, lists, tables, quotes. */
export const Markdown: Story = {
  args: {
    flow: flowOf(
      'markdown',
      '### What to bring\n\n- a friend\n- your pass\n\n| day | doors |\n| --- | --- |\n| Thursday | 18:00 |\n\n> See you there.',
    ),
  },
  play: reading('See you there.'),
};

export const Picture: Story = {
  args: {
    flow: flowOf('picture', {
      say: 'This is where it happens:',
      image: 'images/shop.svg',
      alt: 'The shop from outside',
    }),
  },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('img', 'The shop from outside');
  },
};

/** A picture seen as large as the screen, and back. A press on it, or the button with the glass, shows its actual size where that is larger. */
export const LargePicture: Story = {
  args: {
    flow: flowOf('large-picture', {
      say: 'This is where it happens:',
      image: 'images/preview.jpg',
      alt: 'The shop in the evening',
    }),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const picture = await visitor.finds('button', 'Enlarge: The shop in the evening');
    await userEvent.click(picture);
    await expect(await visitor.finds('dialog', 'The shop in the evening')).toBeVisible();
    await visitor.presses('Close the picture');
    await expect(visitor.element.shadowRoot?.activeElement).toBe(picture);
    await visitor.presses('Enlarge: The shop in the evening');
    await visitor.finds('dialog', 'The shop in the evening');
  },
};

/** A pass, a code or a voucher, to be copied or kept. */
export const Reward: Story = {
  args: {
    flow: flowOf('reward', 'Here you are:', {
      reward: 'VIP-2471',
      title: 'This is your pass',
      text: 'Hold it up at the entrance.',
      until: '2027-03-04',
    }),
  },
  play: reading('VIP-2471'),
};

/** A link that leads away, with words about where. */
export const Link: Story = {
  args: {
    flow: flowOf('link', {
      open: '#sale',
      say: 'All that is left in your size:',
      title: 'See the summer prices',
      in: 'tab',
    }),
  },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('link', /See the summer prices/);
  },
};

/** A link to pass on, as a phone shows it: its own sheet for sharing comes first. */
export const Share: Story = {
  args: {
    flow: flowOf('share', {
      share: 'https://nordlys.example/?ref=ANNA7',
      say: 'And here is your link, yours alone:',
      text: 'Come along?',
      via: ['native', 'copy', 'whatsapp', 'mail'],
      skip: 'Maybe later',
    }),
  },
  parameters: { sharing: true },
  play: reading('https://nordlys.example/?ref=ANNA7'),
};

/** The goal, with confetti in the brand's own colours. Reduced motion leaves it out. */
export const Celebration: Story = {
  args: {
    flow: flowOf(
      'celebration',
      { ask: 'Ready?', options: ['Yes!'] },
      { goal: 'joined', celebrate: 'confetti', say: 'You are in! 🎉' },
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Yes!');
    await visitor.reads('You are in! 🎉');
  },
};
