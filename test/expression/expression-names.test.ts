import { describe, it } from 'node:test';
import { expect } from 'chai';
import { namesIn } from '../../src/expression/expression-names.lazy.ts';

describe('namesIn', () => {
  const cases: readonly (readonly [source: string, names: readonly string[]])[] = [
    ['age >= 18 and city is set', ['age', 'city']],
    ['not a or b is not empty', ['a', 'b']],
    ["name starts with first and 'x' in list", ['name', 'first', 'list']],
    ['query.ref is empty or order[key].total > 3', ['query', 'order', 'key']],
    ['(a + b) is set ? "yes" : no', ['a', 'b', 'no']],
    ['mail matches "a.*" and mail ends with ".nl"', ['mail']],
    ['set = 3 or empty', ['set', 'empty']],
    ['true and 1 < 2', []],
    ['a == b', []],
  ];
  for (const [source, names] of cases)
    it(`of ${source}`, () => {
      expect(namesIn(source)).to.deep.equal(names);
    });
});
