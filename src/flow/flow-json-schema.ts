import type * as v from 'valibot';
import { flowProse, flowSchema } from './flow-schema.ts';
import {
  expressionSchema,
  languageSchema,
  nameSchema,
  textSchema,
  valueSchema,
  variableSchema,
  variantSchema,
} from './schema-forms.ts';
import { celebrateSchema, commonProse, goalProse, goalSchema } from '../blocks/block.schema.ts';
import { answerProse, askingProse, fieldProse } from '../questions/question.schema.ts';
import { blockOf, blockProse, plainStep, stepObjectSchema, stepSchema, stepsSchema, verbs } from './blocks.ts';
import type { KeyProse, Prose } from './keys.ts';
import { cardProse, cardSchema, optionProse, optionSchema } from './options.ts';
import { askSchemas, askTypes, fieldSchema, fieldSchemas, formSchema, questionProse } from './questions.ts';
import { plainJsonSchema } from './plain-json-schema.ts';
import { targetSchema } from './targets.ts';
import { isRecord } from '../shared/as-record.ts';

const definitions: Readonly<Record<string, v.GenericSchema>> = {
  name: nameSchema,
  variable: variableSchema,
  language: languageSchema,
  variant: variantSchema,
  text: textSchema,
  expression: expressionSchema,
  value: valueSchema,
  target: targetSchema,
  steps: stepsSchema,
  step: stepSchema,
  stepObject: stepObjectSchema,
  option: optionSchema,
  card: cardSchema,
  field: fieldSchema,
  goal: goalSchema,
  celebrate: celebrateSchema,
  plain: plainStep,
  ...Object.fromEntries(verbs.map((verb) => [`${verb}Step`, blockOf[verb].schema])),
  ...Object.fromEntries(askTypes.map((type) => [`${type}Question`, askSchemas[type]])),
  ...Object.fromEntries(Object.entries(fieldSchemas).map(([type, schema]) => [`${type}Field`, schema])),
  form: formSchema,
};

/** What people read about the values that many keys share. */
const definitionProse: Readonly<Record<string, string>> = {
  name: 'Letters, digits, _ and -; begins with a letter or a digit.',
  variable: 'Letters, digits and _; begins with a letter or _.',
  language: 'A language tag: en, nl, pt-BR.',
  variant: 'language, language~tone or ~tone.',
  expression: 'A test: age >= 18 and city is set.',
};

/** A step object is judged by its first verb, so that an editor speaks of that verb alone. */
const byVerb = () =>
  verbs.reduceRight<Record<string, unknown>>(
    (otherwise, verb) => ({ if: { required: [verb] }, then: { $ref: `#/$defs/${verb}Step` }, else: otherwise }),
    { $ref: '#/$defs/plain' },
  );

const otherwise = (rest: Record<string, unknown>, [test, name]: readonly [test: object, name: string]) => ({
  if: test,
  then: { $ref: `#/$defs/${name}` },
  else: rest,
});
const typed = (type: string) => ({ required: ['type'], properties: { type: { const: type } } });

/** What is asked is judged by its type alone, for the same reason; without one it is a choice where there are options. */
function byType(types: readonly string[], of: 'Question' | 'Field') {
  const untyped = {
    if: { required: ['options'] },
    then: { $ref: `#/$defs/choice${of}` },
    else: { $ref: `#/$defs/text${of}` },
  };
  const known = { required: ['type'], properties: { type: { enum: types } } };
  return types.reduceRight<Record<string, unknown>>((rest, type) => otherwise(rest, [typed(type), type + of]), {
    if: { required: ['type'] },
    then: known,
    else: untyped,
  });
}

function said(prose: KeyProse): string {
  if (typeof prose === 'string') return prose;
  const [about, standard, done] = prose;
  return [about, standard && `Left out: ${standard}.`, done && 'Not done yet.'].filter(Boolean).join(' ');
}

/** Writes what people read about keys beside them. */
function describe(schema: unknown, ...tables: readonly (Prose | undefined)[]): void {
  if (!isRecord(schema)) return;
  if (Array.isArray(schema.anyOf)) schema.anyOf.forEach((form) => describe(form, ...tables));
  for (const [name, property] of Object.entries(isRecord(schema.properties) ? schema.properties : {}))
    for (const prose of tables)
      if (prose && Object.hasOwn(prose.keys, name) && isRecord(property))
        property.description = said(prose.keys[name]!);
}

/** What people read, at every key that has a description. */
function describeAll(root: unknown, definitions: Record<string, unknown>): void {
  for (const [name, about] of Object.entries(definitionProse))
    (definitions[name] as Record<string, unknown>).description = about;
  for (const verb of verbs) describe(definitions[`${verb}Step`], commonProse, blockProse[verb]);
  for (const type of askTypes) {
    describe(
      definitions[`${type}Question`],
      commonProse,
      askingProse,
      answerProse,
      blockProse.ask,
      questionProse[type],
    );
    describe(definitions[`${type}Field`], fieldProse, answerProse, blockProse.ask, questionProse[type]);
  }
  describe(definitions.form, commonProse, askingProse, answerProse, blockProse.ask);
  describe(definitions.plain, commonProse);
  describe(root, flowProse);
  describe(definitions.option, optionProse);
  describe(definitions.card, cardProse);
  describe(definitions.goal, goalProse);
}

/** The JSON Schema (draft 2020-12) of a flow file, for editors and other tools. Its verdict is that of the parser's look at the shape. */
export function flowJsonSchema(): Record<string, unknown> {
  const { root, definitions: defined } = plainJsonSchema(flowSchema, definitions, (all) => {
    all.stepObject = { type: 'object', ...byVerb() };
    all.askStep = otherwise(byType(askTypes, 'Question'), [{ required: ['fields'] }, 'form']);
    all.field = { type: 'object', ...byType(Object.keys(fieldSchemas), 'Field') };
  });
  describeAll(root, defined);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'smoc-chat flow, version 1',
    description:
      'A conversation: parts with steps. A step is a text, or an object with one verb (ask, set, if, open, request …). say, image, go, when, wait, goal, celebrate, id and note go with any verb, or stand alone.',
    ...root,
    $defs: defined,
  };
}
