import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { compilePattern, PatternProblem } from '../../src/expression/pattern.lazy.ts';

describe('compilePattern', () => {
  const sources = [
    'a',
    'ab|cd',
    '^a',
    'a$',
    '^$',
    'a*',
    'a+b',
    'a?b',
    '(ab)+',
    '(?:ab)*c',
    '(?<x>a)b',
    'a{2}',
    'a{1,2}b',
    'a{2,}',
    'a{0}b',
    '[ab]+c',
    '[^ab]',
    '[a-c]',
    String.raw`\d+`,
    String.raw`\ba`,
    String.raw`a\Bb`,
    String.raw`\w\s`,
    '.',
    '.*b',
    'a.c',
    '(a|b)*c',
    '(a*)*b',
    '(a|ab)(c|bcd)',
    'a|',
    '(|a)b',
    '()',
    String.raw`\.`,
    String.raw`[\]]`,
    String.raw`\u0061`,
    String.raw`\x62`,
    String.raw`\p{L}`,
    '^(a|b)$|c',
    'a+?b',
    String.raw`a\-b`,
    'a{b',
    '[a-c]{2}[^c]$',
    '\\/',
  ];

  it('finds what the built-in RegExp finds', () => {
    const input = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', ' ', '1', '.', '-', 'A', '{', '/'), maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...sources), input, fc.boolean(), (source, text, ignoreCase) => {
        const flags = ignoreCase ? 'i' : '';
        let native: RegExp;
        try {
          native = new RegExp(source, flags + 'u');
        } catch {
          native = new RegExp(source, flags);
        }
        expect(compilePattern(source, { ignoreCase })(text), `/${source}/${flags} on ${JSON.stringify(text)}`).to.equal(
          native.test(text),
        );
      }),
      { numRuns: 5000 },
    );
  });

  it('takes the whole text when asked to', () => {
    const test = compilePattern('a|bc', { whole: true });
    expect(['a', 'bc', 'ab', 'abc', ''].map(test)).to.deep.equal([true, true, false, false, false]);
  });

  it('comes to an end with catastrophic patterns, where a reader that goes back takes longer than anybody lives', () => {
    const catastrophic: readonly (readonly [string, string])[] = [
      ['^(a+)+$', 'a'.repeat(5000) + '!'],
      ['^(a|aa)+$', 'a'.repeat(5000) + '!'],
      ['^(a|a)*$', 'a'.repeat(5000) + '!'],
      ['^(.*a){20}$', 'a'.repeat(5000) + '!'],
      ['.*.*.*.*=', 'x'.repeat(5000)],
      [String.raw`^(\w+\s?)+$`, 'word '.repeat(1000) + '!'],
      ['(x+x+)+y', 'x'.repeat(5000)],
      ['^([a-zA-Z0-9])(([-.]|[_]+)?([a-zA-Z0-9]+))*@$', 'a'.repeat(5000)],
      ['(.*)*b', 'a'.repeat(5000)],
      ['((a{1,20}){1,5})+$', 'a'.repeat(2000) + '!'],
    ];
    for (const [source, text] of catastrophic) expect(compilePattern(source)(text), source).to.equal(false);
  });

  it('refuses what it cannot do in bounded time, and says why', () => {
    const refused: readonly (readonly [string, RegExp])[] = [
      ['(?=a)', /looking ahead/],
      ['(?<!a)b', /behind/],
      [String.raw`(a)\1`, /reference/],
      ['a{5000}', /repeats too much/],
      ['((((a{9}){9}){9}){9})', /repeats too much/],
      ['x'.repeat(201), /longer than 200/],
      ['('.repeat(30) + 'a' + ')'.repeat(30), /too deep/],
      ['(a', /group/],
      ['a)', /./],
      ['[a', /./],
      ['*a', /repeat/],
      ['a{2,1}', /./],
      ['\\', /./],
    ];
    for (const [source, message] of refused)
      expect(() => compilePattern(source), source).to.throw(PatternProblem, message);
  });

  it('finds nothing in a text that is too long for the pattern', () => {
    expect(compilePattern('a')('a'.repeat(3_000_000))).to.equal(false);
  });

  it('throws nothing but a PatternProblem', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab()[]{}|*+?^$\\.-,19dpPu<>=!:k'), maxLength: 14 }),
        fc.string({ maxLength: 10 }),
        (source, text) => {
          try {
            compilePattern(source)(text);
          } catch (error) {
            expect(error).to.be.instanceOf(PatternProblem);
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});
