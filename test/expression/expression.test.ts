import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { evaluateSimple, isEmpty, isTrue, same, toNumber } from '../../src/expression/expression.ts';
import { evaluate } from '../../src/expression/expression.lazy.ts';

const values: Record<string, unknown> = {
  age: 20,
  size: '',
  name: ' Anna ',
  tags: ['Slim', 'Wide'],
  none: [],
  yes: true,
  no: false,
  zero: 0,
  text: '12.50',
  order: { total: '12.50', items: [{ n: 1 }] },
};
const scope = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);

describe('evaluateSimple', () => {
  const cases: readonly (readonly [source: string, value: unknown])[] = [
    ['age', 20],
    ['order.total', '12.50'],
    [' order.items ', [{ n: 1 }]],
    ['missing', undefined],
    ['missing.deep.er', undefined],
    ['name is set', true],
    ['size is set', false],
    ['size  is  empty', true],
    ['size is not set', true],
    ['tags is not empty', true],
    ['none is empty', true],
    ["name = 'anna'", true],
    ['name = "ANNA"', true],
    ["name != 'ben'", true],
    ["name='ben'", false],
    ['age = 20', true],
    ['text = 12.5', true],
    ['yes = true', true],
    ['no = false', true],
    ["size = ''", true],
    ["tags = ''", false],
    ['not yes', false],
    ['not missing', true],
    ["not name = 'anna'", false],
    ['not size is set', true],
  ];
  for (const [source, value] of cases) {
    it(`reads ${source}`, () => {
      expect(evaluateSimple(source, scope)).to.deep.equal(value);
      expect(evaluate(source, scope), 'the full language').to.deep.equal(value);
    });
  }

  it('keeps quotes inside a text', () => {
    expect(evaluateSimple('x = "it\'s"', () => "it's")).to.equal(true);
  });

  it('says the same as the full language in every simple case', () => {
    const path = fc
      .array(
        fc.constantFrom(
          'age',
          'size',
          'name',
          'tags',
          'none',
          'yes',
          'order',
          'total',
          'items',
          'missing',
          '_x1',
          'is_set',
          'notable',
          'trueish',
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((keys) => keys.join('.'));
    const literal = fc.oneof(
      fc.string().map((text) => `'${text.replace(/['\\]/g, '')}'`),
      fc.string().map((text) => `"${text.replace(/["\\]/g, '')}"`),
      fc.nat().map(String),
      fc.constantFrom('true', 'false', '12.50'),
    );
    const tail = fc.oneof(
      fc.constant(''),
      fc.constantFrom(' is set', ' is not set', ' is empty', '  is not  empty', ' IS SET'),
      fc.tuple(fc.constantFrom('=', ' = ', '!=', ' != '), literal).map((pair) => pair.join('')),
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('', ' ', '20', '12.5', 'TRUE', true, 0, [], {}, 1e21, '0', 'anna'),
    );
    fc.assert(
      fc.property(fc.constantFrom('', 'not ', ' not  '), path, tail, value, (not, name, rest, found) => {
        const source = not + name + rest;
        const read = (key: string) => (key === 'missing' ? undefined : found);
        const simply = evaluateSimple(source, read);
        if (simply !== undefined) expect(evaluate(source, read), source).to.deep.equal(simply);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives nothing for what it cannot read', () => {
    for (const source of ['', 'age > 3', 'a and b', '1 + 1', 'true', "'text'", 'f(x)', 'tags[0]'])
      expect(evaluateSimple(source, scope), source).to.equal(undefined);
  });
});

describe('the meaning of values', () => {
  it('knows what is empty', () => {
    for (const value of [undefined, null, '', '  \n', [], {}])
      expect(isEmpty(value), JSON.stringify(value)).to.equal(true);
    for (const value of [0, false, 'x', [''], { a: null }])
      expect(isEmpty(value), JSON.stringify(value)).to.equal(false);
  });

  it('takes empty, false and 0 for untrue, as words too', () => {
    for (const value of [undefined, '', 0, false, '0', ' False ', []])
      expect(isTrue(value), JSON.stringify(value)).to.equal(false);
    for (const value of [1, true, 'no', 'x', [0], { a: 1 }])
      expect(isTrue(value), JSON.stringify(value)).to.equal(true);
  });

  it('reads a number only where it is one', () => {
    expect([' 12 ', '-3.5', '+7', '.5', '007', 4].map(toNumber)).to.deep.equal([12, -3.5, 7, 0.5, 7, 4]);
    for (const value of [
      '',
      'x',
      '1e5',
      '1,5',
      '12 kg',
      '1.',
      '0x10',
      true,
      null,
      undefined,
      [],
      [1],
      '12345678901234567',
    ])
      expect(toNumber(value), String(value)).to.be.NaN;
  });

  it('compares numbers as numbers and words without case and outer blanks', () => {
    for (const [a, b] of [
      ['1.0', 1],
      [' Ja', 'ja '],
      [true, 'TRUE'],
      ['', null],
      [[], undefined],
    ])
      expect(same(a, b), JSON.stringify([a, b])).to.equal(true);
    for (const [a, b] of [
      ['0', ''],
      [false, ''],
      ['a', 'b'],
      [{ a: 1 }, ''],
      ['1234567890123456', '1234567890123457'],
    ])
      expect(same(a, b), JSON.stringify([a, b])).to.equal(false);
  });
});
