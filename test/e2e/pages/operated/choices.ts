import { press, write, type Operated } from './operated.ts';

/** One press answers. */
function choice(
  what: string,
  more: object,
  options: readonly [first: string, wanted: string],
  value: unknown,
): Operated {
  return {
    what,
    of: 'choice',
    steps: [{ ask: 'Which?', ...more }],
    group: 'Kari Which?',
    byRole: (chat) => press(chat.getByRole('group', { name: 'Kari Which?', exact: true }), options[1]),
    keys: [{ to: options[0] }, 'ArrowRight', 'Enter'],
    value,
    wrong: 'only what is on offer can be pressed',
  };
}

const cities = ['Oslo', 'Bergen', 'Trondheim', 'Stavanger', 'Drammen', 'Hamar', 'Narvik', 'Skien'];
const pictures = [
  { label: 'Slim', image: '/slim.png', alt: 'Narrow legs' },
  { label: 'Wide', image: '/wide.png', alt: 'Wide legs', text: 'New' },
];

/** What is chosen, and what is agreed to. */
export const choiceQuestions: readonly Operated[] = [
  choice('choice', { options: ['S', 'M'] }, ['S', 'M'], 'M'),
  choice(
    'choice, of pictures',
    { layout: 'grid', options: pictures },
    ['Narrow legs Slim', 'Wide legs Wide New'],
    'Wide',
  ),
  choice(
    'choice, of colours',
    {
      layout: 'swatch',
      options: [
        { label: 'Night', color: '#14213f' },
        { label: 'Ice', color: '#d7ecf4' },
      ],
    },
    ['Night', 'Ice'],
    'Ice',
  ),
  choice(
    'choice, of cards',
    {
      layout: 'list',
      options: [
        { label: 'Small', text: 'For one' },
        { label: 'Large', text: 'For four' },
      ],
    },
    ['Small For one', 'Large For four'],
    'Large',
  ),
  {
    ...choice(
      'choice, in a long list that can be searched',
      { layout: 'list', search: true, options: cities },
      ['Oslo', 'Narvik'],
      'Narvik',
    ),
    async byRole(chat) {
      await chat.getByRole('searchbox', { name: 'Search', exact: true }).fill('narv');
      await press(chat, 'Narvik');
    },
    keys: [{ to: 'Search' }, 'narv', 'Enter', 'Enter'],
  },
  {
    ...choice(
      'choice, with words of one’s own',
      { options: ['S', 'M'], other: 'Another', error: 'Not so.' },
      ['S', 'Another'],
      'XXL',
    ),
    async byRole(chat) {
      await press(chat, 'Another');
      await write(chat, 'Tell us what', 'XXL');
      await press(chat, 'Send');
    },
    keys: [{ to: 'S' }, 'ArrowRight', 'ArrowRight', 'Enter', 'XXL', 'Enter'],
  },
  {
    ...choice('choice, passed over', { options: ['S', 'M'], skip: 'Neither' }, ['S', 'Neither'], null),
    keys: [{ to: 'S' }, 'ArrowLeft', 'Enter'],
  },
  {
    what: 'choice, from a menu',
    of: 'choice',
    steps: [{ ask: 'Which?', layout: 'menu', options: ['34', '36', '38'], error: 'Not so.' }],
    async byRole(chat) {
      await chat.getByRole('combobox', { name: 'Kari Which?', exact: true }).selectOption('36');
      await press(chat, 'Next');
    },
    keys: [{ to: 'Kari Which?' }, '36', { to: 'Next' }, 'Enter'],
    value: '36',
    wrong: { press: 'Next', at: 'Kari Which?' },
  },
  {
    what: 'choice, of several',
    of: 'choice',
    steps: [{ ask: 'Which?', options: ['Mon', 'Tue', 'Wed'], many: true, error: 'Not so.' }],
    group: 'Kari Which?',
    async byRole(chat) {
      const group = chat.getByRole('group', { name: 'Kari Which?', exact: true });
      for (const name of ['Tue', 'Wed']) await group.getByRole('checkbox', { name, exact: true }).check();
      await press(chat, 'Done');
    },
    keys: [{ to: 'Tue' }, 'Space', { to: 'Wed' }, 'Space', 'Enter'],
    value: ['Tue', 'Wed'],
    wrong: { press: 'Done', at: 'Mon' },
  },
  {
    what: 'consent',
    of: 'consent',
    steps: [{ ask: 'You may mail me.', type: 'consent', required: true, error: 'Not so.' }],
    async byRole(chat) {
      await chat.getByRole('checkbox', { name: 'You may mail me.', exact: true }).check();
      await press(chat, 'Next');
    },
    keys: [{ to: 'You may mail me.' }, 'Space', 'Enter'],
    value: true,
    wrong: { press: 'Next', at: 'You may mail me.' },
  },
];
