import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Entry } from '../../src/engine/state.ts';
import type { Flow } from '../../src/flow/flow.ts';
import type { Values } from '../../src/shared/json.ts';
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
  const items: readonly Values[] = [
    { name: 'Fjord', fit: 'Straight', price: 79, before: 99, label: 'Last pairs', url: '/shop/fjord', photo: '/f.jpg' },
    { name: 'Hav', fit: 'Wide', price: 89.5, url: '/shop/hav', photo: '/h.jpg' },
  ];
  const asked = async () =>
    (await play('jeans-advice', { request: () => ({ items }) })).answer('Blue and loose', 'blue', 'M', ['Wide']);

  it('shows what the shop has, and keeps what is chosen', async () => {
    const chat = await asked();
    expect(chat.lines.slice(-2)).to.deep.equal(['These could be yours:', '[cards Fjord 79 | Hav 89.5]']);
    press(chat, 1, 1);
    expect(chat.lines).to.include.members(['> Hav', 'You have an eye for it! Hav, yours for €89.50.']);
    chat.answer(5);
    expect(chat.envelopes.find(({ type }) => type === 'form.submitted')?.answers).to.deep.include({
      pick: items[1],
      stars: 5,
    });
    expect(chat.events('goal').map(({ goal }) => goal)).to.deep.equal(['jeans-picked']);
  });
  it('leads to a person whom nothing pleases, and where the shop has nothing', async () => {
    const declined = (await asked()).answer(null);
    expect(declined.lines).to.include('> Not my thing');
    const none = (await play('jeans-advice', { request: () => ({ items: [] }) })).answer('x', 'blue', 'M', ['Wide']);
    for (const chat of [declined, none])
      expect(chat.lines.some((line) => /colleague|closed/.test(line))).to.equal(true);
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
