import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { steps } from './flow-of.ts';

describe('split', () => {
  const flow = steps({
    split: [
      { share: 1, name: 'a', then: ['A'] },
      { share: 3, name: 'b', then: ['B'] },
    ],
    name: 'test',
  });
  for (const [chance, line] of [
    [0, 'A'],
    [0.24, 'A'],
    [0.25, 'B'],
    [0.99, 'B'],
  ] as const)
    it(`takes ${line} by chance ${chance}`, () => {
      expect(drive(flow, { chance }).lines).to.deep.equal([line]);
    });

  it('stays with the arm of the same name', () => {
    const again = steps(
      {
        split: [
          { share: 1, name: 'a', then: ['A'] },
          { share: 1, name: 'b', then: ['B'] },
        ],
        name: 't',
      },
      { ask: 'x', options: [{ label: 'y', then: 'main' }] },
    );
    const chat = drive(again, { chance: 0.9, values: { t: 'a' } }).answer('y');
    expect(chat.lines.filter((line) => /^[AB]$/.test(line))).to.deep.equal(['A', 'A']);
  });

  it('decides several splits in a row independently, and names the last one in what is sent', () => {
    const pair = [
      { share: 1, then: ['0'] },
      { share: 1, then: ['1'] },
    ];
    const seen = new Set(
      [0.1, 0.3, 0.6, 0.9].map((chance) => drive(steps({ split: pair }, { split: pair }), { chance }).lines.join('')),
    );
    expect([...seen].sort()).to.deep.equal(['00', '01', '10', '11']);
    const sent = drive(
      steps(
        {
          split: [
            { share: 0, then: [] },
            { share: 1, name: 'b', then: [] },
          ],
        },
        { ask: 'x' },
        { submit: true },
      ),
    ).answer('y');
    expect(sent.envelopes.at(-1)!.flow.variant).to.equal('b');
  });
});
