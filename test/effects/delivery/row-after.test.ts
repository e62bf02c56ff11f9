import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Outcome } from '../../../src/effects/delivery/outcome.ts';
import type { UnwordedProblem } from '../../../src/effects/delivery/explain-problem.ts';
import { actOfGone, actOfParked, rowAfter } from '../../../src/effects/delivery/row-after.ts';
import type { OutboxRow } from '../../../src/storage/store-port.ts';

const SECOND = 1000;
const NOW = Date.UTC(2026, 10, 22, 12);
const ADDRESS = 'https://shop.example/api';

const row: OutboxRow = {
  id: 'e1',
  owner: 'vip',
  endpoint: '',
  type: 'form.submitted',
  at: NOW,
  tries: 2,
  nextAt: 0,
  notBefore: 0,
  used: 0,
  state: 'queued',
};
const where = { address: ADDRESS, adapter: 'json' };
const after = (given: OutboxRow, outcome: Outcome) =>
  rowAfter(given, outcome, { address: ADDRESS, now: NOW, chance: 0.5, where });

const again: Outcome = { kind: 'again', wait: 0 };
const refused: Outcome = { kind: 'refused', status: 422, reply: { fieldErrors: { email: 'Taken' } } };
const told: UnwordedProblem = { code: 'endpoint-denied', about: [] };
const tried = { tries: 3, triedAt: NOW, seen: NOW, address: ADDRESS, adapter: 'json' };

describe('what becomes of a row', () => {
  const cases: readonly [
    string,
    OutboxRow,
    Outcome,
    Partial<OutboxRow> | undefined,
    object | undefined,
    object | undefined,
  ][] = [
    [
      'that was taken: it is gone, and its conversation gets the reply',
      row,
      { kind: 'delivered', reply: { set: { seat: 7 } } },
      undefined,
      { type: 'delivered', id: 'e1', reply: { set: { seat: 7 } } },
      undefined,
    ],
    [
      'that was not heard: it waits for its next try, and nobody is told yet',
      row,
      again,
      { ...tried, state: 'queued', notBefore: NOW, nextAt: NOW + 4 * SECOND },
      undefined,
      undefined,
    ],
    [
      'whose server asks for peace: it is not tried before',
      row,
      { kind: 'again', wait: 60 * SECOND, problem: told },
      { ...tried, state: 'queued', notBefore: NOW + 60 * SECOND, nextAt: NOW + 64 * SECOND },
      undefined,
      told,
    ],
    [
      'whose last try it was: it is gone, and its conversation hears so',
      { ...row, at: NOW - 29 * 24 * 60 * 60 * SECOND, lateSince: NOW - 1, lateUntil: NOW },
      again,
      undefined,
      { type: 'unsent', id: 'e1', reason: 'given-up' },
      undefined,
    ],
    [
      'that has become too old meanwhile: it was its last try',
      { ...row, at: NOW - 29 * 24 * 60 * 60 * SECOND, seen: NOW - SECOND },
      again,
      undefined,
      { type: 'unsent', id: 'e1', reason: 'given-up' },
      undefined,
    ],
    [
      'that was refused: it is parked, and its conversation is told why',
      row,
      refused,
      { ...tried, state: 'parked', status: 422, unclear: undefined },
      { type: 'refused', id: 'e1', status: 422, reply: { fieldErrors: { email: 'Taken' } } },
      undefined,
    ],
    [
      'that is no submission and was refused: the owner is told, for no conversation would say so',
      { ...row, type: 'goal.completed' },
      refused,
      { ...tried, state: 'parked', status: 422 },
      { type: 'refused', id: 'e1', status: 422, reply: { fieldErrors: { email: 'Taken' } } },
      { code: 'endpoint-refused', about: [ADDRESS, 'goal.completed', 422] },
    ],
    [
      'that may have been taken: it is parked as unclear',
      row,
      { kind: 'unclear', status: 200, problem: told },
      { ...tried, state: 'parked', status: 200, unclear: true },
      { type: 'unclear', id: 'e1', status: 200 },
      told,
    ],
    [
      'that was unclear once and is refused now: it is not unclear any more',
      { ...row, unclear: true },
      refused,
      { state: 'parked', unclear: undefined },
      { type: 'refused', id: 'e1', status: 422, reply: { fieldErrors: { email: 'Taken' } } },
      undefined,
    ],
  ];
  for (const [what, given, outcome, becomes, act, problem] of cases)
    it(what, () => {
      const found = after(given, outcome);
      if (becomes) expect(found.row).to.include(becomes);
      else expect(found.row).to.equal(undefined);
      expect([found.act, found.problem]).to.deep.equal([act, problem]);
    });
});

describe('what a restored conversation is told', () => {
  const cases: readonly [string, object, object][] = [
    [
      'of a parked row: refused, with its status',
      actOfParked({ ...row, state: 'parked', status: 422 }),
      { type: 'refused', id: 'e1', status: 422, reply: {} },
    ],
    [
      'of a parked row that may have been taken: unclear',
      actOfParked({ ...row, state: 'parked', status: 200, unclear: true }),
      { type: 'unclear', id: 'e1', status: 200 },
    ],
    ['of a row that is gone: delivered', actOfGone('e1', false), { type: 'delivered', id: 'e1', reply: {} }],
    ['of a row whose time was over: unsent', actOfGone('e1', true), { type: 'unsent', id: 'e1', reason: 'given-up' }],
  ];
  for (const [what, act, expected] of cases)
    it(what, () => {
      expect(act).to.deep.equal(expected);
    });
});
