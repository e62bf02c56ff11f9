import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { ChatArgs } from '../chat.ts';
import { flowOf } from '../flows.ts';
import { visitorOf } from '../visitor.ts';
import { asking, seeing } from './asking.ts';

/** Several fields at once, and permission. */
const meta: Meta<ChatArgs> = { title: 'Questions/Forms' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** Permission, with its purpose and a way to say no. */
export const Consent: Story = {
  args: {
    flow: flowOf(
      'consent',
      {
        consent: 'Send me mail about the opening. I may change my mind whenever I like.',
        as: 'news',
        purpose: 'news',
        channel: 'email',
        link: '#privacy',
        no: 'Rather not',
      },
      'Noted, thank you.',
    ),
  },
  play: seeing(/mail about the opening/, 'checkbox'),
};

const fields = asking({
  ask: 'Who may we expect?',
  fields: [
    { as: 'name', label: 'First name', autocomplete: 'given-name' },
    { as: 'email', label: 'E-mail', type: 'email' },
    { as: 'phone', label: 'Phone', type: 'phone', skip: true, hint: 'Only for news at short notice.' },
    { as: 'size', label: 'Size', options: ['S', 'M', 'L'] },
    { as: 'news', label: 'You may mail me news.', type: 'consent', purpose: 'news', channel: 'email' },
  ],
  button: 'Put me on the list',
});

/** Several fields in one bubble, checked and sent together. */
export const Fields: Story = { name: 'Several fields', args: fields, play: seeing('First name', 'textbox') };

/** The same, sent with gaps. */
export const FieldsWithGaps: Story = {
  name: 'Several fields, with gaps',
  args: fields,
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types('E-mail', 'anna');
    await visitor.presses('Put me on the list');
    await expect(await visitor.finds('textbox', 'First name')).toBeInvalid();
  },
};

/** The whole bubble may be left out, whatever stands in it. */
export const FieldsSkipped: Story = {
  name: 'Several fields, left out',
  args: asking({
    ask: 'How may we reach you?',
    fields: [
      { as: 'email', label: 'E-mail', type: 'email' },
      { as: 'phone', label: 'Phone', type: 'phone' },
    ],
    skip: 'I would rather not say',
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.types('E-mail', 'anna');
    await visitor.presses('I would rather not say');
    await visitor.reads('Noted, thank you.');
  },
};

/** Text at twice its size: one column, and nothing is cut off. */
export const FieldsTwiceAsLarge: Story = {
  name: 'Several fields, twice as large',
  args: { ...fields, '--smoc-size': '32px' },
  play: seeing('First name', 'textbox'),
};
