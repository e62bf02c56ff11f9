import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

const contact = {
  email: 'vip@nordlys.example',
  phone: '+47 22 33 44 55',
  whatsapp: '+47 922 33 444',
  hours: 'Monday to Friday, 9 to 17',
};
const flow = flowOf(
  'person',
  'Hi! I note down who comes to our evening.',
  { ask: 'What is your first name?', as: 'name' },
  'See you there, {name}!',
);

/** A bot says that it is one, and leads to a person wherever the flow or the brand names somebody. */
const meta: Meta<ChatArgs> = { title: 'Bot and person', args: { flow: { ...flow, contact } } };
export default meta;

type Story = StoryObj<ChatArgs>;

/** In the header at any time: mail, phone, WhatsApp and a page, and when somebody is there. */
export const Contact: Story = {
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const word = await visitor.reads('Contact');
    word.click();
    await expect(await visitor.finds('link', '+47 22 33 44 55')).toBeVisible();
  },
};

/** “Are you a bot?” is answered truthfully, and the question stays open: nobody is called so afterwards. */
export const AreYouABot: Story = {
  name: 'Are you a bot?',
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/first name/, 'Are you a bot?{Enter}');
    await visitor.reads(/automated assistant of .*, not a person|automatische assistent/);
    await expect(await visitor.finds('textbox', /first name/)).toHaveValue('');
  },
};

/** What a flow that hands over is made of: its step comes after one answer. */
const handingOver = (step: object) => ({
  ...flowOf(
    'handover',
    'Hi! I help with jeans.',
    { ask: 'What are you looking for?', as: 'need', options: ['Blue jeans', 'Black jeans'] },
    step,
    { ask: 'Is there anything else?', as: 'more' },
    'Thank you!',
  ),
  contact,
});

/** A step hands over to a person: who, where, when, and how soon. The conversation goes on below. */
export const HandedOver: Story = {
  name: 'Handed over',
  args: {
    flow: handingOver({
      handover: { channel: 'whatsapp', to: '+47 922 33 444', text: 'I look for {need}.', ref: true },
      say: 'A colleague helps you on.',
      button: 'Ask Kari',
      hours: '0-24 Europe/Oslo',
      answer: 'Usually within five minutes.',
      send: ['need'],
    }),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Blue jeans');
    await expect(await visitor.finds('link', /Ask Kari/)).toHaveAttribute(
      'href',
      expect.stringContaining('I%20look%20for%20Blue%20jeans.'),
    );
    await visitor.reads(/^(Reference|Kenmerk): [0-9a-f]{8}$/);
  },
};

/** Outside the opening hours the card says when somebody is back. Better is `else`, whose steps take a message. */
export const NobodyThere: Story = {
  name: 'Handed over, closed',
  args: { flow: handingOver({ handover: true, say: 'A colleague helps you on.', hours: 'mon-sun closed' }) },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Black jeans');
    await expect(
      await visitor.reads(/nobody here right now|not available at the moment|even niemand|geen medewerker bereikbaar/),
    ).toBeVisible();
  },
};

/** Nobody is named: no way is shown, and none is promised. */
export const NobodyNamed: Story = {
  args: { flow },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/first name/, 'Can I talk to a person?{Enter}');
    await visitor.reads(/can’t put you through|cannot connect you|Doorverbinden/);
  },
};
