import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { flowJsonSchema } from '../../src/flow/flow-json-schema.ts';
import { copyPlain } from '../../src/flow/read-flow.ts';
import { shapeProblems } from '../../src/flow/shape-problems.ts';
import { verbs } from '../../src/flow/blocks.ts';
import { exampleFlows } from './example-flow.ts';
import { isValid } from './json-schema-validator.ts';

const schema = flowJsonSchema();
const parserTakes = (flow: object) => shapeProblems(copyPlain(flow) as object, 10).length === 0;
const withStep = (...steps: unknown[]) => ({ flow: 'x', parts: { a: steps } });

describe('flowJsonSchema', () => {
  it('is a JSON Schema of draft 2020-12 that says what it is for', () => {
    expect(schema.$schema).to.equal('https://json-schema.org/draft/2020-12/schema');
    expect(schema.title).to.be.a('string');
    expect(schema.description).to.be.a('string');
    expect(schema.required).to.deep.equal(['flow', 'parts']);
    expect(schema.additionalProperties).to.equal(false);
  });

  it('refers to nothing that it does not define, and defines nothing without a name', () => {
    const text = JSON.stringify(schema);
    const names = Object.keys(schema.$defs as object);
    const used = new Set([...text.matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name!));
    expect([...used].filter((name) => !names.includes(name))).to.deep.equal([]);
    expect(names.filter((name) => /^\d/.test(name))).to.deep.equal([]);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(schema))).to.deep.equal(schema);
  });

  it('has every verb', () => {
    for (const verb of verbs) expect(schema.$defs, verb).to.have.property(`${verb}Step`);
  });

  for (const [name, text] of exampleFlows) {
    it(`takes ${name}`, () => {
      expect(isValid(schema, JSON.parse(text))).to.equal(true);
    });
  }

  const refused: readonly (readonly [what: string, flow: object])[] = [
    ['no parts', { flow: 'x' }],
    ['no part', { flow: 'x', parts: {} }],
    ['a stray key', { flow: 'x', parts: { a: [] }, lang: 'en' }],
    ['a version to come', { flow: 'x', version: 2, parts: { a: [] } }],
    ['a verb that does not exist', withStep({ aks: 'x' })],
    ['a stray option of a verb', withStep({ ask: 'x', typ: 'email' })],
    ['two verbs', withStep({ ask: 'x', set: { a: 1 } })],
    ['no verb', withStep({})],
    ['a step that is a number', withStep(5)],
    ['a type that does not exist', withStep({ ask: 'x', type: 'emial' })],
    ['a broken step in a step', withStep({ if: 'x', then: [{ ask: 1 }] })],
    ['an option without a label', withStep({ ask: 'x', options: [{ value: 1 }] })],
    ['a list for an object', withStep({ set: [] })],
    ['a language without a name', withStep({ say: { en: 'x', '': 'y' } })],
    ['a language that is none', { flow: 'x', parts: { a: [] }, texts: { dutch: {} } }],
  ];
  for (const [what, flow] of refused) {
    it(`refuses ${what}`, () => {
      expect(isValid(schema, flow)).to.equal(false);
      expect(parserTakes(flow)).to.equal(false);
    });
  }

  it('judges as the parser does, in flows that were changed at any place', () => {
    const originals = [
      ...[...exampleFlows.values()].map((text) => JSON.parse(text) as object),
      withStep(
        { reward: 'X', kind: 'voucher', open: '/x' },
        {
          split: [
            { share: 1, then: 'a' },
            { share: 2, then: ['x'] },
          ],
        },
        { ask: true, fields: [{ as: 'x', type: 'email' }], tries: 2 },
        { recommend: '= x', filter: { a: 'b = 1' }, prefer: { 'c = 1': 2 } },
        { instructions: ['x', { text: 'y' }] },
        { review: ['x'] },
        { consent: 'x', purpose: 'news' },
        { say: { en: 'x', 'nl~warm': 'y' }, go: 'a' },
      ),
    ];
    const put = fc.oneof(
      fc.constantFrom<unknown>(
        '',
        'x',
        '= x',
        'nl',
        'all',
        'confetti',
        'email',
        0,
        -1,
        1,
        1.5,
        true,
        false,
        null,
        [],
        {},
        ['x'],
        [{}],
        { x: 1 },
        { en: 'x' },
        { label: 'x' },
        { id: 'x' },
        { as: 'x' },
        { go: 'x' },
        { ask: 'x' },
        { when: 'x', then: 'y' },
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const key = fc.constantFrom(
      '',
      'ask',
      'say',
      'set',
      'go',
      'then',
      'open',
      'end',
      'options',
      'label',
      'when',
      'x y',
      'nl',
      'Nl',
      '~warm',
      'id',
      'fields',
      'value',
      'goal',
      'text',
      'version',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(fc.nat(), { maxLength: 9 }),
        fc.option(key),
        put,
        (original, turns, name, value) => {
          const flow = structuredClone(original);
          let node: Record<string, unknown> = flow as Record<string, unknown>;
          let last: string | undefined;
          for (const turn of turns) {
            const inner = last === undefined ? node : node[last];
            if (typeof inner !== 'object' || !inner || !Object.keys(inner).length) break;
            node = inner as Record<string, unknown>;
            last = Object.keys(node)[turn % Object.keys(node).length];
          }
          const isList = Array.isArray(node);
          if (name !== null && !isList) node[name] = value;
          else if (last !== undefined) node[last] = value;
          const text = JSON.stringify(flow);
          fc.pre(!/"(__proto__|constructor|prototype)"/.test(text));
          expect(isValid(schema, flow), `${String(last ?? name)} = ${JSON.stringify(value)}`).to.equal(
            parserTakes(flow),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});
