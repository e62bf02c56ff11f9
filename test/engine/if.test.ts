import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

describe('if', () => {
  const flow = flowOf({
    flow: 'x',
    parts: {
      main: [
        { if: 'n > 5', then: ['more', { if: "c = 'x'", then: ['inner'], else: ['outer'] }], else: 'less' },
        'after',
        {
          if: [
            { when: 'n = 1', then: ['one'] },
            { when: 'n = 2', then: 'two' },
          ],
          else: ['else'],
        },
        'end',
      ],
      less: ['less'],
      two: ['two'],
    },
  });
  for (const [values, lines] of [
    [{ n: 6, c: 'x' }, ['more', 'inner', 'after', 'else', 'end']],
    [{ n: 9 }, ['more', 'outer', 'after', 'else', 'end']],
    [{ n: 1 }, ['less']],
  ] as const)
    it(`takes the way for ${JSON.stringify(values)} and comes back`, () => {
      expect(drive(flow, { values }).lines).to.deep.equal(lines);
    });

  it('takes the first branch that holds', () => {
    const cases = steps({
      if: [
        { when: 'n > 1', then: ['a'] },
        { when: 'n > 0', then: ['b'] },
      ],
      else: ['c'],
    });
    expect([5, 1, 0].map((n) => drive(cases, { values: { n } }).lines)).to.deep.equal([['a'], ['b'], ['c']]);
  });

  it('goes on with the next line where there is no way for it', () => {
    expect(
      drive(steps({ if: 'x is set', then: ['no'] }, { if: 'x is empty', else: ['no'] }, 'yes')).lines,
    ).to.deep.equal(['yes']);
  });
});
