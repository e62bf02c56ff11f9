import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import type { ChatArgs } from '../chat.ts';
import { visitorOf } from '../visitor.ts';
import { asking, askingTyped, seeing } from './asking.ts';

/** What is chosen: one or several, by words, pictures or colours, also typed. */
const meta: Meta<ChatArgs> = { title: 'Questions/Choices' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** A few choices. */
export const Choices: Story = {
  args: asking({ ask: 'Shall I put you on the list?', options: ['Yes please', 'Tell me more', 'Not now'] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Yes please');
    await visitor.reads('Noted, thank you.');
  },
};

/** Typed where it could be pressed; what may mean two is asked back. */
export const TypedChoice: Story = {
  name: 'Choices, typed',
  args: askingTyped({ ask: 'Which size?', options: ['Small', 'Medium', { label: 'Large', words: ['L'] }] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/type your answer/, 'medium or large{Enter}');
    await visitor.reads(/Medium or Large\?/);
    await visitor.presses('Large');
    await visitor.reads('Noted, thank you.');
  },
};

/** What is understood as none of the options. */
export const TypedChoiceNotUnderstood: Story = {
  name: 'Choices, typed and not understood',
  args: askingTyped({ ask: 'Which size?', options: ['Small', 'Medium', 'Large'] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types(/type your answer/, 'not medium{Enter}');
    await visitor.reads(/Choose one of the answers/);
  },
};

/** What the visitor can do with the conversation, once something was answered. */
export const ConversationMenu: Story = {
  name: 'Menu of the conversation',
  args: asking({ ask: 'Which size?', options: ['Small', 'Medium', 'Large'] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Medium');
    await visitor.reads('Noted, thank you.');
    const root = visitor.element.shadowRoot as ShadowRoot;
    root.querySelector<HTMLElement>('.menu > summary')?.click();
    await visitor.finds('button', /Save as a text file/);
    await visitor.presses(/Erase from this device|Wipe the slate clean/);
    await visitor.reads(/What was sent already/);
  },
};

/** Choices with a line of their own. */
export const ChoiceList: Story = {
  name: 'Choices in a list',
  args: asking({
    ask: 'When do you come?',
    layout: 'list',
    options: [
      { label: 'In the morning', text: 'Quiet, with coffee' },
      { label: 'In the evening', text: 'Music and company' },
    ],
    skip: 'I do not know yet',
  }),
  play: seeing(/In the morning/),
};

/** Many choices, which can be searched. */
export const SearchableChoices: Story = {
  name: 'Choices to search',
  args: asking({
    ask: 'Which country do you live in?',
    search: 'Search countries',
    layout: 'list',
    options: [
      'Austria',
      'Belgium',
      'Côte d’Ivoire',
      'Denmark',
      'Finland',
      'Germany',
      'Iceland',
      'Ireland',
      'Norway',
      'Sweden',
    ],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await userEvent.type(await visitor.finds('searchbox', 'Search countries'), 'cote');
    await visitor.presses('Côte d’Ivoire');
    await visitor.reads('Noted, thank you.');
  },
};

/** Choices with a picture each. */
export const Pictures: Story = {
  args: asking({
    ask: 'Which one catches your eye?',
    layout: 'grid',
    options: [
      { label: 'The rail', image: 'images/rail.svg', alt: 'Clothes on a rail' },
      { label: 'The lights', image: 'images/aurora.svg', alt: 'Northern lights' },
      { label: 'The shop', image: 'images/shop.svg', alt: 'The shop from outside' },
    ],
  }),
  play: seeing(/The rail/),
};

/** Choices by colour, and words of one's own. */
export const Swatches: Story = {
  args: asking({
    ask: 'Blue, black or white?',
    layout: 'swatch',
    options: [
      { label: 'Blue', color: '#3b5b8c' },
      { label: 'Black', color: '#16161a' },
      { label: 'White', color: '#f6f4ef' },
    ],
    other: 'Something else',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Something else');
    await expect(visitor.element.shadowRoot?.activeElement).toBe(await visitor.finds('textbox', /./));
  },
};

/** Several answers at once, up to a limit. */
export const Several: Story = {
  name: 'Several answers',
  args: asking({
    ask: 'What fit feels like you? Pick one or two.',
    many: { max: 2 },
    options: ['Slim', 'Straight', 'Wide'],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.ticks('Slim');
    await visitor.ticks('Wide');
    await expect(await visitor.finds('checkbox', 'Straight')).toBeDisabled();
  },
};

/** One option rules out all others; the rest stands in another order for each visitor. */
export const NoneOfThese: Story = {
  name: 'None of these',
  args: asking({
    ask: 'What went wrong?',
    many: { max: 2 },
    shuffle: true,
    hint: 'Two at most.',
    options: [
      'It came late',
      'It did not fit',
      'The colour was another',
      { label: 'None of these', value: 'none', exclusive: true },
    ],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.ticks('It came late');
    await visitor.ticks('None of these');
    await expect(await visitor.finds('checkbox', 'It came late')).not.toBeChecked();
    await visitor.presses('Done');
    await visitor.reads('Noted, thank you.');
  },
};

/** What all have chosen, once one has chosen. */
export const Poll: Story = {
  args: asking({
    ask: 'Which night suits you best?',
    options: ['Thursday', 'Friday', 'Saturday'],
    poll: '/demo/poll',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Friday');
    await visitor.reads('(86)');
    await visitor.reads('Noted, thank you.');
  },
};
