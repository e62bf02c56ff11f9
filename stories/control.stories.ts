import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { ChatArgs } from './chat.ts';
import { flowOf } from './flows.ts';
import { visitorOf } from './visitor.ts';

/** What is in the visitor's hands: to change what they said, to look it over, to see how far they are. */
const meta: Meta<ChatArgs> = { title: 'In the visitor’s hands' };
export default meta;

type Story = StoryObj<ChatArgs>;

const size = { ask: 'Which size do you wear?', as: 'size', options: ['Small', 'Medium', 'Large'] };
const name = { ask: 'What do your friends call you?', as: 'name', autocomplete: 'given-name' };

/** The size is asked again, with what was said; name and all that follows stay. */
export const ChangeAnAnswer: Story = {
  name: 'Change an earlier answer',
  args: {
    flow: flowOf(
      'change',
      size,
      name,
      { ask: 'And how tall are you?', as: 'tall' },
      'Thank you, {name}: a {size} one.',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Medium');
    await visitor.types(/friends call you/, 'Anna{Enter}');
    await visitor.reads('And how tall are you?');
    // Beside the answer, and for a mouse only while it is over it.
    visitor.element.shadowRoot?.querySelector<HTMLElement>('[part~=change]')?.focus();
    await visitor.presses('Change your answer: Medium');
    await expect(await visitor.finds('button', 'Leave it as it is')).toBeVisible();
  },
};

/** All answers before they are sent. */
export const Review: Story = {
  name: 'Look over the answers',
  args: {
    flow: flowOf(
      'review',
      size,
      {
        ask: 'Who is it for?',
        fields: [
          { as: 'name', label: 'First name' },
          { as: 'email', type: 'email', label: 'E-mail' },
        ],
      },
      { review: 'all' },
      'Thank you, {name}.',
    ),
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Large');
    await visitor.types('First name', 'Ben');
    await visitor.types('E-mail', 'ben@nordlys.example');
    await visitor.presses('Send');
    await expect(await visitor.finds('button', 'Change: E-mail')).toBeVisible();
    await visitor.finds('button', 'All right');
  },
};

/** How far it is, as a bar. */
export const ProgressBar: Story = {
  name: 'Progress as a bar',
  args: { flow: { ...flowOf('progress-bar', size, name, { ask: 'And how tall are you?' }, 'Done.'), progress: 'bar' } },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Small');
    await expect(await visitor.finds('progressbar', 'Progress')).toHaveAttribute('aria-valuetext', 'Question 2 of 3');
  },
};

/** How far it is, also in words. */
export const ProgressSteps: Story = {
  name: 'Progress in steps',
  args: {
    flow: { ...flowOf('progress-steps', size, name, { ask: 'And how tall are you?' }, 'Done.'), progress: 'steps' },
  },
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Small');
    await visitor.reads('Question 2 of 3');
  },
};
