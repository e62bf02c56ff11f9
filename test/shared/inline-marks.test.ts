import { describe, it } from 'node:test';
import { expect } from 'chai';
import { needsMarkdown, scanMarks, type Token } from '../../src/shared/inline-marks.ts';

const draw = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      token.type === 'text'
        ? token.text
        : token.type === 'break'
          ? '⏎'
          : `<${token.type}${token.type === 'link' ? ' ' + token.href : ''}>${draw(token.tokens)}</>`,
    )
    .join('');

describe('scanMarks', () => {
  for (const [source, drawn] of [
    ['plain', 'plain'],
    ['', ''],
    ['a **b** c', 'a <bold>b</> c'],
    ['**a _b_ c**', '<bold>a <italic>b</> c</>'],
    ['_**a**_', '<italic><bold>a</></>'],
    ['++u++, _i_ and *i*', '<underline>u</>, <italic>i</> and <italic>i</>'],
    ['**Ben**: _hi_!', '<bold>Ben</>: <italic>hi</>!'],
    ['[words](/there)', '<link /there>words</>'],
    ['[**w** x](https://a.example/b(c)d)', '<link https://a.example/b(c)d><bold>w</> x</>'],
    ['[a](b) [c](d)', '<link b>a</> <link d>c</>'],
    ['one\ntwo', 'one⏎two'],
    ['**a\nb**', '<bold>a⏎b</>'],
    // What only looks like a mark stays.
    ['snake_case_name', 'snake_case_name'],
    ['2*3*4', '2*3*4'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['____ x ____', '____ x ____'],
    ['****', '****'],
    ['** a **', '** a **'],
    ['C++, D++ and E++!', 'C++, D++ and E++!'],
    ['**a', '**a'],
    ['a**', 'a**'],
    ['_a', '_a'],
    ['_a* b', '_a* b'],
    ['[x] (y)', '[x] (y)'],
    ['[a b]( c)', '[a b]( c)'],
    ['[](x)', '[](x)'],
    ['a__b__c', 'a__b__c'],
    ['5 > 3', '5 > 3'],
    ['<b>x</b>', '<b>x</b>'],
    ['&amp;', '&amp;'],
    // A backslash takes a sign as it is.
    ['\\*a\\* \\[b\\](c)', '*a* [b](c)'],
    ['**a\\**', '**a**'],
    ['a\\b', 'a\\b'],
    ['\\\\', '\\'],
    ['_a\\_b_', '<italic>a_b</>'],
    ['[x](javascript:alert(1))', '<link javascript:alert(1)>x</>'],
  ] as const)
    it(`reads ${JSON.stringify(source)}`, () => {
      expect(draw(scanMarks(source))).to.equal(drawn);
    });

  it('joins neighbouring text', () => {
    expect(scanMarks('a \\* b _ c')).to.deep.equal([{ type: 'text', text: 'a * b _ c' }]);
  });
});

describe('needsMarkdown', () => {
  for (const text of [
    '- a\n- b',
    'Look:\n* a',
    '1. a',
    '2) b',
    '# Head',
    '> quote',
    '| a | b |\n|---|---|',
    'some `code`',
    '```\nx\n```',
    'a\n---\nb',
    '  + a',
    '~~gone~~',
    '&lt;b&gt;',
    '<https://a.example>',
    'a\\\nb',
    '[a](/b "c")',
    '*a **b***',
    'a*b*c',
  ]) {
    it(`is for ${JSON.stringify(text)}`, () => {
      expect(needsMarkdown(text)).to.equal(true);
    });
  }
  for (const text of [
    'Hi **you**',
    '-5 degrees',
    '5 > 3 and 2 - 1',
    '#1 in town',
    '2027. What a year',
    '*hugs*',
    'a | b',
    '[a](b)',
    'line\nline',
    '-- Anna',
    'Hello {name|there}, {days, plural, one {# day} other {# days}}!',
    '**{name}**: _hi_, *you*!',
    '[**w** x](https://a.example/b?c=d&e=f)',
    'from 5* a day',
    'snake_case_name',
    'I <3 C++ & R&D',
  ]) {
    it(`is not for ${JSON.stringify(text)}`, () => {
      expect(needsMarkdown(text)).to.equal(text.startsWith('2027.'));
    });
  }
});
