import { strict as assert } from 'node:assert';
import type { FieldType } from '../../../../src/flow/questions.ts';
import { press, radio, SEND, varsOf, write, type Operated } from './operated.ts';

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
