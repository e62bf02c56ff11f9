import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

/** Facts on a card: when, how far, how long, how much. */
const meta: Meta<ChatArgs> = { title: 'Facts' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** When and where, with a file for the calendar and a way to the place. */
export const Event: Story = {
  args: {
    flow: flowOf('event', {
      say: 'See you there:',
      event: {
        title: 'Opening night',
        starts: '2027-03-04T18:00[Europe/Oslo]',
        ends: '2027-03-04T21:00[Europe/Oslo]',
        place: 'Nordlys',
        address: 'Storgata 1, Oslo',
        text: 'Bring a friend.',
      },
      calendar: true,
      map: true,
    }),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Add to calendar');
    await visitor.finds('link', /Show on a map/);
  },
};

/** How far an order has come. */
export const Timeline: Story = {
  args: {
    flow: flowOf('timeline', {
      say: 'Your order:',
      timeline: [
        { label: 'Ordered', at: '2027-03-01T10:12', state: 'done' },
        { label: 'Packed', at: '2027-03-02', state: 'done' },
        { label: 'On its way', state: 'now', text: 'With the post since this morning.' },
        { label: 'There' },
      ],
      title: 'Order 2471',
    }),
  },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).reads('On its way');
  },
};

/** How long it is until a moment: shown every second, heard once. */
export const Countdown: Story = {
  args: {
    flow: flowOf(
      'countdown',
      { countdown: '2099-03-04T18:00[Europe/Oslo]', title: 'Until the doors open' },
      { countdown: '2020-03-04T18:00[Europe/Oslo]', title: 'Until the sale ends', over: 'The sale is over.' },
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await expect((await visitor.finds('timer', /.*/)).textContent).toMatch(/days/);
    await visitor.reads('The sale is over.');
  },
};

/** Line by line, with the sum in the money of each language. */
export const Receipt: Story = {
  args: {
    flow: flowOf('receipt', {
      say: 'All together:',
      receipt: [
        { label: 'Slim jeans', text: 'Black, M', price: 79, quantity: 2 },
        { label: 'Delivery', price: 4.95 },
        { label: 'Summer sale', price: 10, kind: 'discount' },
        { label: 'VAT, 25 %', price: 30.59, kind: 'included' },
      ],
      title: 'Your order',
      number: '2471',
      date: '2027-03-04',
    }),
  },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('cell', '€152.95');
  },
};

/** Shares of a whole: each bar has its number beside it. */
export const Chart: Story = {
  args: {
    flow: flowOf('chart', {
      chart: [
        { label: 'Slim', value: 120 },
        { label: 'Straight', value: 64 },
        { label: 'Wide', value: 16 },
      ],
      title: 'What others chose',
      unit: 'votes',
    }),
  },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('row', /Slim.*60%.*120 votes/);
  },
};
