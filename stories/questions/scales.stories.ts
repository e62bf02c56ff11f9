import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { ChatArgs } from '../chat.ts';
import { visitorOf } from '../visitor.ts';
import { asking, seeing } from './asking.ts';

/** What is rated, put in order or set by a handle. */
const meta: Meta<ChatArgs> = { title: 'Questions/Scales' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** Stars to choose from, sent by a button: arrow keys walk through them. */
export const Stars: Story = {
  args: asking({
    ask: 'How was your evening at the shop?',
    type: 'rating',
    icon: 'star',
    low: 'Not my thing',
    high: 'Wonderful',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await userEvent.click(await visitor.finds('radio', /4 of 5/));
    await visitor.presses('Send');
    await visitor.reads('★ 4 / 5');
  },
};

/** How likely somebody is to recommend the shop, by one press. */
export const NetPromoter: Story = {
  name: 'Net promoter score',
  args: asking({
    ask: 'How likely are you to recommend us to a friend?',
    type: 'rating',
    scale: 11,
    start: 0,
    low: 'Not at all likely',
    high: 'Extremely likely',
    now: true,
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('10 of 10, Extremely likely');
    await visitor.reads('10 / 10');
  },
};

/** Faces, one of which says it. */
export const Faces: Story = {
  args: asking({ ask: 'How do you feel about your order?', type: 'rating', icon: 'face', now: true }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('5 of 5');
    await visitor.reads('Noted, thank you.');
  },
};

/** Up or down. */
export const Thumbs: Story = {
  args: asking({ ask: 'Did this help?', type: 'rating', icon: 'thumb', low: 'No', high: 'Yes', now: true }),
  play: seeing('Thumbs up, Yes'),
};

/** An order, by dragging, by buttons or by the keys of the handles. */
export const Ranking: Story = {
  args: asking({
    ask: 'What matters most to you in jeans?',
    type: 'ranking',
    options: ['Price', 'Fit', 'Colour', 'Fabric'],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Move Fit up');
    (await visitor.finds('button', /^Fabric, place 4 of 4/)).focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await visitor.presses('Done');
    await visitor.reads('Fit, Fabric, Price, Colour');
  },
};

/** Several things judged by the same options: a grid, or one row below the other. */
export const Matrix: Story = {
  args: asking({
    ask: 'How was your evening at the shop?',
    type: 'matrix',
    as: undefined,
    rows: [
      { as: 'staff', label: 'How we helped you' },
      { as: 'music', label: 'The music', skip: true },
      { as: 'price', label: 'The prices' },
    ],
    options: ['Bad', 'Fair', 'Good'],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const row = within(await visitor.finds('radiogroup', 'How we helped you'));
    await userEvent.click(row.getByRole('radio', { name: 'Good' }));
    await visitor.presses('Send');
    await visitor.reads('We’d love to know this one too.');
    const prices = within(await visitor.finds('radiogroup', 'The prices'));
    await userEvent.click(prices.getByRole('radio', { name: 'Fair' }));
    await visitor.presses('Send');
    await visitor.reads('Noted, thank you.');
  },
};

/** An amount by a handle: arrow keys move it, and its number is said as money. */
export const Slider: Story = {
  args: asking({
    ask: 'What would you like to spend?',
    type: 'slider',
    max: 500,
    step: 10,
    currency: 'EUR',
    low: 'A little',
    high: 'A lot',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const handle = await visitor.finds('slider', /spend/);
    await expect(handle).toHaveAttribute('aria-valuetext', '€250');
    await visitor.presses('Send');
    await visitor.reads('€250');
  },
};

/** From one amount to another, by two handles that never pass each other. */
export const SliderRange: Story = {
  name: 'Slider with two handles',
  args: asking({
    ask: 'Between which prices shall we look?',
    type: 'slider',
    range: true,
    max: 500,
    step: 10,
    start: [120, 380],
    currency: 'EUR',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('slider', 'From');
    await visitor.presses('Send');
    await visitor.reads('€120 – €380');
  },
};

/** Sent with gaps: each row that is missing says so. */
export const MatrixWithGaps: Story = {
  name: 'Matrix, with gaps',
  args: asking({
    ask: 'How was your evening at the shop?',
    type: 'matrix',
    as: undefined,
    rows: [
      { as: 'staff', label: 'How we helped you' },
      { as: 'price', label: 'The prices' },
    ],
    options: ['Very bad', 'Bad', 'Fair', 'Good', 'Very good'],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Send');
    await waitFor(() => expect(visitor.element.shadowRoot?.querySelectorAll('.row-head .error')).toHaveLength(2));
  },
};

/** Text at twice its size: no star leaves the card. */
export const StarsTwiceAsLarge: Story = {
  name: 'Stars, twice as large',
  args: {
    ...asking({ ask: 'How was your evening?', type: 'rating', icon: 'star', low: 'Not my thing', high: 'Wonderful' }),
    '--smoc-size': '32px',
  },
  play: seeing(/4 of 5/, 'radio'),
};
