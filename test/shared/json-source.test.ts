import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { locate, positions, scanJson, type Path } from '../../src/shared/json-source.ts';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('scanJson', () => {
  it('judges as JSON.parse does', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"b"',
      '1',
      '-0.5e+3',
      'true',
      'null',
      ' ',
      '\n',
      '01',
      '.5',
      '+1',
      "'a'",
      'NaN',
      '"\\u00e9"',
      '"\\x"',
      '"',
      '\\',
      '\t',
      '\u00a0',
      '//',
    );
    const mutated = fc.tuple(fc.json(), fc.nat(), fc.nat(3), piece).map(([text, at, cut, put]) => {
      const place = text.length ? at % text.length : 0;
      return text.slice(0, place) + put + text.slice(place + cut);
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          mutated,
          fc.array(piece, { maxLength: 8 }).map((list) => list.join('')),
        ),
        (text) => {
          const fault = scanJson(text, {});
          expect(fault === null, `${JSON.stringify(text)}: ${fault?.message}`).to.equal(isJson(text));
          if (fault) expect(fault.at).to.be.within(0, text.length);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('tells of every value with its path', () => {
    const seen: string[] = [];
    scanJson('{"a": [1, {"b": true}], "c": "x"}', { value: (path, at) => void seen.push(`${path.join('/')}@${at}`) });
    expect(seen).to.deep.equal(['@0', 'a@6', 'a/0@7', 'a/1@10', 'a/1/b@16', 'c@29']);
  });

  it('tells of every doubled name, however it is written', () => {
    const doubled: string[] = [];
    scanJson('{"a": 1, "\\u0061": 2, "b": {"a": 1, "a": 2, "a": 3}}', {
      doubled: (path) => void doubled.push(path.join('/')),
    });
    expect(doubled).to.deep.equal(['a', 'b/a', 'b/a']);
  });

  it('stops where nesting goes below the limit', () => {
    let deep: Path | undefined;
    expect(scanJson('['.repeat(100_000), { tooDeep: (path) => void (deep = [...path]) }, 3)).to.equal(null);
    expect(deep).to.deep.equal([0, 0, 0]);
  });

  it('reads 100,000 levels when nobody limits it', () => {
    expect(scanJson('['.repeat(100_000) + ']'.repeat(100_000), {})).to.equal(null);
  });
});

describe('positions', () => {
  it('counts lines and columns from 1, over every kind of line end', () => {
    const at = positions('ab\ncd\r\nef\rgh');
    expect([0, 2, 3, 4, 7, 10, 12].map((place) => Object.values(at(place)).join(':'))).to.deep.equal([
      '1:1',
      '1:3',
      '2:1',
      '2:2',
      '3:1',
      '4:1',
      '4:3',
    ]);
  });
});

describe('locate', () => {
  const text = '{"a": [1, {"b": true}], "c": "x", "c": "y"}';
  it('finds values and their keys; the last of a doubled name', () => {
    expect(locate(text, [['a', 1, 'b'], [], ['c']])).to.deep.equal([
      { at: 16, keyAt: 11 },
      { at: 0, keyAt: 0 },
      { at: 39, keyAt: 34 },
    ]);
  });

  it('finds the nearest place above what is not there', () => {
    expect(locate(text, [['a', 1, 'nope', 'x'], ['z']])).to.deep.equal([
      { at: 10, keyAt: 10 },
      { at: 0, keyAt: 0 },
    ]);
  });
});
