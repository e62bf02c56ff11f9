import { describe, it } from 'node:test';
import { expect } from 'chai';
import { flowJsonSchema } from '../../src/flow/flow-json-schema.ts';
import { parseFlow } from '../../src/flow/parse-flow.lazy.ts';
import { isValid } from './json-schema-validator.ts';

const flowOf = (step: object) => ({ flow: 'x', parts: { a: [step] } });
const problemsOf = (step: object) => parseFlow(flowOf(step)).problems;
const schema = flowJsonSchema();

describe('a key that belongs to another kind of question', () => {
  const told: readonly (readonly [what: string, step: object, path: string, message: RegExp, hint: RegExp])[] = [
    [
      'a scale of an e-mail address',
      { ask: 'Where?', type: 'email', scale: 5 },
      '/parts/a/0/scale',
      /^"scale" belongs to rating, code, not to a question of type email$/,
      /"type": "rating" or "code"/,
    ],
    [
      'an icon of a text',
      { ask: 'Well?', icon: 'star' },
      '/parts/a/0/icon',
      /^"icon" belongs to rating, not to a question of type text$/,
      /"type": "rating"/,
    ],
    [
      'options of a number',
      { ask: 'How many?', type: 'number', options: ['1', '2'] },
      '/parts/a/0/options',
      /^"options" belongs to choice, ranking, matrix, not to a question of type number$/,
      /"choice" or "ranking" or "matrix"/,
    ],
    [
      'other words without options',
      { ask: 'Well?', other: true },
      '/parts/a/0/other',
      /^"other" belongs to choice,/,
      /"choice"/,
    ],
    [
      'a unit of a field for an address',
      { ask: 'Who?', fields: [{ as: 'shop', type: 'url', unit: 'cm' }] },
      '/parts/a/0/fields/0/unit',
      /^"unit" belongs to text, number, slider, not to a field of type url$/,
      /"text" or "number" or "slider"\.$/,
    ],
    [
      'a key of a kind that is no field',
      { ask: 'Who?', fields: [{ as: 'sign', clear: 'Again' }] },
      '/parts/a/0/fields/0/clear',
      /^"clear" belongs to signature, not to a field of type text$/,
      /step of its own/,
    ],
    [
      'a limit beside fields',
      { ask: 'Who?', fields: [{ as: 'name' }], min: 2 },
      '/parts/a/0/min',
      /^"min" belongs to .*, not to several fields$/,
      /in the field/,
    ],
  ];
  for (const [what, step, path, message, hint] of told) {
    it(`is told: ${what}`, () => {
      const problems = problemsOf(step);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.include({ code: 'unknown-key', severity: 'error', path });
      expect(problems[0]!.message).to.match(message);
      expect(problems[0]!.hint).to.match(hint);
      expect(isValid(schema, flowOf(step)), 'the JSON Schema agrees').to.equal(false);
    });
  }

  it('is not told where its own kind has it', () => {
    expect(problemsOf({ ask: 'How was it?', type: 'rating', scale: 5, icon: 'star' })).to.deep.equal([]);
    expect(problemsOf({ ask: 'How much?', fields: [{ as: 'n', type: 'number', unit: 'kg' }] })).to.deep.equal([]);
  });

  it('is not guessed at beside a type that does not exist', () => {
    const problems = problemsOf({ ask: 'How was it?', type: 'ratnig', scale: 5 });
    expect(problems.map(({ code, path, hint }) => [code, path, hint])).to.deep.equal([
      ['wrong-value', '/parts/a/0/type', 'Did you mean "rating"?'],
    ]);
  });

  it('is guessed at by what HTML calls a type', () => {
    for (const [html, ours] of [
      ['tel', 'phone'],
      ['textarea', 'long'],
      ['Range', 'slider'],
    ])
      expect(problemsOf({ ask: 'How was it?', type: html! })[0]!.hint).to.equal(`Did you mean "${ours}"?`);
    expect(problemsOf({ ask: 'How was it?', type: 'constructor' })[0]!.hint).to.equal('Write one of these words.');
  });

  it('leaves a misspelt key to what was meant', () => {
    expect(problemsOf({ ask: 'How was it?', type: 'rating', scael: 5 })[0]!.hint).to.equal('Did you mean "scale"?');
  });
});

describe('what a key is for', () => {
  const codes = (step: object) => problemsOf(step).map(({ code, path }) => `${code} ${path}`);

  it('is asked of its own step', () => {
    // The same word is a text in one step and an address, a weight or a test in another.
    expect(codes({ handover: { channel: 'mail', to: 'a@b.example' }, answer: 'In { hours' })).to.deep.equal([
      'bad-text /parts/a/0/answer',
    ]);
    expect(codes({ chat: 'advisor', until: 'a ==' })).to.deep.equal(['bad-expression /parts/a/0/until']);
    expect(codes({ embed: '/a', title: 'A', until: 'a ==' })).to.deep.equal([]);
  });

  it('is known for texts that stand in records and in limits of time', () => {
    expect(codes({ ask: 'When?', type: 'date', range: true, from: 'From { day' })).to.deep.equal([
      'bad-text /parts/a/0/from',
    ]);
    expect(codes({ cards: [{ title: 'Jeans', facts: { Delivery: '} days' } }] })).to.deep.equal([
      'bad-text /parts/a/0/cards/0/facts/Delivery',
    ]);
  });
});
