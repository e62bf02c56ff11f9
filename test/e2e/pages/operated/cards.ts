import { strict as assert } from 'node:assert';
import { kept, press, radio, type Operated } from './operated.ts';

const products = [
  { title: 'Slim', price: 79 },
  { title: 'Wide', price: 89 },
  { title: 'Loose', price: 99 },
];
const tee = {
  title: 'Tee',
  price: 20,
  variants: [
    { attributes: { Colour: 'Black', Size: 'S' } },
    { attributes: { Colour: 'Black', Size: 'M' }, price: 22 },
    { attributes: { Colour: 'Red', Size: 'M' }, price: 24 },
  ],
  options: [{ label: 'Into the cart', cart: true }, { label: 'Take' }],
};

/** Products to look at and to choose from. */
export const cardBlocks: readonly Operated[] = [
  {
    what: 'cards, one at a time, by the buttons beside them',
    of: 'cards',
    steps: [{ cards: products, layout: 'carousel', as: 'it' }],
    group: 'To look at: 3',
    async byRole(chat) {
      await press(chat, 'Next');
      await press(chat, 'Choose Wide');
    },
    keys: [{ to: 'Next' }, 'Enter', { back: 'Choose Wide' }, 'Enter'],
    value: 'Wide',
  },
  {
    what: 'cards, one at a time, by arrows',
    of: 'cards',
    steps: [{ cards: products, layout: 'carousel', as: 'it' }],
    byRole: (chat) =>
      chat
        .getByRole('list', { name: 'To look at: 3', exact: true })
        .getByRole('button', { name: 'Choose Loose', exact: true })
        .click(),
    keys: [{ to: 'To look at: 3' }, 'ArrowRight', 'End', { to: 'Choose Loose' }, 'Enter'],
    value: 'Loose',
  },
  {
    what: 'cards, passed over',
    of: 'cards',
    steps: [{ cards: products, layout: 'list', as: 'it', skip: 'None of them' }],
    byRole: (chat) => press(chat, 'None of them'),
    keys: [{ to: 'None of them' }, 'Enter'],
  },
  {
    what: 'the variants of a product, and its way into the cart',
    of: 'cards',
    steps: [{ cards: [tee], as: 'it' }],
    async byRole(chat) {
      await radio(chat, 'Colour', 'Red');
      await press(chat, 'Into the cart Tee');
      await chat.getByText('€24.00').first().waitFor();
      await press(chat, 'Take Tee');
    },
    keys: [{ to: 'Black' }, 'ArrowRight', { to: 'Into the cart Tee' }, 'Enter', { to: 'Take Tee' }, 'Enter'],
    async outcome(chat, page) {
      assert.deepEqual(await kept(chat), { title: 'Tee', price: 24, variant: { Colour: 'Red', Size: 'M' } });
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { cart: unknown }).cart), ['Tee']);
    },
  },
  {
    what: 'recommend',
    of: 'recommend',
    steps: [{ recommend: products, prefer: { 'price < 80': { weight: 2, reason: 'Least of all' } }, as: 'it' }],
    group: 'To look at: 3',
    byRole: (chat) => press(chat, 'Choose Slim'),
    keys: [{ to: 'Choose Slim' }, 'Enter'],
    async outcome(chat) {
      assert.deepEqual(await kept(chat), { title: 'Slim', price: 79 });
    },
  },
];
