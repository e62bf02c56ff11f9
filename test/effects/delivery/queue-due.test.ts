import { describe, it } from 'node:test';
import { expect } from 'chai';
import { dueAt, dueOnLeave, type Queue } from '../../../src/effects/delivery/queue.ts';
import type { OutboxRow } from '../../../src/storage/store-port.ts';
import { NOW, SECOND, queueOf, row, rowOf } from './queue-rows.ts';

const targetOf = ({ endpoint }: OutboxRow) => (endpoint ? { address: endpoint } : undefined);

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
