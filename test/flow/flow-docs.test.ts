import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { writtenDocs } from '../../build/docs.ts';
import { fillSections } from '../../build/docs-sections.ts';
import { blockProse, blocks, verbs } from '../../src/flow/blocks.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { flowJsonSchema } from '../../src/flow/flow-json-schema.ts';
import { askTypes, questionProse, questions } from '../../src/flow/questions.ts';

const errors = (step: object) =>
  checkFlow({ flow: 'example', parts: { start: ['Our shop opens in June: get in first.', step, 'Good.'] } })
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
const isSentence = (text: string) => /^[A-Z"].*[.…)]$/.test(text.replace(/^`/, '"'));

describe('what people read about the flow file', () => {
  for (const [verb, { example }] of Object.entries(blockProse)) {
    it(`has a valid example of ${verb}`, () => {
      expect(example).to.have.property(verb);
      expect(errors(example)).to.deep.equal([]);
    });
  }
  for (const [type, { example }] of Object.entries(questionProse)) {
    it(`has a valid example of a question of type ${type}`, () => {
      expect((example as { type?: string }).type ?? ('options' in example ? 'choice' : 'text')).to.equal(type);
      expect(errors(example)).to.deep.equal([]);
    });
  }

  it('tells an example that is none', () => {
    expect(errors({ ask: 'Where?', type: 'email', scale: 5 })).to.have.length(1);
  });

  it('says what every verb, every kind and each of their keys is for', () => {
    const prose = [
      ...blocks.map(({ verb, keys }) => [verb, keys, blockProse[verb]] as const),
      ...questions.map(({ type, keys }) => [type, keys, questionProse[type]] as const),
    ];
    for (const [name, keys, { about, keys: told }] of prose) {
      expect(isSentence(about), `${name}: ${about}`).to.equal(true);
      for (const key of Object.keys(keys)) {
        const text = [told[key as never]].flat()[0] as string | undefined;
        expect(text && isSentence(text), `${name}.${key}: ${text}`).to.equal(true);
      }
    }
  });

  it('is in the JSON Schema, so that editors show it', () => {
    interface Schema {
      readonly properties?: Readonly<Record<string, object>>;
      readonly anyOf?: readonly Schema[];
    }
    const { $defs, ...root } = flowJsonSchema();
    const definitions: Readonly<Record<string, Schema>> = { ...($defs as Record<string, Schema>), root };
    const propertiesOf = ({ properties, anyOf = [] }: Schema) =>
      properties ?? anyOf.find((form) => form.properties)?.properties ?? { none: {} };
    const names = [
      ...verbs.filter((verb) => verb !== 'ask').map((verb) => `${verb}Step`),
      ...askTypes.map((type) => `${type}Question`),
      'form',
      'option',
      'card',
      'root',
    ];
    const untold = names.flatMap((name) =>
      Object.entries(propertiesOf(definitions[name]!))
        .filter(([, property]) => !('description' in property))
        .map(([key]) => `${name}.${key}`),
    );
    expect(untold).to.deep.equal([]);
  });

  for (const [path, text] of Object.entries(writtenDocs())) {
    it(`stands in ${path} as the source has it (npm run docs)`, async () => {
      expect(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8')).to.equal(text);
    });
  }

  it('keeps what is written by hand around what is written from the source, and tells of a place that is missing', () => {
    const page = 'Before.\n<!-- sizes: written by `npm run docs` -->\nold\n<!-- end of sizes -->\nAfter.';
    const filled = fillSections('x.md', page, { sizes: 'new' });
    expect(filled).to.match(/^Before\.\n.*\n\nnew\n\n.*\nAfter\.$/);
    expect(fillSections('x.md', filled, { sizes: 'new' })).to.equal(filled);
    expect(() => fillSections('x.md', page, {})).to.throw('"sizes"');
    expect(() => fillSections('x.md', page, { sizes: 'new', tests: 'new' })).to.throw('tests');
  });
});
