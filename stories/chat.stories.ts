import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { chat, columns, type ChatArgs } from './chat.ts';
import { exampleFlow, flowOf } from './flows.ts';
import { brands } from './look.ts';
import { visitorOf } from './visitor.ts';

/** The element in its modes, brands, voices and languages. The toolbar above changes them, also while people talk; the controls below change the rest. */
const meta: Meta<ChatArgs> = {
  title: 'The chat',
  component: 'smoc-chat',
  args: { flow: exampleFlow('vip-launch') },
};
export default meta;

type Story = StoryObj<ChatArgs>;

/** In the text of a page, in a space that the page reserves. */
export const Inline: Story = {
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Yes, do');
    await visitor.reads('What do your friends call you?');
  },
};

/** All over a page of its own. */
export const Page: Story = {
  args: { mode: 'page' },
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.reads('May I write your name on the list?');
    await expect(visitor.element.getBoundingClientRect().height).toBe(innerHeight);
  },
};

const floating = { page: 'wide', docs: { story: { inline: false, height: '720px' } } };

/** A button in the corner. Until somebody presses it the page pays for little more than that. */
export const Bubble: Story = {
  args: { mode: 'bubble' },
  parameters: floating,
  play: async ({ canvasElement }) => {
    await visitorOf(canvasElement).finds('button', /^Chat/);
  },
};

/** The window that the button opens; on a phone it takes the whole screen. */
export const BubbleOpened: Story = {
  name: 'Bubble, opened',
  args: { mode: 'bubble' },
  parameters: floating,
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses(/^Chat/);
    await visitor.reads('May I write your name on the list?');
  },
};

/** Every brand file beside the others, light above dark. */
export const Brands: Story = {
  args: {
    flow: flowOf(
      'brands',
      'Hello! 👋 Our VIPs come in **a whole day** before everybody else. [What is new](#new)',
      { ask: 'May I write your name on the list?', options: ['Yes, do', 'Maybe another time'] },
      { ask: 'Where may your pass go to?', type: 'email' },
    ),
  },
  parameters: { page: 'wide' },
  render: (args, { globals }) =>
    columns(
      Object.fromEntries(
        Object.entries(brands).map(([theme, name]) => [
          name,
          html`${(['light', 'dark'] as const).map((scheme) => chat(args, { globals: { ...globals, theme, scheme } }))}`,
        ]),
      ),
    ),
  play: async ({ canvasElement }) => {
    const visitors = [...canvasElement.querySelectorAll('smoc-chat')].map(visitorOf);
    await expect(visitors).toHaveLength(Object.keys(brands).length * 2);
    for (const visitor of visitors) {
      await visitor.presses('Yes, do');
      await visitor.finds('textbox', /Where may your pass go to/);
    }
  },
};

/** One greeting, warm, playful and formal: an author's variants of it and the chat's own words. */
export const Tones: Story = {
  args: {
    flow: {
      flow: 'tones',
      language: 'en',
      parts: {
        main: ['Hi Anna! Our pre-launch evening is nearly here.', { ask: 'Where may your pass go to?', type: 'email' }],
      },
      texts: {
        'en~playful': {
          'Hi Anna! Our pre-launch evening is nearly here.': 'Anna! Psst: the pre-launch party is nearly on 🎉',
          'Where may your pass go to?': 'Where shall your golden ticket land?',
        },
        'en~formal': {
          'Hi Anna! Our pre-launch evening is nearly here.': 'Dear Anna, our pre-launch evening is approaching.',
          'Where may your pass go to?': 'To which address may we send your pass?',
        },
        nl: {
          'Hi Anna! Our pre-launch evening is nearly here.': 'Hoi Anna! Onze previewavond is er bijna.',
          'Where may your pass go to?': 'Naar welk adres mag je pas?',
        },
        'nl~playful': {
          'Hi Anna! Our pre-launch evening is nearly here.': 'Anna! Psst: het previewfeest is er bijna 🎉',
          'Where may your pass go to?': 'Waar mag je gouden ticket landen?',
        },
        'nl~formal': {
          'Hi Anna! Our pre-launch evening is nearly here.': 'Beste Anna, onze previewavond nadert.',
          'Where may your pass go to?': 'Naar welk adres mogen wij uw pas sturen?',
        },
      },
    },
  },
  parameters: { page: 'wide' },
  render: (args, { globals }) =>
    columns(
      Object.fromEntries(
        ['warm', 'playful', 'formal'].map((tone) => [tone, chat(args, { globals: { ...globals, tone } })]),
      ),
    ),
  play: async ({ canvasElement }) => {
    const [warm, playful, formal] = [...canvasElement.querySelectorAll('smoc-chat')].map(visitorOf);
    await warm!.reads(/^Hi Anna!/);
    await playful!.reads(/^Anna! Psst/);
    await formal!.reads(/^Dear Anna/);
  },
};

/** English and Dutch: texts, dates and the chat's own words. */
export const Languages: Story = {
  parameters: { page: 'wide' },
  render: (args, { globals }) =>
    columns({
      English: chat(args, { globals: { ...globals, language: 'en' } }),
      Nederlands: chat(args, { globals: { ...globals, language: 'nl' } }),
    }),
  play: async ({ canvasElement }) => {
    const [english, dutch] = canvasElement.querySelectorAll('smoc-chat');
    await visitorOf(english!).reads('May I write your name on the list?');
    await visitorOf(dutch!).reads('Mag ik je naam op de lijst schrijven?');
  },
};

/** Mirrored, as for readers of Arabic or Hebrew. The toolbar turns every chat, whatever language it speaks. */
export const RightToLeft: Story = {
  name: 'From right to left',
  globals: { direction: 'rtl', language: 'nl' },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    const question = await visitor.reads('Mag ik je naam op de lijst schrijven?');
    await waitFor(() => expect(question.matches(':dir(rtl)')).toBe(true));
    await expect(question.getBoundingClientRect().right).toBeGreaterThan(
      visitor.element.getBoundingClientRect().right - 80,
    );
  },
};
