import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { ChatArgs } from '../chat.ts';
import { visitorOf } from '../visitor.ts';
import { asking } from './asking.ts';

/** Days and times, and what lies between two of them. */
const meta: Meta<ChatArgs> = { title: 'Questions/Days and times' };
export default meta;

type Story = StoryObj<ChatArgs>;

/** A day from the browser's own calendar. On Sundays the shop is closed, which is told when one is sent. */
export const Day: Story = {
  name: 'A day',
  args: asking(
    { ask: 'When do you visit us?', type: 'date', closed: ['sun'], hint: 'Not on Sundays.' },
    'See you on {answer:date}.',
  ),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Send');
    await visitor.element.answer('2027-03-07');
    await visitor.reads(/not possible on Sunday, March 7, 2027/);
    await visitor.element.answer('March 4, 2027');
    await visitor.reads('See you on March 4, 2027.');
  },
};

/** A day and a time. */
export const DayAndTime: Story = {
  name: 'A day and a time',
  args: asking({ ask: 'When shall we call you?', type: 'date', time: true, min: '= today' }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Send');
    await visitor.element.answer('tomorrow 18:00');
    await visitor.reads('Noted, thank you.');
  },
};

/** A first and a last day, which the transcript shows as one range. */
export const Stay: Story = {
  name: 'A first and a last day',
  args: asking({
    ask: 'From when to when do you stay?',
    type: 'date',
    range: true,
    from: 'Arrival',
    to: 'Departure',
    default: ['2027-03-04', '2027-03-07'],
  }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Send');
    await visitor.reads(/Mar 4\s–\s7, 2027/);
  },
};

/** A time of day in steps of a quarter of an hour; what is typed otherwise is answered with the times around it. */
export const TimeOfDay: Story = {
  name: 'A time of day',
  args: asking(
    { ask: 'At what time shall we call?', type: 'time', min: '09:00', max: '17:00', step: 15 },
    'We call at {answer:time}.',
  ),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.finds('button', 'Send');
    await visitor.element.answer('9.20 am');
    await visitor.reads(/Choose 9:15\sAM or 9:30\sAM/);
    await visitor.element.answer('9.30 am');
    await visitor.reads(/We call at 9:30\sAM/);
  },
};

/** From one time to another. */
export const OpenFrom: Story = {
  name: 'A first and a last time',
  args: asking({ ask: 'When can we reach you?', type: 'time', range: true, default: ['18:00', '19:30'] }),
  play: async ({ canvasElement }) => {
    const visitor = visitorOf(canvasElement);
    await visitor.presses('Send');
    await visitor.reads(/6:00\s–\s7:30\sPM/);
  },
};
