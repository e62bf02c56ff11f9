import { describe, it } from 'node:test';
import { expect } from 'chai';
import { addEnvelope, changeRow, noChanges, type RowChange } from '../../src/storage/pending-changes.ts';
import type { OutboxRow } from '../../src/storage/store-port.ts';
import { envelopeOf } from '../effects/delivery/fake-endpoint.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const row = { id: 'e1', state: 'queued' } as OutboxRow;
const later = { ...row, tries: 1 };
const text = 'words';

describe('a change of a row', () => {
  const cases: readonly [string, RowChange | undefined, OutboxRow | null, RowChange | undefined, boolean][] = [
    ['on disk is to be written', undefined, later, { row: later }, true],
    ['on disk that is removed is to be written', undefined, null, { row: null }, true],
    ['that is not on disk yet keeps its words', { row, text }, later, { row: later, text }, true],
    [
      'that is not on disk yet removes it there too, should it be on its way',
      { row, text },
      null,
      { row: null, text },
      true,
    ],
    ['that was removed does not bring it back', { row: null }, later, { row: null }, false],
    ['that was removed is not removed twice', { row: null }, null, { row: null }, false],
    [
      'that never goes to disk is not written',
      { row, text, memory: true },
      later,
      { row: later, text, memory: true },
      false,
    ],
    ['that never goes to disk forgets it', { row, text, memory: true }, null, undefined, false],
  ];
  for (const [what, before, to, after, isWritten] of cases)
    it(what, () => {
      const pending = noChanges();
      if (before) pending.rows.set('e1', before);
      expect(changeRow(pending, 'e1', to)).to.equal(isWritten);
      expect(pending.rows.get('e1')).to.deep.equal(after);
    });
});

describe('a new envelope', () => {
  const add = (pending = noChanges(), more = {}, memory = false) => {
    const envelope = envelopeOf('e2', more);
    const isWritten = addEnvelope(pending, 'vip', { envelope, endpoint: 'crm' }, NOW, memory);
    return { pending, isWritten, added: pending.rows.get('e2') };
  };

  it('waits with its words, as a row that is due', () => {
    const { added } = add();
    expect(added?.row).to.include({
      id: 'e2',
      owner: 'vip',
      endpoint: 'crm',
      state: 'queued',
      nextAt: 0,
      at: NOW,
      seen: NOW,
    });
    expect(JSON.parse(added?.text ?? '')).to.deep.equal(envelopeOf('e2'));
  });

  for (const [what, more, after] of [
    ['one that belongs to another', { submission: 'e0' }, 'e0'],
    ['one that corrects another', { replaces: 'e1', submission: 'e0' }, 'e1'],
    ['one that stands alone', {}, undefined],
  ] as const)
    it(`${what} knows what goes first, and takes only the place of what it corrects`, () => {
      const { pending, added } = add(noChanges(), more);
      expect(added?.row?.after).to.equal(after);
      expect([...pending.replaced]).to.deep.equal('replaces' in more ? [after] : []);
    });

  it('made at a time that nobody can read is as old as its row', () => {
    expect(add(noChanges(), { occurredAt: 'yesterday' }).added?.row?.at).to.equal(NOW);
  });

  const replacements: readonly [
    string,
    RowChange | undefined,
    boolean,
    RowChange | undefined,
    readonly string[],
    boolean,
  ][] = [
    ['that is parked, in memory: it goes', { row: { ...row, state: 'parked' } }, false, { row: null }, [], true],
    ['that is on its way: whether it is parked is seen when it is written', { row }, false, { row }, ['e1'], false],
    ['that is on disk: the same', undefined, false, undefined, ['e1'], false],
    ['that is nowhere, and nothing goes to disk', undefined, true, undefined, [], false],
    [
      'that is parked and never goes to disk: it is forgotten',
      { row: { ...row, state: 'parked' }, text, memory: true },
      true,
      undefined,
      [],
      false,
    ],
  ];
  for (const [what, before, memory, after, replaced, isWritten] of replacements)
    it(`takes the place of one ${what}`, () => {
      const pending = noChanges();
      if (before) pending.rows.set('e1', before);
      const added = add(pending, { replaces: 'e1' }, memory);
      expect([pending.rows.get('e1'), [...pending.replaced], added.isWritten]).to.deep.equal([
        after,
        replaced,
        isWritten,
      ]);
      expect(added.added?.memory).to.equal(memory);
    });
});
