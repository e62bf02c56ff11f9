import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

/** What a referral campaign shows: a link to share, rewards and how they stand, things to do elsewhere. */
const meta: Meta<ChatArgs> = { title: 'Campaign' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** The message can be changed before it is sent; the link follows at its end. */
export const Share: Story = {
  args: {
    flow: flowOf('campaign-share', {
      say: 'Here is your link:',
      share: 'https://shop.example/friend.html?ref=7Q2M9KXA',
      text: 'Come with me? We both get on the list:',
      via: ['copy', 'whatsapp', 'mail', 'telegram', 'facebook', 'x', 'linkedin'],
      skip: 'Later',
    }),
  },
  parameters: { sharing: false },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('More ways');
    await visitor.finds('link', 'Share by LinkedIn');
  },
};

/** Rewards of an endpoint, each as it stands: one that cannot be used has neither code nor button. */
export const Rewards: Story = {
  args: {
    flow: flowOf(
      'campaign-rewards',
      {
        set: {
          given: [
            { kind: 'data_allowance', amount: 2, every: 'month', status: 'pending', title: 'More data' },
            { kind: 'voucher', amount: 20, unit: 'EUR', status: 'held', from: '2037-10-14', title: 'Gift voucher' },
            { kind: 'parking_minutes', amount: 90, status: 'issued', code: 'P90-2217', title: 'Parking' },
            { kind: 'points', amount: 100, status: 'expired', title: 'Points' },
          ],
        },
      },
      { say: 'So far:', reward: '= given' },
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.reads('Waiting for your friend');
    await visitor.reads('On hold until October 14, 2037');
    await visitor.reads('P90-2217');
  },
};

/** Things to do elsewhere: the conversation waits until they are ticked off. */
export const Instructions: Story = {
  args: {
    flow: flowOf(
      'campaign-instructions',
      {
        instructions: [
          { text: 'Order the plan.', open: 'https://shop.example/order', button: 'To the order' },
          'Come back.',
        ],
        title: 'Two steps to your 2 GB',
        done: 'I have ordered',
        resume: true,
      },
      'Registered!',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('link', /To the order/);
    await visitor.presses('I have ordered');
    await visitor.reads('Registered!');
  },
};

/** How a campaign stands for the one who invites: friends, the next milestone, rewards, and the link once more. */
export const Status: Story = {
  args: { flow: flowOf('campaign-status', { referrals: '/api/status', text: 'Come with me?' }) },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.reads('A place on the guest list');
    await visitor.reads('90 minutes of parking');
  },
};

/** A campaign whose endpoint does not answer: it says so, and tries again by a press. */
export const StatusUnreachable: Story = {
  args: { flow: flowOf('campaign-unreachable', { referrals: '/demo/offline' }) },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.reads('I cannot see how it stands right now.');
    await visitor.finds('button', 'Try again');
  },
};

/** Text at twice its size, with all ways and the message open. */
export const ShareTwiceAsLarge: Story = {
  name: 'Share, twice as large',
  args: { ...Share.args, '--smoc-size': '32px' },
  parameters: { sharing: false },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('More ways');
    (await visitor.reads('Change the message')).click();
    await visitor.finds('textbox', /message/i);
  },
};

/** Rewards and how they stand, at twice the size. */
export const RewardsTwiceAsLarge: Story = {
  name: 'Rewards, twice as large',
  args: { ...Rewards.args, '--smoc-size': '32px' },
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).reads('P90-2217');
  },
};
