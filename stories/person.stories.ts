import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

const contact = { email: 'vip@nordlys.example', phone: '+47 22 33 44 55', whatsapp: '+47 922 33 444', hours: 'Monday to Friday, 9 to 17' };
const flow = flowOf('person', 'Hi! I note down who comes to our evening.', { ask: 'What is your first name?', as: 'name' }, 'See you there, {name}!');

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

/** Nobody is named: no way is shown, and none is promised. */
export const NobodyNamed: Story = {
  args: { flow },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/first name/, 'Can I talk to a person?{Enter}');
    await visitor.reads(/can’t put you through|cannot connect you|Doorverbinden/);
  },
};
