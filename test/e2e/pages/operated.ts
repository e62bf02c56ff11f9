import { strict as assert } from 'node:assert';
import type { Locator, Page } from 'playwright-core';
import type { Verb } from '../../../src/flow/blocks.ts';
import type { AskType, FieldType } from '../../../src/flow/questions.ts';
import type { AssistiveTree } from './assistive-tree.ts';
import type { Stroke } from './keyboard.ts';

/*
 * What a visitor can operate, each with the way by role and name and the way by the keyboard. every-kind.test.ts walks both ways, and says
 * which kind of question or verb is missing here.
 */

export interface Operated {
  readonly what: string;
  /** The kind of question or the verb that this is about. */
  readonly of: AskType | Verb | 'fields' | 'image' | 'answer';
  /** The bot is Kari; `Good.` and the question `And then?` follow. An answer is kept as `it`. */
  readonly steps: readonly object[];
  /** The name of the group that holds what is operated. */
  readonly group?: string;
  /** Only what has a role and a name is touched. */
  byRole(chat: Locator, page: Page, tree: AssistiveTree): Promise<unknown>;
  /** From the page's button before the chat on. */
  readonly keys: readonly Stroke[] | ((strike: (...strokes: Stroke[]) => Promise<void>, page: Page) => Promise<void>);
  /** What is kept by either way; without it, `outcome` tells that something has come of it. */
  readonly value?: unknown;
  outcome?(chat: Locator, page: Page): Promise<unknown>;
  /** The question stands there already, whatever becomes of this: nothing is waited for. */
  readonly isBeside?: true;
  /**
   * How an answer is refused, with the author's words `Not so.`: what is written where, what is pressed, and what then is wrong. Of a kind
   * that takes whatever can be given, why nothing can be wrong.
   */
  readonly wrong?:
    { readonly write?: readonly [name: string, text: string]; readonly press: string; readonly at: string } | string;
}

const write = (chat: Locator, name: string, text: string) =>
  chat
    .getByRole('textbox', { name, exact: true })
    .or(chat.getByRole('spinbutton', { name, exact: true }))
    .fill(text);
/** As assistive technology presses: on the thing itself, whatever is drawn over it. Nobody presses what is disabled. */
async function act(thing: Locator): Promise<void> {
  assert.ok(await thing.isEnabled(), 'it is disabled');
  await thing.evaluate((element) => (element as HTMLElement).click());
}
const press = (chat: Locator, name: string) => act(chat.getByRole('button', { name, exact: true }));
const radio = (chat: Locator, group: string, name: string) =>
  act(
    chat
      .getByRole('radiogroup', { name: group, exact: true })
      .or(chat.getByRole('group', { name: group, exact: true }))
      .getByRole('radio', { name, exact: true }),
  );
const SEND = { press: 'Send' } as const;

/** A kind that is typed into one field, which the question names. */
function typed(
  of: AskType,
  question: string,
  answer: string,
  { wrongly = '', value = answer as unknown, more = {} } = {},
): Operated {
  const name = `Kari ${question}`;
  return {
    what: of,
    of,
    steps: [{ ask: question, type: of, error: 'Not so.', ...more }],
    async byRole(chat) {
      await write(chat, name, answer);
      await press(chat, 'Send');
    },
    keys: [{ to: name }, answer, 'Enter'],
    value,
    wrong: { ...(wrongly && { write: [name, wrongly] as const }), ...SEND, at: name },
  };
}

/** Days and times: typed into the browser's own field in its own order. */
function moment(what: string, of: 'date' | 'time', more: object, value: string, keys: readonly Stroke[]): Operated {
  return {
    what,
    of,
    steps: [{ ask: 'When?', type: of, error: 'Not so.', ...more }],
    async byRole(chat) {
      await write(chat, 'Kari When?', value);
      await press(chat, 'Send');
    },
    keys: [{ to: 'Kari When?' }, ...keys, 'Enter'],
    value,
    wrong: { ...SEND, at: 'Kari When?' },
  };
}

/** Days and times in twos. */
function range(
  what: string,
  of: 'date' | 'time',
  value: readonly [string, string],
  keys: readonly [readonly Stroke[], readonly Stroke[]],
): Operated {
  return {
    what,
    of,
    steps: [{ ask: 'When?', type: of, range: true, error: 'Not so.' }],
    group: 'Kari When?',
    async byRole(chat) {
      await write(chat, 'From', value[0]);
      await write(chat, 'To', value[1]);
      await press(chat, 'Send');
    },
    keys: [{ to: 'From' }, ...keys[0], { to: 'To' }, ...keys[1], 'Enter'],
    value,
    wrong: { ...SEND, at: 'To' },
  };
}

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

/** What the system's own window for files gives back, which is none of the chat's. */
export const chosenFile = { name: 'fjord.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') };
const isChosen = (page: Page) => page.getByRole('button', { name: 'Remove fjord.png', exact: true }).waitFor();

const cities = ['Oslo', 'Bergen', 'Trondheim', 'Stavanger', 'Drammen', 'Hamar', 'Narvik', 'Skien'];
const pictures = [
  { label: 'Slim', image: '/slim.png', alt: 'Narrow legs' },
  { label: 'Wide', image: '/wide.png', alt: 'Wide legs', text: 'New' },
];
const HANDLE = 'place 1 of 3: move it with the up and down keys';

export const operatedQuestions: readonly Operated[] = [
  typed('text', 'Your name?', 'Anna'),
  typed('long', 'What happened?', 'It rained.'),
  typed('email', 'Your e-mail?', 'anna@example.com', { wrongly: 'anna@' }),
  typed('url', 'Your page?', 'https://anna.example/', { wrongly: 'a b' }),
  typed('phone', 'Your number?', '40612345', { wrongly: 'none' }),
  {
    what: 'phone, with a list of countries',
    of: 'phone',
    steps: [{ ask: 'Your number?', type: 'phone', country: 'NO', error: 'Not so.' }],
    async byRole(chat) {
      await press(chat, 'Country: Norway, NO +47');
      await chat.getByRole('combobox', { name: 'Choose the country', exact: true }).fill('nether');
      await chat.getByRole('option', { name: 'Netherlands +31', exact: true }).click();
      await write(chat, 'Kari Your number?', '612345678');
      await press(chat, 'Send');
    },
    keys: [{ to: 'Country: Norway, NO +47' }, 'Enter', 'nether', 'Enter', '612345678', 'Enter'],
    value: '+31612345678',
    wrong: { write: ['Kari Your number?', '12'], ...SEND, at: 'Kari Your number?' },
  },
  typed('code', 'Which code?', '123456', { wrongly: '12' }),
  {
    what: 'code, sent anew',
    of: 'code',
    steps: [{ ask: 'Which code?', type: 'code', pause: 0, resend: ['Here is another.'] }],
    async byRole(chat) {
      await press(chat, 'Send a new code');
      await chat.getByText('Here is another.').first().waitFor();
      await write(chat, 'Kari Which code?', '123456');
      await press(chat, 'Send');
    },
    async keys(strike, page) {
      await strike({ to: 'Send a new code' }, 'Enter');
      await page.getByText('Here is another.').first().waitFor();
      await strike('123456', 'Enter');
    },
    value: '123456',
  },
  typed('referral', 'Your friend’s code?', '7q2m-9kxa', { wrongly: '?', value: '7Q2M9KXA' }),
  typed('number', 'Your waist?', '64', { wrongly: '102', value: 64, more: { max: 100 } }),
  {
    what: 'number, by its buttons or arrows',
    of: 'number',
    steps: [{ ask: 'How many?', type: 'number', step: 2, default: 4 }],
    async byRole(chat) {
      for (const name of ['More', 'More', 'Less', 'Send']) await press(chat, name);
    },
    keys: [{ to: 'Kari How many?' }, 'ArrowUp', 'ArrowUp', 'ArrowDown', 'Enter'],
    value: 6,
  },
  moment('date', 'date', {}, '2027-03-04', ['03042027']),
  moment('date, with a time', 'date', { time: true }, '2027-03-04T18:30', ['03042027', 'ArrowRight', '0630PM']),
  range('date, two of them', 'date', ['2027-03-04', '2027-03-06'], [['03042027'], ['03062027']]),
  moment('time', 'time', {}, '18:30', ['0630PM']),
  range('time, two of them', 'time', ['08:15', '18:30'], [['0815AM'], ['0630PM']]),
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
  {
    what: 'address',
    of: 'address',
    steps: [{ ask: 'Where shall we send it?', type: 'address', country: 'NO', error: 'Not so.' }],
    group: 'Kari Where shall we send it?',
    async byRole(chat) {
      await chat.getByRole('combobox', { name: 'Country', exact: true }).selectOption('Netherlands');
      await write(chat, 'Street and number', 'Dam 1');
      await write(chat, 'Postal code', '1012 JL');
      await write(chat, 'Town or city', 'Amsterdam');
      await press(chat, 'Send');
    },
    keys: [
      { to: 'Country' },
      'Netherl',
      { to: 'Street and number' },
      'Dam 1',
      { to: 'Postal code' },
      '1012 JL',
      { to: 'Town or city' },
      'Amsterdam',
      'Enter',
    ],
    value: {
      street: 'Dam 1',
      postalCode: '1012 JL',
      city: 'Amsterdam',
      country: 'NL',
      text: 'Dam 1, 1012 JL Amsterdam, Netherlands',
    },
    wrong: { ...SEND, at: 'Postal code' },
  },
  {
    what: 'address, with suggestions',
    of: 'address',
    steps: [{ ask: 'Where shall we send it?', type: 'address', country: 'NO', suggest: 'places' }],
    async byRole(chat) {
      await chat.getByRole('combobox', { name: 'Street and number', exact: true }).pressSequentially('Karl');
      await chat.getByRole('option', { name: 'Karl Johans gate 1, 0154 Oslo', exact: true }).click();
      await press(chat, 'Send');
    },
    async keys(strike, page) {
      await strike({ to: 'Street and number' }, 'Karl');
      await page.getByRole('option', { name: 'Karl Johans gate 1, 0154 Oslo', exact: true }).waitFor();
      await strike('ArrowDown', 'Enter', 'Enter');
    },
    value: {
      street: 'Karl Johans gate 1',
      postalCode: '0154',
      city: 'Oslo',
      country: 'NO',
      text: 'Karl Johans gate 1, 0154 Oslo, Norway',
    },
  },
  {
    what: 'file',
    of: 'file',
    steps: [{ ask: 'Can you show us?', type: 'file', error: 'Not so.' }],
    group: 'Kari Can you show us?',
    async byRole(chat, page) {
      await press(chat, 'Choose a file');
      await isChosen(page);
      await press(chat, 'Send');
    },
    async keys(strike, page) {
      await strike({ to: 'Choose a file' }, 'Space');
      await isChosen(page);
      await strike({ to: 'Remove fjord.png' }, { to: 'Send' }, 'Enter');
    },
    value: { id: 'f1', name: 'fjord.png', size: 8, type: 'image/png' },
    wrong: { ...SEND, at: 'Choose a file' },
  },
  {
    what: 'file, spoken',
    of: 'file',
    steps: [{ ask: 'Tell us?', type: 'file', voice: true, error: 'Not so.' }],
    async byRole(chat) {
      await press(chat, 'Record');
      await chat.getByRole('timer').waitFor();
      await press(chat, 'Stop');
      await chat.getByRole('button', { name: 'Remove voice.webm', exact: true }).waitFor();
      await press(chat, 'Send');
    },
    async keys(strike, page) {
      await strike({ to: 'Record' }, 'Enter');
      await page.getByRole('timer').waitFor();
      await strike('Enter');
      await page.getByRole('button', { name: 'Remove voice.webm', exact: true }).waitFor();
      await strike({ to: 'Send' }, 'Enter');
    },
    async outcome(chat) {
      const clip = (await kept(chat)) as { name: string; type: string; size: number };
      assert.deepEqual([clip.name, clip.type], ['voice.webm', 'audio/webm']);
      assert.ok(clip.size > 0);
    },
    wrong: { ...SEND, at: 'Choose a file' },
  },
  {
    what: 'file, spoken or typed',
    of: 'file',
    steps: [{ ask: 'Tell us?', type: 'file', voice: true }],
    async byRole(chat) {
      await write(chat, 'Or type it', 'It rained.');
      await press(chat, 'Send');
    },
    keys: [{ to: 'Or type it' }, 'It rained.', { to: 'Send' }, 'Enter'],
    value: 'It rained.',
  },
  {
    what: 'signature',
    of: 'signature',
    steps: [{ ask: 'Please sign.', type: 'signature', error: 'Not so.' }],
    group: 'Kari Please sign.',
    async byRole(chat) {
      await write(chat, 'Or type your full name', 'Anna Berg');
      await press(chat, 'Send');
    },
    keys: [{ to: 'Or type your full name' }, 'Anna Berg', 'Enter'],
    value: { typed: 'Anna Berg' },
    wrong: { ...SEND, at: 'Or type your full name' },
  },
  {
    what: 'payment',
    of: 'payment',
    steps: [{ ask: 'That makes 25 euros.', type: 'payment', amount: 25 }],
    group: 'Kari That makes 25 euros.',
    async byRole(chat, page) {
      await press(chat, 'Pay €25.00');
      await page.getByRole('button', { name: 'Pay at the provider', exact: true }).click();
    },
    keys: [{ to: 'Pay €25.00' }, 'Enter', { back: 'Pay at the provider' }, 'Enter'],
    value: { id: 'p1', status: 'paid', amount: 25, currency: 'EUR' },
    wrong: 'the provider judges it',
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

/** What an answer of the visitor is kept as. */
export const kept = async (chat: Locator): Promise<unknown> => (await varsOf(chat))['it'];

/** One field of every kind that may be a field, so that none can be missing: their names are their kinds. */
const fieldOf: { readonly [kind in FieldType]: { readonly more?: object; readonly value: unknown } } = {
  text: { value: 'Anna' },
  long: { value: 'It rained.' },
  email: { value: 'anna@example.com' },
  phone: { value: '40612345' },
  url: { value: 'https://anna.example/' },
  referral: { more: { skip: false }, value: '7Q2M9KXA' },
  number: { value: 64 },
  date: { value: '2027-03-04' },
  time: { value: '18:30' },
  choice: { more: { options: ['S', 'M'] }, value: 'M' },
  consent: { value: true },
  hidden: { more: { default: 'poster' }, value: 'poster' },
  rating: { value: 4 },
  slider: { more: { min: 0, max: 10 }, value: 10 },
  ranking: { more: { options: ['Price', 'Fit'] }, value: ['Fit', 'Price'] },
  address: {
    more: { country: 'NL', countries: ['NL'] },
    value: {
      street: 'Dam 1',
      postalCode: '1012 JL',
      city: 'Amsterdam',
      country: 'NL',
      text: 'Dam 1, 1012 JL Amsterdam, Netherlands',
    },
  },
};
const fields = Object.entries(fieldOf).map(([type, { more }]) => ({
  as: type,
  type,
  label: `The ${type}`,
  error: 'Not so.',
  ...more,
}));

export const operatedFields: readonly Operated[] = [
  {
    what: 'fields of every kind in one bubble',
    of: 'fields',
    steps: [{ ask: 'Who are you?', fields }],
    group: 'Kari Who are you?',
    async byRole(chat) {
      for (const name of ['text', 'long', 'email', 'phone', 'url', 'referral', 'number', 'date', 'time'] as const)
        await write(chat, `The ${name}`, String(fieldOf[name].value));
      await radio(chat, 'The choice', 'M');
      await chat.getByRole('checkbox', { name: 'The consent', exact: true }).check();
      await radio(chat, 'The rating', '4 of 5');
      await chat.getByRole('slider', { name: 'The slider', exact: true }).fill('10');
      await press(chat, 'Move Fit up');
      const home = chat.getByRole('group', { name: 'The address', exact: true });
      await write(home, 'Street and number', 'Dam 1');
      await write(home, 'Postal code', '1012 JL');
      await write(home, 'Town or city', 'Amsterdam');
      await press(chat, 'Send');
    },
    keys: [
      ...(['text', 'long', 'email', 'phone', 'url', 'referral', 'number'] as const).flatMap((name) => [
        { to: `The ${name}` },
        String(fieldOf[name].value),
      ]),
      { to: 'The date' },
      '03042027',
      { to: 'The time' },
      '0630PM',
      { to: 'S' },
      'ArrowRight',
      { to: 'The consent' },
      'Space',
      { to: '1 of 5' },
      'ArrowLeft',
      'ArrowLeft',
      { to: 'The slider' },
      'End',
      { to: 'Move Fit up' },
      'Enter',
      { to: 'Street and number' },
      'Dam 1',
      { to: 'Postal code' },
      '1012 JL',
      { to: 'Town or city' },
      'Amsterdam',
      { to: 'Send' },
      'Enter',
    ],
    async outcome(chat) {
      const vars = await varsOf(chat);
      for (const [name, { value }] of Object.entries(fieldOf)) assert.deepEqual(vars[name], value, name);
    },
    wrong: { ...SEND, at: 'The text' },
  },
];

const answered = (chat: Locator) => chat.getByText('Good.').first().waitFor();
const products = [
  { title: 'Slim', price: 79 },
  { title: 'Wide', price: 89 },
  { title: 'Loose', price: 99 },
];
const tee = {
  title: 'Tee',
  price: 20,
  variants: [
    { attributes: { Colour: 'Black', Size: 'S' } },
    { attributes: { Colour: 'Black', Size: 'M' }, price: 22 },
    { attributes: { Colour: 'Red', Size: 'M' }, price: 24 },
  ],
  options: [{ label: 'Into the cart', cart: true }, { label: 'Take' }],
};
/** A question and its answer, which the steps after it are about. */
const NAME = { ask: 'Your name?', as: 'name', change: true };
const answerName = async (chat: Locator) => {
  await write(chat, 'Kari Your name?', 'Anna');
  await press(chat, 'Send');
};
const typeName: readonly Stroke[] = [{ to: 'Kari Your name?' }, 'Anna', 'Enter'];
const clipboard = (page: Page) => page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
/** What is posted gets through from now on. */
const answers = (page: Page) =>
  page.evaluate(() => {
    (globalThis as unknown as { isUp: boolean }).isUp = true;
  });
const isPlaying = (chat: Locator, what: 'video' | 'audio') =>
  chat.evaluate(
    (element, kind) =>
      new Promise<void>((resolve) => {
        const media = element.shadowRoot!.querySelector<HTMLMediaElement>(kind)!;
        if (!media.paused) resolve();
        else media.onplay = () => resolve();
      }),
    what,
  );

export const operatedBlocks: readonly Operated[] = [
  {
    what: 'cards, one at a time, by the buttons beside them',
    of: 'cards',
    steps: [{ cards: products, layout: 'carousel', as: 'it' }],
    group: 'To look at: 3',
    async byRole(chat) {
      await press(chat, 'Next');
      await press(chat, 'Choose Wide');
    },
    keys: [{ to: 'Next' }, 'Enter', { back: 'Choose Wide' }, 'Enter'],
    value: 'Wide',
  },
  {
    what: 'cards, one at a time, by arrows',
    of: 'cards',
    steps: [{ cards: products, layout: 'carousel', as: 'it' }],
    byRole: (chat) =>
      chat
        .getByRole('list', { name: 'To look at: 3', exact: true })
        .getByRole('button', { name: 'Choose Loose', exact: true })
        .click(),
    keys: [{ to: 'To look at: 3' }, 'ArrowRight', 'End', { to: 'Choose Loose' }, 'Enter'],
    value: 'Loose',
  },
  {
    what: 'cards, passed over',
    of: 'cards',
    steps: [{ cards: products, layout: 'list', as: 'it', skip: 'None of them' }],
    byRole: (chat) => press(chat, 'None of them'),
    keys: [{ to: 'None of them' }, 'Enter'],
  },
  {
    what: 'the variants of a product, and its way into the cart',
    of: 'cards',
    steps: [{ cards: [tee], as: 'it' }],
    async byRole(chat) {
      await radio(chat, 'Colour', 'Red');
      await press(chat, 'Into the cart Tee');
      await chat.getByText('€24.00').first().waitFor();
      await press(chat, 'Take Tee');
    },
    keys: [{ to: 'Black' }, 'ArrowRight', { to: 'Into the cart Tee' }, 'Enter', { to: 'Take Tee' }, 'Enter'],
    async outcome(chat, page) {
      assert.deepEqual(await kept(chat), { title: 'Tee', price: 24, variant: { Colour: 'Red', Size: 'M' } });
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { cart: unknown }).cart), ['Tee']);
    },
  },
  {
    what: 'recommend',
    of: 'recommend',
    steps: [{ recommend: products, prefer: { 'price < 80': { weight: 2, reason: 'Least of all' } }, as: 'it' }],
    group: 'To look at: 3',
    byRole: (chat) => press(chat, 'Choose Slim'),
    keys: [{ to: 'Choose Slim' }, 'Enter'],
    async outcome(chat) {
      assert.deepEqual(await kept(chat), { title: 'Slim', price: 79 });
    },
  },
  {
    what: 'instructions',
    of: 'instructions',
    steps: [{ instructions: ['Open the box.', { text: 'Read.', open: '/manual', button: 'The manual' }], as: 'it' }],
    async byRole(chat) {
      await chat.getByRole('link', { name: 'The manual (opens in a new tab)', exact: true }).waitFor();
      await press(chat, 'Done');
    },
    keys: [{ to: 'The manual (opens in a new tab)' }, { to: 'Done' }, 'Enter'],
    value: 'done',
  },
  {
    what: 'instructions, put off and ticked off later',
    of: 'instructions',
    steps: [{ instructions: ['Open the box.'], resume: true, as: 'it' }],
    async byRole(chat) {
      await press(chat, 'I’ll do this later');
      await answered(chat);
      await press(chat, 'Done');
    },
    async keys(strike, page) {
      await strike({ to: 'I’ll do this later' }, 'Enter');
      await page.getByText('Good.').first().waitFor();
      await strike({ back: 'Done' }, 'Enter');
    },
    isBeside: true,
    value: 'done',
  },
  {
    what: 'a review before sending, with the way back to an answer',
    of: 'review',
    steps: [NAME, { review: { name: 'Name' } }],
    async byRole(chat) {
      await answerName(chat);
      await press(chat, 'Change: Name');
      await write(chat, 'You are changing your answer to Your name?', 'Berit');
      await press(chat, 'Send');
      await press(chat, 'All right');
    },
    async keys(strike, page) {
      await strike(...typeName);
      await page.getByRole('button', { name: 'All right', exact: true }).waitFor();
      await strike({ back: 'Change: Name' }, 'Enter', 'Control+A', 'Berit', 'Enter');
      await page.getByText('Berit').first().waitFor();
      await strike({ to: 'All right' }, 'Enter');
    },
    async outcome(chat) {
      assert.equal((await varsOf(chat))['name'], 'Berit');
    },
  },
  {
    what: 'an earlier answer, changed',
    of: 'answer',
    steps: [NAME],
    async byRole(chat) {
      await answerName(chat);
      await press(chat, 'Change your answer: Anna');
      await write(chat, 'You are changing your answer to Your name?', 'Berit');
      await press(chat, 'Send');
    },
    async keys(strike, page) {
      await strike(...typeName);
      await page.getByRole('button', { name: 'Change your answer: Anna', exact: true }).waitFor();
      await strike({ back: 'Change your answer: Anna' }, 'Enter', 'Control+A', 'Berit', 'Enter');
    },
    async outcome(chat) {
      await chat.getByText('Berit').first().waitFor();
      assert.equal((await varsOf(chat))['name'], 'Berit');
    },
  },
  {
    what: 'an earlier answer, left as it is after all',
    of: 'answer',
    steps: [NAME],
    async byRole(chat) {
      await answerName(chat);
      await press(chat, 'Change your answer: Anna');
      await press(chat, 'Leave it as it is');
    },
    async keys(strike, page) {
      await strike(...typeName);
      await page.getByRole('button', { name: 'Change your answer: Anna', exact: true }).waitFor();
      await strike({ back: 'Change your answer: Anna' }, 'Enter', { back: 'Leave it as it is' }, 'Enter');
    },
    async outcome(chat) {
      assert.equal((await varsOf(chat))['name'], 'Anna');
    },
  },
  {
    what: 'share',
    of: 'share',
    steps: [
      {
        share: 'https://shop.example/sale',
        text: 'Look',
        via: ['copy', 'whatsapp', 'qr'],
        skip: 'Maybe later',
        as: 'it',
      },
    ],
    group: 'Share',
    async byRole(chat) {
      await chat.getByRole('link', { name: 'Share by WhatsApp', exact: true }).waitFor();
      await press(chat, 'QR code');
      await chat.getByRole('img', { name: /^QR code/ }).waitFor();
      await press(chat, 'Copy');
    },
    keys: [{ to: 'Copy' }, { to: 'Share by WhatsApp' }, { to: 'QR code' }, 'Enter', { back: 'Copy' }, 'Enter'],
    isBeside: true,
    async outcome(chat, page) {
      await answered(chat);
      assert.match(await clipboard(page), /^https:\/\/shop\.example\/sale/);
    },
  },
  {
    what: 'share, passed over',
    of: 'share',
    steps: [{ share: 'https://shop.example/sale', via: ['copy'], skip: 'Maybe later', as: 'it' }],
    byRole: (chat) => press(chat, 'Maybe later'),
    keys: [{ to: 'Maybe later' }, 'Enter'],
  },
  {
    what: 'the code of a reward, copied, and the way to where it is used',
    of: 'reward',
    steps: [{ reward: 'A gift', code: 'HELLO10', open: '/redeem', qr: true }],
    isBeside: true,
    async byRole(chat) {
      await chat.getByRole('img', { name: 'QR code: HELLO10', exact: true }).waitFor();
      await chat.getByRole('link', { name: 'Use it now', exact: true }).waitFor();
      await press(chat, 'Copy');
    },
    keys: [{ to: 'Copy' }, 'Enter', { to: 'Use it now' }],
    async outcome(_, page) {
      assert.equal(await clipboard(page), 'HELLO10');
    },
  },
  {
    what: 'the way to a person',
    of: 'handover',
    steps: [{ handover: { channel: 'whatsapp', to: '+4712345678' } }],
    isBeside: true,
    byRole: (chat) => chat.getByRole('link', { name: 'WhatsApp (opens in a new tab)', exact: true }).waitFor(),
    keys: [{ to: 'WhatsApp (opens in a new tab)' }],
  },
  {
    what: 'an event, into the calendar and on the map',
    of: 'event',
    steps: [
      {
        event: { title: 'Opening', starts: '2027-03-04T18:00[Europe/Oslo]', address: 'Storgata 1' },
        calendar: true,
        map: true,
      },
    ],
    isBeside: true,
    async byRole(chat, page) {
      await chat.getByRole('link', { name: 'Show on a map (opens in a new tab)', exact: true }).waitFor();
      const file = page.waitForEvent('download');
      await press(chat, 'Add to calendar');
      assert.match((await file).suggestedFilename(), /\.ics$/);
    },
    async keys(strike, page) {
      await strike({ to: 'Add to calendar' });
      const file = page.waitForEvent('download');
      await strike('Enter');
      assert.match((await file).suggestedFilename(), /\.ics$/);
      await strike({ to: 'Show on a map (opens in a new tab)' });
    },
  },
  {
    what: 'a video behind its still, passed over',
    of: 'video',
    steps: [{ video: 'https://vimeo.com/76979871', title: 'A tour', transcript: 'Welcome.', until: 'ended' }],
    byRole: (chat) => press(chat, 'Skip'),
    keys: [{ to: 'Play: A tour. Loads from Vimeo once it is pressed' }, { to: 'Skip' }, 'Enter'],
    outcome: answered,
  },
  {
    what: 'a video behind its still, played',
    of: 'video',
    steps: [{ video: 'https://vimeo.com/76979871', title: 'A tour' }],
    isBeside: true,
    byRole: (chat) => press(chat, 'Play: A tour. Loads from Vimeo once it is pressed'),
    keys: [{ to: 'Play: A tour. Loads from Vimeo once it is pressed' }, 'Enter'],
    outcome: (chat) => chat.getByTitle('A tour').waitFor(),
  },
  {
    what: 'a sound',
    of: 'audio',
    steps: [{ audio: '/tone.wav', title: 'A greeting', transcript: 'Hi there.' }],
    isBeside: true,
    async byRole(chat, _, tree) {
      await tree.press('DisclosureTriangle', 'Read what is said');
      await chat.getByText('Hi there.').first().waitFor();
      await tree.press('button', 'play');
    },
    keys: [{ to: 'A greeting' }, 'Space'],
    outcome: (chat) => isPlaying(chat, 'audio'),
  },
  {
    what: 'a page of another site, after a press',
    of: 'embed',
    steps: [{ embed: 'https://maps.example/', title: 'The map', load: 'press' }],
    isBeside: true,
    byRole: (chat) => press(chat, 'Show: The map. Loads from maps.example once it is pressed'),
    keys: [{ to: 'Show: The map. Loads from maps.example once it is pressed' }, 'Enter'],
    outcome: (chat) => chat.getByTitle('The map').waitFor(),
  },
  {
    what: 'a moving picture, paused and moving again',
    of: 'image',
    steps: [{ image: '/moves.gif', alt: 'A flag in the wind' }],
    isBeside: true,
    async byRole(chat) {
      await chat.getByRole('img', { name: 'A flag in the wind', exact: true }).waitFor();
      await chat.getByRole('button', { name: 'Pause the moving picture', pressed: true, exact: true }).click();
    },
    keys: [{ to: 'Pause the moving picture' }, 'Enter'],
    outcome: (chat) =>
      chat.getByRole('button', { name: 'Pause the moving picture', pressed: false, exact: true }).waitFor(),
  },
  {
    what: 'a picture that leads on',
    of: 'image',
    steps: [{ image: '/slim.png', alt: 'The shop', link: '/shop' }],
    isBeside: true,
    byRole: (chat) => chat.getByRole('link', { name: 'The shop', exact: true }).waitFor(),
    keys: [{ to: 'The shop' }],
  },
  {
    what: 'a link to a page',
    of: 'open',
    steps: [{ open: '/shops', title: 'All shops' }],
    isBeside: true,
    byRole: (chat) => chat.getByRole('link', { name: 'All shops (opens in a new tab)', exact: true }).waitFor(),
    keys: [{ to: 'All shops (opens in a new tab)' }],
  },
  {
    what: 'how an invitation stands, with the link to share again',
    of: 'referrals',
    steps: [{ referrals: 'status', text: 'Come with me' }],
    isBeside: true,
    byRole: (chat) => press(chat, 'Copy'),
    keys: [{ to: 'Copy' }, 'Enter'],
    async outcome(_, page) {
      assert.match(await clipboard(page), /^https:\/\/shop\.example\/r\/anna/);
    },
  },
  {
    what: 'what could not be sent, copied and tried again',
    of: 'submit',
    steps: [NAME, { submit: 'leads' }],
    isBeside: true,
    async byRole(chat, page) {
      await answerName(chat);
      await press(chat, 'Copy my answers');
      await answers(page);
      await press(chat, 'Try again');
    },
    async keys(strike, page) {
      await strike(...typeName);
      await page.getByRole('button', { name: 'Copy my answers', exact: true }).waitFor();
      await strike({ back: 'Copy my answers' }, 'Enter');
      await answers(page);
      await strike({ back: 'Try again' }, 'Enter');
    },
    async outcome(chat, page) {
      assert.match(await clipboard(page), /Anna/);
      await chat.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' });
    },
  },
  {
    what: 'a consent, declined',
    of: 'consent',
    steps: [{ consent: 'You may mail me.', purpose: 'news', no: 'No, thanks', as: 'it', error: 'Not so.' }],
    group: 'You may mail me.',
    byRole: (chat) => press(chat, 'No, thanks'),
    keys: [{ to: 'No, thanks' }, 'Enter'],
    value: false,
  },
];

/** Verbs that draw nothing, or what can only be read, each with a step of it. */
export const readOnly: { readonly [verb in Verb]?: object } = {
  timeline: {
    timeline: [
      { label: 'Ordered', state: 'done' },
      { label: 'On its way', state: 'now' },
    ],
    title: 'Your order',
  },
  countdown: { countdown: '2099-03-04T18:00', title: 'Until the doors open' },
  receipt: { receipt: [{ label: 'Jeans', price: 79 }], title: 'Your order' },
  chart: { chart: [{ label: 'Slim', value: 120 }], title: 'What others chose' },
  set: { set: { size: 'M' } },
  if: { if: 'size is set', then: ['Yes.'] },
  split: {
    split: [
      { share: 1, name: 'a', then: ['One.'] },
      { share: 1, name: 'b', then: ['Two.'] },
    ],
    name: 'arm',
  },
  request: { request: 'status' },
  track: { track: 'seen' },
  news: { news: '/no-news' },
  return: { return: true },
  end: { when: 'size is set', end: true },
};

/** All variables of the conversation. */
export const varsOf = (chat: Locator): Promise<{ readonly [name: string]: unknown }> =>
  chat.evaluate((element) => (element as HTMLElementTagNameMap['smoc-chat']).snapshot()!.vars);
