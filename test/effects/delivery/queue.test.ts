import { describe, it } from 'node:test';
import { expect } from 'chai';
import {
  bringForward,
  changeLead,
  dueAt,
  dueOnLeave,
  emptyQueue,
  enterRow,
  followClock,
  holdAddress,
  leaveTo,
  retryAt,
  takeOver,
  type Lead,
  type Queue,
} from '../../../src/effects/delivery/queue.ts';
import type { OutboxRow } from '../../../src/storage/store-port.ts';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;
const NOW = Date.UTC(2026, 10, 22, 12);

/** A row that is due, and goes to the address that its endpoint names. */
const row = (id: string, more: Partial<OutboxRow> = {}): OutboxRow => ({
  id,
  owner: 'vip',
  endpoint: 'https://shop.example',
  type: 'form.submitted',
  at: NOW,
  tries: 0,
  nextAt: 0,
  notBefore: 0,
  used: 0,
  state: 'queued',
  ...more,
});

const targetOf = ({ endpoint }: OutboxRow) => (endpoint ? { address: endpoint } : undefined);

function queueOf(rows: readonly OutboxRow[], more: Partial<Queue> = {}, lead: Partial<Lead> = {}): Queue {
  const queue = { ...emptyQueue(NOW), ...more };
  for (const each of rows) enterRow(queue, each, lead);
  return queue;
}

const rowOf = (queue: Queue, id: string) => queue.leads.get(id)?.row;

describe('what is due', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((id) => row(id));
  const cases: readonly [string, Queue, readonly string[], number][] = [
    ['nothing of an empty queue', queueOf([]), [], Infinity],
    ['a row whose time has come', queueOf([row('a', { nextAt: NOW })]), ['a'], Infinity],
    ['a row to come is looked at again at its time', queueOf([row('a', { nextAt: NOW + 1 })]), [], NOW + 1],
    [
      'of several to come the soonest counts',
      queueOf([row('a', { nextAt: NOW + 9 }), row('b', { nextAt: NOW + 5 }), row('c', { nextAt: NOW + 7 })]),
      [],
      NOW + 5,
    ],
    ['a parked row waits for somebody', queueOf([row('a', { state: 'parked' })]), [], Infinity],
    ['the oldest first, four at a time', queueOf(five), ['a', 'b', 'c', 'd'], Infinity],
    ['what is on its way takes up a lane', queueOf(five, { busy: new Set(['a', 'b']) }), ['c', 'd'], Infinity],
    [
      'one that has left the queue takes up its lane until its request has ended',
      queueOf(five, { busy: new Set(['gone', 'gone too', 'gone as well']) }),
      ['a'],
      Infinity,
    ],
    [
      'what is on its way to outlive the page is not sent',
      queueOf(five.slice(0, 2), { keptAlive: new Map([['a', 9]]) }),
      ['b'],
      Infinity,
    ],
    ['one that belongs to another goes after it', queueOf([row('a'), row('b', { after: 'a' })]), ['a'], Infinity],
    [
      'one goes although what it belongs to was refused',
      queueOf([row('a', { state: 'parked' }), row('b', { after: 'a' })]),
      ['b'],
      Infinity,
    ],
    ['one goes when what it belongs to is through', queueOf([row('b', { after: 'a' })]), ['b'], Infinity],
    [
      'one that cannot be sent as things are stops nobody',
      queueOf([row('a', { endpoint: '' }), row('b')]),
      ['b'],
      Infinity,
    ],
    [
      'an address that has asked for peace gets nothing before, other addresses do',
      queueOf([row('a'), row('b', { endpoint: 'https://other.example' })], {
        holds: new Map([['https://shop.example', NOW + 30 * SECOND]]),
      }),
      ['b'],
      NOW + 30 * SECOND,
    ],
    [
      'an address whose time of peace is over gets its row',
      queueOf([row('a')], { holds: new Map([['https://shop.example', NOW]]) }),
      ['a'],
      Infinity,
    ],
  ];
  for (const [what, queue, due, next] of cases)
    it(what, () => {
      const found = dueAt(queue, NOW, targetOf);
      expect([found.due.map(({ id }) => id), found.next]).to.deep.equal([due, next]);
      for (const { id, to } of found.due) expect(to).to.deep.equal({ address: rowOf(queue, id)?.endpoint });
    });
});

describe('what goes out when the page is left', () => {
  const text = { text: 'x'.repeat(30_000) };
  const cases: readonly [string, Queue, readonly string[]][] = [
    ['what has not been tried', queueOf([row('a')], {}, text), ['a']],
    ['also what is on its way, which ends with the page', queueOf([row('a')], { busy: new Set(['a']) }, text), ['a']],
    ['not what has been tried: it is on disk', queueOf([row('a', { tries: 1 })], {}, text), []],
    ['not what is parked', queueOf([row('a', { state: 'parked' })], {}, text), []],
    ['not what would have to be read first', queueOf([row('a')]), []],
    ['not twice', queueOf([row('a')], { keptAlive: new Map([['a', 1]]) }, text), []],
    ['not what cannot be sent as things are', queueOf([row('a', { endpoint: '' })], {}, text), []],
    [
      'not before the time that the server has asked for',
      queueOf([row('a')], { holds: new Map([['https://shop.example', NOW + 1]]) }, text),
      [],
    ],
    ['as much as the browser allows', queueOf([row('a'), row('b'), row('c')], {}, text), ['a', 'b']],
    [
      'less where some is still on its way',
      queueOf([row('a'), row('b')], { keptAlive: new Map([['earlier', 30_000]]) }, text),
      ['a'],
    ],
  ];
  for (const [what, queue, due] of cases)
    it(what, () => {
      const found = dueOnLeave(queue, NOW, targetOf, ({ length }) => length);
      expect(found.map(({ id }) => id)).to.deep.equal(due);
      for (const each of found) expect([each.text, each.bytes]).to.deep.equal([text.text, 30_000]);
    });
});

describe('a clock that is set back', () => {
  it('moves what servers and other tabs were given', () => {
    const queue = queueOf(
      [row('a', { at: NOW - 9 * DAY })],
      { holds: new Map([['address', NOW + SECOND]]) },
      { until: NOW + 2 },
    );
    followClock(queue, NOW - 3 * DAY);
    expect([queue.holds.get('address'), queue.leads.get('a')?.until, queue.looked]).to.deep.equal([
      NOW + SECOND - 3 * DAY,
      NOW + 2 - 3 * DAY,
      NOW - 3 * DAY,
    ]);
  });

  it('makes due at once what was made in what is the future now', () => {
    const queue = queueOf([row('a', { nextAt: NOW + SECOND })]);
    followClock(queue, NOW - 3 * DAY);
    expect(rowOf(queue, 'a')).to.include({ at: NOW - 3 * DAY, nextAt: NOW - 3 * DAY, notBefore: NOW - 3 * DAY });
  });

  for (const [what, now] of [
    ['goes on', NOW + DAY],
    ['is set right by less than a second', NOW - 900],
  ] as const)
    it(`one that ${what} moves nothing`, () => {
      const queue = queueOf([row('a')], { holds: new Map([['address', NOW + SECOND]]) }, { until: NOW + 2 });
      followClock(queue, now);
      expect([queue.holds.get('address'), queue.leads.get('a')]).to.deep.equal([
        NOW + SECOND,
        { row: row('a'), until: NOW + 2 },
      ]);
    });
});

describe('a lead', () => {
  it('keeps what is known of it when its row comes again', () => {
    const queue = queueOf([row('a', { tries: 3 })], {}, { unreadable: true });
    enterRow(queue, row('a'), { text: 'words' });
    expect(queue.leads.get('a')).to.deep.equal({ row: row('a', { tries: 3 }), unreadable: true, text: 'words' });
  });

  it('that has left the queue is not brought back by what a late try says of it', () => {
    const queue = queueOf([]);
    changeLead(queue, 'a', { row: row('a') });
    retryAt(queue, 'a', NOW);
    expect(queue.leads.size).to.equal(0);
  });

  it('is tried next when somebody says so', () => {
    const queue = queueOf([row('a')]);
    retryAt(queue, 'a', NOW + 7);
    expect(rowOf(queue, 'a')).to.deep.equal(row('a', { nextAt: NOW + 7 }));
  });

  for (const [what, nextAt, then] of [
    ['is not due before', 0, NOW + 500],
    ['that is due later stays so', NOW + 900, NOW + 900],
  ] as const)
    it(`left to another tab ${what}`, () => {
      const queue = queueOf([row('a', { nextAt })]);
      leaveTo(queue, row('a'), NOW + 500);
      expect(queue.leads.get('a')).to.deep.equal({ row: row('a', { nextAt: then }), until: NOW + 500 });
    });
});

it('an address that has asked for peace twice gets the longer one', () => {
  const queue = queueOf([]);
  holdAddress(queue, 'address', NOW + 9);
  holdAddress(queue, 'address', NOW + 5);
  expect(queue.holds.get('address')).to.equal(NOW + 9);
});

describe('what is moved forward', () => {
  const cases: readonly [string, OutboxRow, Partial<OutboxRow>][] = [
    ['a row that waits is due now', row('a', { nextAt: NOW + DAY }), { nextAt: NOW }],
    [
      'not before the time that a server has asked for',
      row('a', { nextAt: NOW + DAY, notBefore: NOW + 5 }),
      { nextAt: NOW + 5, notBefore: NOW + 5 },
    ],
    [
      'a parked one is queued again',
      row('a', { state: 'parked', status: 200, unclear: true }),
      { state: 'queued', unclear: undefined, nextAt: NOW },
    ],
  ];
  for (const [what, before, after] of cases)
    it(what, () => {
      const queue = queueOf([before, row('b')]);
      const moved = bringForward(queue, NOW, ({ id }) => id === 'a');
      expect(moved).to.deep.equal([rowOf(queue, 'a')]);
      expect(rowOf(queue, 'a')).to.include(after);
      expect(rowOf(queue, 'b')).to.deep.equal(row('b'));
    });

  it('is left alone where somebody works at it', () => {
    const queue = queueOf([row('a', { nextAt: NOW + DAY })], { busy: new Set(['a']) });
    expect(bringForward(queue, NOW, () => true)).to.deep.equal([]);
    expect(rowOf(queue, 'a')?.nextAt).to.equal(NOW + DAY);
  });
});

describe('what the store has', () => {
  const seen = { seen: NOW };
  const old = { at: NOW - 28 * DAY - 1 };
  const cases: readonly [string, OutboxRow, 'taken' | 'changed' | 'late' | 'over'][] = [
    ['is taken over', row('a', seen), 'taken'],
    ['is written down as looked at after a day', row('a', { at: NOW - 2 * DAY, seen: NOW - DAY - 1 }), 'changed'],
    ['and is older than a lead may be: is tried a last time', row('a', { ...old, ...seen }), 'late'],
    [
      'and was found to be too old before: is taken over',
      row('a', { ...old, ...seen, lateSince: NOW - 9, lateUntil: NOW + 9 }),
      'taken',
    ],
    ['and is parked and older than that: its time is over', row('a', { ...old, ...seen, state: 'parked' }), 'over'],
    [
      'and was tried that last time: its time is over',
      row('a', { ...old, ...seen, lateSince: NOW - 9, lateUntil: NOW - 9, triedAt: NOW - 5 }),
      'over',
    ],
  ];
  for (const [what, found, becomes] of cases)
    it(what, () => {
      const queue = queueOf([]);
      const { changed, late, over } = takeOver(queue, [found], NOW);
      const ids = (rows: readonly OutboxRow[]) => rows.map(({ id }) => id);
      expect({ changed: ids(changed), late: ids(late), over: ids(over) }).to.deep.equal({
        changed: becomes === 'changed' || becomes === 'late' ? ['a'] : [],
        late: becomes === 'late' ? ['a'] : [],
        over: becomes === 'over' ? ['a'] : [],
      });
      expect(queue.leads.has('a')).to.equal(becomes !== 'over');
      if (becomes === 'changed') expect(rowOf(queue, 'a')?.seen).to.equal(NOW);
    });

  it('does not undo what this page knows better', () => {
    const queue = queueOf([row('a', { ...seen, tries: 3, nextAt: NOW + 9 })]);
    takeOver(queue, [row('a', seen)], NOW);
    expect(rowOf(queue, 'a')).to.include({ tries: 3, nextAt: NOW + 9 });
  });

  for (const [how, more] of [
    ['on which somebody works', { busy: new Set(['a']) }],
    ['whose request outlives the page', { keptAlive: new Map([['a', 1]]) }],
  ] as const)
    it(`a row ${how} is left alone`, () => {
      const queue = queueOf([], more);
      expect(takeOver(queue, [row('a', { ...old, state: 'parked' })], NOW)).to.deep.equal({
        changed: [],
        late: [],
        over: [],
      });
      expect(queue.leads.size).to.equal(0);
    });
});
