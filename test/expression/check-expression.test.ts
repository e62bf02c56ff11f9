import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { checkExpression } from '../../src/expression/check-expression.lazy.ts';
import { evaluate } from '../../src/expression/expression.lazy.ts';

describe('checkExpression', () => {
  const broken: readonly (readonly [source: string, at: number, message: RegExp, hint: RegExp])[] = [
    ['age == 3', 4, /"==" is not an operator/, /"="/],
    ['a && b', 2, /"&&"/, /"and"/],
    ['a || b', 2, /"\|\|"/, /"or"/],
    ['a <> b', 2, /"<>"/, /"!="/],
    ['a => 3', 2, /"=>"/, /">="/],
    ['!a', 0, /"!"/, /"not"/],
    ['age is sett', 7, /"is" stands before/, /"set" instead of "sett"/],
    ["age is 'x'", 7, /"is" stands before/, /"="/],
    ['a b', 2, /operator is missing before "b"/, /quotes/],
    ['a equals b', 2, /operator is missing/, /"="/],
    ["a contain 'x'", 2, /operator is missing/, /"contains"/],
    ["a startswith 'x'", 2, /operator is missing/, /"starts with"/],
    ["a starts 'x'", 2, /operator is missing/, /"starts with"/],
    ['(a', 2, /bracket is not closed/, /at the end/],
    ['[1, 2', 5, /bracket is not closed/, /at the end/],
    ['a )', 2, /"\)" cannot stand here/, /one too many/],
    ['a ? b', 5, /"\?" has no ":"/, /this : that/],
    ["a = 'x", 4, /no closing quote/, /End it with '/],
    ['f(x)', 1, /no functions/, /group/],
    ['a = “x”', 4, /curly quote/, /straight quotes/],
    ['1 < 2 < 3', 6, /follows another comparison/, /and/],
    ['and a', 0, /value is missing before "and"/, /between/],
    ['a and', 5, /ends too early/, /at its end/],
    ['', 0, /ends too early/, /empty/],
    ['a..b', 2, /name is missing after "\."/, /order\.total/],
    ['a # b', 2, /"#" means nothing/, /operators/],
    ["a matches '(x'", 10, /pattern cannot be used/, /groups/],
    ["a matches '(?=x)'", 10, /looking ahead/, /groups/],
    ['('.repeat(60), 51, /nested too deep/, /Split/],
    ['a + '.repeat(600), 2000, /longer than 2000/, /Split/],
  ];
  for (const [source, at, message, hint] of broken) {
    it(`explains ${source.slice(0, 30) || 'nothing at all'}`, () => {
      const problem = checkExpression(source)!;
      expect(problem.message).to.match(message);
      expect(problem.hint).to.match(hint);
      expect(problem.at).to.equal(at);
    });
  }

  it('has nothing to say about an expression that can be read', () => {
    for (const source of [
      'a',
      'not a',
      "a is not empty and (b = 'x' or c in [1, 2])",
      'a ? b : c',
      "a matches '^[a-z]+$'",
    ])
      expect(checkExpression(source), source).to.equal(null);
  });

  it('names a place inside the source and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (source) => {
        const problem = checkExpression(source);
        if (problem) {
          expect(problem.at).to.be.within(0, source.length);
          expect(evaluate(source, () => 1)).to.equal(undefined);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
