import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { copyPlain, MAX_DEPTH, MAX_SIZE, readFlow } from '../../src/flow/read-flow.ts';
import { exampleFlows } from './example-flow.ts';

const small =
  '{"flow": "x", "parts": {"a": ["Hi!", {"ask": "Well?", "options": ["Yes", {"label": "No", "then": ["Bye"]}]}]}}';

describe('readFlow', () => {
  for (const [name, text] of exampleFlows) {
    it(`reads ${name} from text and from an object alike`, () => {
      expect(readFlow(text).flow).to.deep.equal(JSON.parse(text));
      expect(readFlow(JSON.parse(text)).flow).to.deep.equal(JSON.parse(text));
    });
  }

  it('takes a byte order mark and blanks around the text', () => {
    expect(readFlow(`\uFEFF \n${small}\n`).flow).to.deep.equal(JSON.parse(small));
  });

  const broken: readonly (readonly [what: string, source: unknown])[] = [
    ['no JSON', '{"flow"'],
    ['nothing', ''],
    ['nothing at all', undefined],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['a function', () => ({})],
    ['no name', '{"parts": {"a": []}}'],
    ['no parts', '{"flow": "x"}'],
    ['empty parts', '{"flow": "x", "parts": {}}'],
    ['parts in a list', '{"flow": "x", "parts": ["Hi"]}'],
    ['a part that is a text', '{"flow": "x", "parts": {"a": "Hi"}}'],
    ['a step that is a number', '{"flow": "x", "parts": {"a": [5]}}'],
    ['a step that is null', '{"flow": "x", "parts": {"a": [null]}}'],
    ['a step in a step that is a list', '{"flow": "x", "parts": {"a": [{"if": "b", "then": [["Hi"]]}]}}'],
    ['an option that is a number', '{"flow": "x", "parts": {"a": [{"ask": "b", "options": [1]}]}}'],
    ['another version', '{"flow": "x", "version": 2, "parts": {"a": []}}'],
    ['more text than is read', `"${'x'.repeat(MAX_SIZE)}"`],
    ['10 million characters', ' '.repeat(10_000_000)],
    [
      'nesting below the limit',
      `{"flow": "x", "parts": {"a": [${'{"then": ['.repeat(MAX_DEPTH)}${']}'.repeat(MAX_DEPTH)}]}}`,
    ],
  ];
  for (const [what, source] of broken) {
    it(`refuses ${what}`, () => {
      expect(readFlow(source)).to.deep.equal({});
    });
  }

  it('refuses 100,000 levels without an exception', () => {
    expect(readFlow('['.repeat(100_000) + ']'.repeat(100_000))).to.deep.equal({});
  });

  it('refuses an object that holds itself', () => {
    const flow: { flow: string; parts: Record<string, unknown[]> } = { flow: 'x', parts: { a: [] } };
    flow.parts.a!.push(flow);
    expect(readFlow(flow)).to.deep.equal({});
  });

  it('hands out objects that have no prototype and drops __proto__', () => {
    const { flow } = readFlow(
      `{"__proto__": {"polluted": 1}, ${small.slice(1, -1)}, "vars": {"__proto__": {"polluted": 1}, "constructor": 2}}`,
    );
    expect(Object.getPrototypeOf(flow)).to.equal(null);
    expect('polluted' in flow!).to.equal(false);
    expect(Object.keys(flow!.vars!)).to.deep.equal(['constructor']);
    expect('polluted' in flow!.vars!).to.equal(false);
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
  });

  it('reads the same on a page that put likely names on Object.prototype', () => {
    const names = ['flow', 'parts', 'ask', 'then', 'options', 'when', 'version', 'goal', 'say'];
    const wanted = JSON.stringify(readFlow(small));
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    for (const name of names) prototype[name] = 'bad';
    try {
      const { flow } = readFlow(small);
      expect('goal' in flow!).to.equal(false);
      expect(JSON.stringify({ flow })).to.equal(wanted);
      expect(Object.hasOwn(readFlow('{}'), 'flow')).to.equal(false);
    } finally {
      for (const name of names) delete prototype[name];
    }
  });

  it('leaves the object that it was given alone', () => {
    const given = JSON.parse(small) as Record<string, unknown>;
    const { flow } = readFlow(given);
    expect(flow).not.to.equal(given);
    expect(given).to.deep.equal(JSON.parse(small));
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.json(),
          fc.string(),
          fc.record({ flow: fc.anything(), parts: fc.anything(), version: fc.anything() }),
        ),
        (source) => {
          const { flow } = readFlow(source);
          expect(flow === undefined || Object.keys(flow.parts).length > 0).to.equal(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('copyPlain', () => {
  it('copies every JSON value', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__')),
        (value) => {
          expect(JSON.stringify(copyPlain(value))).to.equal(JSON.stringify(value));
        },
      ),
    );
  });
});
