import { describe, it } from 'node:test';
import { expect } from 'chai';
import { parseFlow } from '../../src/flow/parse-flow.lazy.ts';
import { MAX_DEPTH, MAX_SIZE, readFlow } from '../../src/flow/read-flow.ts';
import { explainFlow } from '../../src/session/explain-flow.lazy.ts';
import { cpuTime } from '../tools/cpu-time.ts';
import { brokenTexts, mistypedTexts } from './broken-texts.ts';
import { exampleFlows } from './example-flow.ts';

/*
 * What V8 says of the JSON of a broken file is what we say, nothing throws, and whatever is refused is told with its place and a cure.
 */

const v8 = (text: string): boolean => {
  try {
    JSON.parse(text.replace(/^\uFEFF/, '').trimEnd());
    return true;
  } catch {
    return false;
  }
};

/** What an author is told, and where. */
function told(text: string) {
  const { flow, problems } = parseFlow(text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const { code, message, hint, path, line } of errors) {
    expect(code, text.slice(0, 200)).not.to.equal('internal');
    expect(message.length, code).to.be.above(8);
    expect(hint, code).to.match(/\S.{8,}/s);
    expect(line !== undefined || path !== '' || text.length > MAX_SIZE, `${code}: ${message} has no place`).to.equal(
      true,
    );
  }
  expect(flow === null, text.slice(0, 200)).to.equal(errors.length > 0);
  return errors;
}

describe('a broken file', () => {
  it('of these hundreds is JSON where V8 says so, and else told with its line', () => {
    expect(brokenTexts.length).to.be.at.least(331);
    let broken = 0;
    for (const text of brokenTexts) {
      const errors = told(text);
      const isNoJson = errors.some(({ code }) => code === 'bad-json');
      expect(isNoJson, JSON.stringify(text.slice(0, 300))).to.equal(!v8(text));
      if (!isNoJson) continue;
      broken++;
      expect(errors[0]!.line, text.slice(0, 100)).to.be.above(0);
      // Blanks around it that JSON does not know are no reason to show a visitor nothing.
      if (!v8(text.trim())) expect(readFlow(text).flow, text.slice(0, 100)).to.equal(undefined);
    }
    expect(broken).to.be.above(331);
  });

  it('with something else at any of its places throws nowhere, and is told', () => {
    expect(mistypedTexts.length).to.be.above(331);
    let refused = 0;
    for (const text of mistypedTexts) {
      refused += told(text).length > 0 ? 1 : 0;
      const seen = readFlow(text);
      if (!seen.flow) expect(told(text), text).not.to.deep.equal([]);
    }
    expect(refused).to.be.above(200);
  });

  it('that the page can not use is explained in one sentence with the place and the cure', () => {
    for (const text of [...brokenTexts, ...mistypedTexts]) {
      if (readFlow(text).flow) continue;
      const found = explainFlow(text, '/flow.json', undefined);
      if ('flow' in found) continue;
      expect(found.message, text.slice(0, 100)).to.match(/^\/flow\.json(:\d+:\d+)?: .{8,}\.$/s);
      expect(found.hint).to.match(/\S/);
    }
  });
});

const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);
const bombs: Readonly<Record<string, string>> = {
  'lists in lists': deep('[', ']', 100_000),
  'objects in objects': deep('{"a":', '}', 100_000),
  'lists that never end': '['.repeat(500_000),
  'steps in steps': `{"flow":"x","parts":{"a":[${deep('{"if":"a","then":[', ']}', 5000)}]}}`,
  'options in options': `{"flow":"x","parts":{"a":[${deep('{"ask":"a","options":[{"label":"b","then":[', ']}]}', 150)}]}}`,
  'a text of a megabyte': JSON.stringify({ flow: 'x', parts: { a: ['x'.repeat(990_000)] } }),
  'more than is read': JSON.stringify({ flow: 'x', parts: { a: ['x'.repeat(2_000_000)] } }),
  'as many steps as fit': JSON.stringify({ flow: 'x', parts: { a: Array(200_000).fill('Hi') } }),
  'as many parts as fit': JSON.stringify({
    flow: 'x',
    parts: Object.fromEntries(Array.from({ length: 40_000 }, (_, at) => [`p${at}`, ['Hi']])),
  }),
  'as many names as fit': JSON.stringify({
    flow: 'x',
    parts: { a: [Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`k${at}`, at]))] },
  }),
  blanks: ' '.repeat(999_000),
  'a number without end': `{"flow":"x","version":${'9'.repeat(900_000)}}`,
  escapes: `{"flow":"${'\\u0041'.repeat(160_000)}","parts":{}}`,
  'doubled names': `{${'"flow":"x",'.repeat(80_000)}"parts":{}}`,
  'braces in a text': JSON.stringify({ flow: 'x', parts: { a: ['{a|'.repeat(100_000)] } }),
  'an expression': JSON.stringify({ flow: 'x', parts: { a: [{ if: '('.repeat(100_000), then: ['A'] }] } }),
  'parts that lead in a ring': JSON.stringify({
    flow: 'x',
    parts: Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`p${at}`, [{ go: `p${(at + 1) % 9000}` }]])),
  }),
};

describe('a file like a bomb', () => {
  /** The longest example of ours, a hundred times: what a file of that size may take on this machine. */
  const [, ordinary] = [...exampleFlows].sort(([, one], [, other]) => other.length - one.length)[0]!;
  for (const [what, text] of Object.entries(bombs))
    it(`of ${what} is read or refused within its limits`, () => {
      const own = Math.min(...[1, 2, 3].map(() => cpuTime(() => parseFlow(ordinary))));
      const most = Math.max(1, (10 * Math.min(text.length, MAX_SIZE)) / ordinary.length) * Math.max(own, 2);
      let flow: unknown;
      const taken = Math.min(...[1, 2].map(() => cpuTime(() => (flow = readFlow(text).flow) ?? told(text))));
      expect(taken, `${taken.toFixed()} of ${most.toFixed()} ms`).to.be.below(most);
      if (!flow) expect(told(text)).not.to.deep.equal([]);
      expect(MAX_DEPTH).to.be.below(1000);
    });
});

describe('a poisoned name', () => {
  const names = ['__proto__', 'constructor', 'prototype'];
  const inner: readonly string[] = ['{"polluted":1}', '{"prototype":{"polluted":1}}', '[{"polluted":1}]'];
  const spots: readonly ((member: string) => string)[] = [
    (member) => `{${member},"flow":"x","parts":{"a":["Hi"]}}`,
    (member) => `{"flow":"x","parts":{${member},"a":["Hi"]}}`,
    (member) => `{"flow":"x","vars":{${member}},"parts":{"a":["Hi"]}}`,
    (member) => `{"flow":"x","parts":{"a":[{"ask":"A?",${member}}]}}`,
    (member) => `{"flow":"x","parts":{"a":[{"set":{${member}}}]}}`,
    (member) => `{"flow":"x","texts":{"nl":{${member}}},"parts":{"a":["Hi"]}}`,
    (member) => `{"flow":"x","bot":{"name":"B",${member}},"parts":{"a":["Hi"]}}`,
  ];
  const poisoned = spots.flatMap((spot) =>
    names.flatMap((name) =>
      [name, name.replace('o', '\\u006f')].flatMap((key) => inner.map((value) => spot(`"${key}":${value}`))),
    ),
  );

  it('changes no prototype, and is told with its line where it is refused', () => {
    expect(poisoned.length).to.be.at.least(57);
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const text of poisoned) {
      const { flow } = readFlow(text);
      const { problems } = parseFlow(text);
      for (const each of [flow, flow?.vars, flow?.parts, flow?.texts, {}, []])
        expect((each as { polluted?: unknown } | undefined)?.polluted, text).to.equal(undefined);
      const isText = text.includes('"texts"') && !text.includes('proto__') && !text.includes('pr\\u006fto__');
      if (!isText) {
        const [first] = problems.filter(({ code }) => code === 'reserved-name');
        expect(first?.line, text).to.equal(1);
      }
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).to.deep.equal(before);
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
  });
});
