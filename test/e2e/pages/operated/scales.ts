import { press, radio, SEND, type Operated } from './operated.ts';

const HANDLE = 'place 1 of 3: move it with the up and down keys';

/** Ratings, sliders, orders and tables. */
export const scaleQuestions: readonly Operated[] = [
  {
    what: 'rating',
    of: 'rating',
    steps: [{ ask: 'How was it?', type: 'rating', icon: 'star', error: 'Not so.' }],
    group: 'Kari How was it?',
    async byRole(chat) {
      await radio(chat, 'Kari How was it?', '4 of 5');
      await press(chat, 'Send');
    },
    keys: [{ to: '1 of 5' }, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'],
    value: 4,
    wrong: { ...SEND, at: '1 of 5' },
  },
  {
    what: 'rating, by one press',
    of: 'rating',
    steps: [{ ask: 'How was it?', type: 'rating', icon: 'thumb', now: true }],
    group: 'Kari How was it?',
    byRole: (chat) => press(chat, 'Thumbs up'),
    keys: [{ to: 'Thumbs down' }, 'ArrowRight', 'Enter'],
    value: 1,
  },
  {
    what: 'slider',
    of: 'slider',
    steps: [{ ask: 'How much?', type: 'slider', min: 0, max: 10 }],
    async byRole(chat) {
      await chat.getByRole('slider', { name: 'Kari How much?', exact: true }).fill('10');
      await press(chat, 'Send');
    },
    keys: [{ to: 'Kari How much?' }, 'End', 'Enter'],
    value: 10,
    wrong: 'its handle stands on an answer wherever it is',
  },
  {
    what: 'slider, with two handles',
    of: 'slider',
    steps: [{ ask: 'How much?', type: 'slider', min: 0, max: 10, range: true }],
    group: 'Kari How much?',
    async byRole(chat) {
      await chat.getByRole('slider', { name: 'From', exact: true }).fill('2');
      await chat.getByRole('slider', { name: 'To', exact: true }).fill('9');
      await press(chat, 'Send');
    },
    keys: [{ to: 'From' }, 'ArrowRight', 'ArrowRight', { to: 'To' }, 'ArrowLeft', 'Enter'],
    value: [2, 9],
  },
  {
    what: 'ranking',
    of: 'ranking',
    steps: [{ ask: 'What matters?', type: 'ranking', options: ['Price', 'Fit', 'Colour'] }],
    group: 'Kari What matters?',
    async byRole(chat) {
      for (const name of ['Move Price down', 'Move Price down', 'Move Colour up', 'Done']) await press(chat, name);
    },
    keys: [
      { to: `Price, ${HANDLE}` },
      'ArrowDown',
      'ArrowDown',
      { back: 'Move Colour up' },
      'Enter',
      { to: 'Done' },
      'Enter',
    ],
    value: ['Colour', 'Fit', 'Price'],
    wrong: 'every order is one',
  },
  {
    what: 'matrix',
    of: 'matrix',
    steps: [
      {
        ask: 'How was it?',
        type: 'matrix',
        error: 'Not so.',
        rows: [
          { as: 'it', label: 'The price' },
          { as: 'staff', label: 'The staff' },
        ],
        options: ['Bad', 'Fair', 'Good'],
      },
    ],
    group: 'The price',
    async byRole(chat) {
      await radio(chat, 'The price', 'Fair');
      await radio(chat, 'The staff', 'Good');
      await press(chat, 'Send');
    },
    keys: [{ to: 'Bad' }, 'Space', 'ArrowRight', { to: 'Bad' }, 'ArrowLeft', 'Enter'],
    value: 'Fair',
    wrong: { ...SEND, at: 'The price' },
  },
];
