import type { AskType } from '../../../../src/flow/questions.ts';
import { press, SEND, write, type Operated } from './operated.ts';

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

/** What is typed: words, numbers, codes, addresses. */
export const typedQuestions: readonly Operated[] = [
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
];
