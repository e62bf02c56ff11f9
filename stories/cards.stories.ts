import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import bris from '../examples/storefront-react/public/pieces/bris.svg?url&no-inline';
import fjell from '../examples/storefront-react/public/pieces/fjell.svg?url&no-inline';
import ravn from '../examples/storefront-react/public/pieces/ravn.svg?url&no-inline';
import sol from '../examples/storefront-react/public/pieces/sol.svg?url&no-inline';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

/** Things to look at, and to choose from. */
const meta: Meta<ChatArgs> = { title: 'Cards' };
export default meta;

type Story = StoryObj<ChatArgs>;

const chatOf = (canvas: HTMLElement) => canvas.querySelector('smoc-chat')!.shadowRoot!;

const variants = [
  { attributes: { Colour: 'Red', Size: 'S' }, image: bris, stock: 4 },
  { attributes: { Colour: 'Red', Size: 'M' }, image: bris, stock: 0 },
  { attributes: { Colour: 'Black', Size: 'M' }, image: ravn, price: 159, stock: 12 },
];
const swatches = { Red: '#b3402f', Black: '#22242a' };
const pieces = [
  { title: 'Bris', text: 'A light coat for windy days.', image: bris, price: 149, was: 179, badge: 'Sale', stock: 4 },
  { title: 'Fjell', text: 'Wool, for the mountains.', image: fjell, price: 189, facts: { Lining: 'Wool' } },
  { title: 'Sol', text: 'Linen, for the summer.', image: sol, price: 99, stock: 0 },
  { title: 'Ravn', text: 'Black, for every day.', image: ravn, price: 129, badge: 'New' },
];
const shown = (layout: string) =>
  flowOf(
    `cards-${layout}`,
    { say: 'I would try these:', cards: pieces, layout, as: 'pick', skip: 'None of these' },
    {
      say: 'Good choice: {pick}.',
      when: 'pick is set',
    },
  );

/** Beside one another: swiped, or moved by the arrow keys and two buttons. */
export const Row: Story = {
  args: { flow: shown('row') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Choose Fjell');
    await visitor.reads('Good choice: Fjell.');
  },
};

/** As many in a line as there is room for. */
export const Grid: Story = {
  args: { flow: shown('grid') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await expect(await visitor.finds('button', 'Choose Sol')).toHaveAttribute('aria-disabled', 'true');
    await visitor.presses('Choose Bris');
    await visitor.reads('Good choice: Bris.');
  },
};

/** Below one another, with a small picture. */
export const List: Story = {
  args: { flow: shown('list') },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('button', 'Choose Ravn');
  },
};

/** One at a time. */
export const Carousel: Story = {
  args: { flow: shown('carousel') },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Next');
    await visitor.reads('2 of 4');
  },
};

/** Sizes and colours with their own price and picture; the page's shopping cart answers with done or failed. */
export const ShoppingCart: Story = {
  name: 'Shopping cart',
  args: {
    flow: flowOf(
      'shopping-cart',
      {
        say: 'It comes in two colours:',
        cards: [
          {
            title: 'Bris',
            price: 149,
            image: bris,
            variants,
            swatches,
            options: [
              { label: 'View', open: '/bris' },
              { label: 'Add to bag', cart: true },
            ],
          },
        ],
        skip: 'That is all',
      },
      'See you soon!',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    visitor.element.addEventListener('smoc-add-to-cart', (event) => {
      event.respondWith(event.detail.price === 159 ? true : 'Only in black today.');
    });
    await visitor.presses('Add to bag Bris');
    await visitor.reads(/Only in black today/);
    (await visitor.finds('radio', 'Black')).click();
    await visitor.reads('€159.00');
    await visitor.presses('Add to bag Bris');
    await visitor.reads(/Bris, Black, M is in your shopping bag/);
    await visitor.presses('That is all');
    await visitor.reads('See you soon!');
  },
};

/** What others say: the page supplies it, and nothing is made up. */
export const Reviews: Story = {
  args: {
    flow: flowOf(
      'reviews',
      {
        say: 'What others say:',
        cards: [
          {
            title: 'My favourite coat',
            stars: 4.5,
            text: 'I wear it **every day**, and it still looks new after a year.',
            source: 'Kari',
            date: '2027-01-14',
            open: '/reviews/1',
          },
          { stars: 3, text: 'Runs a little small. Order one size up.', source: 'Ola', date: '2026-12-01' },
        ],
        layout: 'list',
      },
      'And what do you think?',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('img', '4.5 of 5 stars');
    await visitor.reads('And what do you think?');
  },
};

/** A page with its picture, as a link. */
export const LinkCard: Story = {
  name: 'Link card',
  args: {
    flow: flowOf('link-card', {
      say: 'Everything in your size is on one page:',
      cards: [{ title: 'The summer sale', text: 'Up to half off until August.', image: sol, alt: '', open: '/sale' }],
    }),
  },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('link', 'The summer sale');
    await waitFor(() => expect(chatOf(canvasElement).querySelectorAll('.product a')).toHaveLength(1));
  },
};

/** What fits the answers best, with the reason; here nothing fits quite, and the chat says so. */
export const Recommended: Story = {
  args: {
    flow: flowOf(
      'cards-recommended',
      { ask: 'What is it for?', as: 'use', options: ['Wind', 'Mountains', 'Swimming'] },
      {
        recommend: [
          { title: 'Bris', for: 'Wind', image: bris, price: 149 },
          { title: 'Fjell', for: 'Mountains', image: fjell, price: 189 },
          { title: 'Sol', for: 'Summer', image: sol, price: 99 },
        ],
        filter: { use: 'for = use' },
        prefer: { 'price < 150': { weight: 1, reason: 'A good one for {price:money EUR}.' } },
        relax: ['use'],
        as: 'pick',
      },
      'Good choice: {pick.title}.',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Swimming');
    await visitor.reads('Nothing fits all of your wishes. These come nearest.');
    await visitor.presses('Choose Bris');
    await visitor.reads('Good choice: Bris.');
  },
};

/** Text at twice its size. */
export const TwiceAsLarge: Story = {
  name: 'Twice as large',
  args: { flow: shown('row'), '--smoc-size': '32px' },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('button', 'Choose Bris');
  },
};

/** A size that is sold out: the address to tell that it is back, with permission for just that, and what is noted. */
export const BackInStock: Story = {
  name: 'Back in stock',
  args: {
    flow: flowOf(
      'back-in-stock',
      {
        say: 'It comes in two colours:',
        cards: [
          {
            title: 'Bris',
            price: 149,
            image: bris,
            variants,
            swatches,
            options: [
              { label: 'Add to bag', cart: true },
              {
                label: 'Tell me when it is back',
                soldOut: true,
                then: [
                  {
                    ask: 'Where may we tell you?',
                    fields: [
                      { as: 'email', label: 'E-mail', type: 'email' },
                      {
                        as: 'alert',
                        label: 'Mail me once, when it is back.',
                        type: 'consent',
                        purpose: 'back-in-stock',
                        channel: 'email',
                      },
                    ],
                    button: 'Tell me',
                  },
                  { submit: true },
                  'We mail you when {pick.title} in {pick.variant.Size} is back.',
                ],
              },
            ],
          },
        ],
        as: 'pick',
        skip: 'Never mind',
      },
      'See you soon!',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Add to bag Bris');
    (await visitor.finds('radio', 'M')).click();
    await visitor.presses('Tell me when it is back Bris');
    await visitor.types('E-mail', 'anna@nordlys.example');
    await visitor.ticks(/once, when it is back/);
    await visitor.presses('Tell me');
    await visitor.reads('We mail you when Bris in M is back.');
  },
};

/** As it is offered. */
export const OutOfStock: Story = {
  name: 'Out of stock',
  args: BackInStock.args!,
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    (await visitor.finds('radio', 'M')).click();
    await expect(await visitor.finds('button', 'Tell me when it is back Bris')).toBeEnabled();
  },
};
