import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Entry } from '../../src/engine/state.ts';
import type { Flow } from '../../src/flow/flow.ts';
import type { Values } from '../../src/shared/json.ts';
import { jeans } from '../../stories/jeans.ts';
import { drive, START, type Drive, type DriveOptions } from '../engine/drive.ts';

const play = async (name: string, options: DriveOptions = {}): Promise<Drive> => {
  const text = await readFile(new URL(`../../examples/flows/${name}.json`, import.meta.url), 'utf8');
  return drive({ ...(JSON.parse(text) as Flow), pace: 'instant' }, options);
};
const press = (chat: Drive, card: number, button: number): void => {
  const entry = chat.entries.findLast(({ kind }) => kind === 'cards')!;
  chat.send({ type: 'used', entry: entry.id, value: { news: 'pressed', card, button } });
};
const isEvent = (entry: Entry): entry is Extract<Entry, { kind: 'event' }> => entry.kind === 'event';

describe('the example flow jeans-advice', () => {
  const advised = async (
    size: string,
    options: { readonly colour?: string; readonly items?: readonly Values[] } = {},
  ) =>
    (await play('jeans-advice', { request: () => ({ items: options.items ?? jeans }) })).answer(
      'Something loose',
      options.colour ?? 'blue',
      size,
      'high',
    );
  const cardsOf = (chat: Drive) => chat.entries.findLast((entry) => entry.kind === 'cards')?.cards ?? [];
  const names = (chat: Drive) => cardsOf(chat).map(({ item }) => item?.name);
  const reasons = (chat: Drive) => cardsOf(chat).map(({ reason }) => reason);

  it('shows what fits colour, size and waist, each with the reason, and keeps what is chosen', async () => {
    const chat = await advised('44');
    expect(chat.lines.at(-2)).to.equal('These could be yours:');
    expect(names(chat)).to.deep.equal(['Fjord', 'Elv']);
    expect(reasons(chat).every((reason) => String(reason).startsWith('Because you like a'))).to.equal(true);
    press(chat, 1, 2);
    expect(chat.lines).to.include.members([
      '> I take this one, Elv, 44',
      'You have an eye for it! Elv, yours for €99.00.',
    ]);
    chat.answer(5);
    const sent = chat.envelopes.find(({ type }) => type === 'form.submitted')?.answers;
    expect(sent).to.deep.include({ stars: 5, wantedSize: '44' });
    expect(sent?.pick).to.deep.include({ name: 'Elv', price: 99 });
    expect(chat.events('goal').map(({ goal }) => goal)).to.deep.equal(['jeans-picked']);
  });
  it('shows three with a reason each to whom every colour is right', async () => {
    const chat = await play('jeans-advice', { request: () => ({ items: jeans }) });
    chat.answer('Something loose', null, '42', null);
    expect(names(chat)).to.deep.equal(['Fjord', 'Natt', 'Snø']);
    expect(reasons(chat)).to.deep.equal(Array(3).fill('There is your size {wantedSize}.'));
  });
  it('chooses anew when the colour is changed', async () => {
    const chat = await advised('44');
    const colour = chat.entries.find((entry) => entry.kind === 'answer' && entry.asked === 'wantedColour')!;
    chat.send({ type: 'change', entry: colour.id });
    chat.answer('black');
    expect(names(chat)).to.deep.equal(['Skog']);
  });
  it('says that there is none in size 48, and shows those that come nearest', async () => {
    const chat = await advised('48');
    expect(chat.lines.at(-2)).to.equal('I have none in size 48, I am sorry. These come nearest:');
    expect(names(chat)).to.deep.equal(['Elv', 'Fjord']);
  });
  it('asks for the waist of somebody who does not know their size', async () => {
    const chat = await play('jeans-advice', { request: () => ({ items: jeans }) });
    chat.answer('Something loose', 'blue', null, 84, 'mid');
    expect(chat.state.vars.wantedSize).to.equal(46);
    expect(names(chat)).to.deep.equal(['Hav']);
  });
  it('asks the page once to put a pair into the bag, in the size that is looked at', async () => {
    const chat = await advised('44');
    press(chat, 0, 1);
    press(chat, 0, 1);
    expect(chat.events('add-to-cart')).to.have.length(1);
    expect(chat.events('add-to-cart')[0]).to.deep.include({ title: 'Fjord', price: 79, variant: { Size: '44' } });
  });
  it('leads to a person whom nothing pleases, and where the shop has nothing', async () => {
    const declined = (await advised('44')).answer(null);
    expect(declined.lines).to.include('> Not my thing');
    const none = await advised('44', { items: [] });
    expect(none.lines).to.include('I am sorry, there is no pair of ours left at the moment.');
    for (const chat of [declined, none])
      expect(chat.lines.some((line) => /colleague|closed/.test(line))).to.equal(true);
  });
  it('speaks Dutch', async () => {
    const chat = await play('jeans-advice', { lang: 'nl', request: () => ({ items: jeans }) });
    chat.answer('Iets ruims', 'blue', '48', 'high');
    expect(chat.lines).to.include('Ik heb er geen in maat 48, het spijt me. Deze komen het dichtst in de buurt:');
  });
});

describe('the example flow book-a-fitting', () => {
  const booked = async (options?: DriveOptions) =>
    (await play('book-a-fitting', options)).answer('2027-03-04', '18:00').answer('14:30', {
      name: 'Kari',
      email: 'kari@shop.example',
      confirm: true,
    });

  it('books a day and a time of the shop, and gives both to the calendar', async () => {
    const chat = await booked();
    expect(chat.entries.find(isEvent)).to.deep.include({
      starts: '2027-03-04T14:30',
      zone: 'Europe/Oslo',
      calendar: true,
      map: true,
    });
    const sent = chat.envelopes.find(({ type }) => type === 'form.submitted');
    expect(sent?.answers).to.deep.include({
      day: '2027-03-04',
      hour: '14:30',
      name: 'Kari',
      email: 'kari@shop.example',
    });
    expect(chat.events('goal').map(({ goal }) => goal)).to.deep.equal(['fitting-booked']);
    expect(chat.answer(null).lines.at(-1)).to.equal('See you in the shop!');
  });
  it('looks for another time where that one was taken', async () => {
    const refuse: DriveOptions['submit'] = ({ id }) => ({ type: 'refused', id, status: 409, reply: {} });
    const chat = await booked({ submit: refuse });
    expect(chat.lines).to.include('That time was taken while we talked, I am sorry.');
    expect(chat.entries.some(isEvent)).to.equal(false);
    expect(chat.answer('Another time').lines.at(-1)).to.equal('Which day suits you?');
  });
  it('takes no day that is over', async () => {
    const before = new Date(START - 86_400_000).toISOString().slice(0, 10);
    expect((await play('book-a-fitting')).answer(before).problems).to.deep.equal(['errEarly']);
  });
});

describe('the example flow reward-gallery', () => {
  it('shows each kind of reward on its card, and the rest again', async () => {
    const chat = await play('reward-gallery');
    const count = chat.entries.flatMap((entry) => (entry.kind === 'cards' ? entry.cards : [])).length;
    for (let card = 0; card < count; card++) press(chat, card, 0);
    const kinds = chat.entries.flatMap((entry) => (entry.kind === 'reward' ? [entry.rewardKind] : []));
    expect(kinds).to.deep.equal([
      'list_spot',
      'discount_code',
      'voucher',
      'parking_minutes',
      'data_allowance',
      'external_code',
      'climate_days',
      'virtual_card',
      'points',
      'other',
      // Those of the list.
      'data_allowance',
      'climate_days',
      'external_code',
      'voucher',
      'parking_minutes',
      'discount_code',
      'points',
    ]);
    expect(chat.answer(null).lines.at(-1)).to.equal('[celebrate confetti]');
    expect(chat.lines).to.include(
      'Running now: Free delivery for everybody who brings a friend, with the code TOGETHER.',
    );
    expect(chat.reports).to.deep.equal([]);
  });
});
