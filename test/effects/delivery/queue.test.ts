import { describe, it } from 'node:test';
import { expect } from 'chai';
import {
  bringForward,
  changeLead,
  enterRow,
  followClock,
  holdAddress,
  leaveTo,
  retryAt,
  takeOver,
} from '../../../src/effects/delivery/queue.ts';
import type { OutboxRow } from '../../../src/storage/store-port.ts';
import { DAY, NOW, SECOND, queueOf, row, rowOf } from './queue-rows.ts';

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
