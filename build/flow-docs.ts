import { commonKeys, commonProse, goalKeys, goalProse, type BlockProse } from '../src/blocks/block.schema.ts';
import { blockProse, blocks, verbs } from '../src/flow/blocks.ts';
import { flowJsonSchema } from '../src/flow/flow-json-schema.ts';
import {
  botKeys,
  botProse,
  contactKeys,
  contactProse,
  faqProse,
  flowKeys,
  flowProse,
  frequencyProse,
  paceProse,
  queryProse,
  triggerProse,
  whenProse,
} from '../src/flow/flow-schema.ts';
import type { KeyProse, KeyRole, Keys, Prose } from '../src/flow/keys.ts';
import { cardKeys, cardProse, manyProse, optionKeys, optionProse } from '../src/flow/options.ts';
import { askTypes, fieldSchemas, questionProse, questions } from '../src/flow/questions.ts';
import { askable, passedOver } from '../src/flow/supported.ts';
import { answerProse, askingProse, fieldProse } from '../src/questions/question.schema.ts';

/* The reference of the flow file, written from what the schemas say: docs/flow/*.md. */

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const root = flowJsonSchema();
const blockKeys = Object.fromEntries(blocks.map(({ verb, keys }) => [verb, keys as Keys]));
const kindKeysOf = Object.fromEntries(questions.map(({ type, keys }) => [type, keys as Keys]));
const definitions = root.$defs as Readonly<Record<string, Schema>>;

/** What the definitions that many keys share are called in a table. */
const called: Readonly<Record<string, string>> = {
  text: 'text',
  expression: '[test](file.md#tests)',
  value: 'any value',
  variable: 'variable name',
  target: '[target](file.md#targets)',
  step: 'step',
  steps: 'steps',
  option: '[option](file.md#options)',
  card: '[card](file.md#cards)',
  field: '[field](questions.md#fields)',
  goal: '[goal](file.md#goals)',
};
const forms: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number', boolean: 'true or false' };
const code = (value: unknown) => '`' + JSON.stringify(value) + '`';

/** What a key takes, in few words. */
function takes(schema: unknown): string {
  if (!isSchema(schema)) return 'any value';
  const { $ref, const: constant, type, items } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.replace('#/$defs/', '');
    return called[name] ?? takes(definitions[name]);
  }
  if (constant !== undefined) return code(constant);
  if (Array.isArray(schema.enum)) return schema.enum.map((each) => `\`${String(each)}\``).join(', ');
  if (Array.isArray(schema.anyOf)) return [...new Set(schema.anyOf.map((each) => takes(each)))].join(' or ');
  if (type === 'array') return `list of ${takes(items)}`;
  if (type === 'object') return 'object';
  return typeof type === 'string' ? (forms[type] ?? type) : 'any value';
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const proseOf = (prose: KeyProse): readonly [about: string, standard: string] =>
  typeof prose === 'string' ? [prose, ''] : [prose[2] ? `*Not done yet.* ${prose[0]}` : prose[0], prose[1]];

/** The same, where the role of the key says more than its form. */
function inRole(taken: string, role: KeyRole | undefined): string {
  if (role === 'address' || role === 'media') return taken.replace(/^text/, 'address');
  return role === 'value' ? taken.replace('number or text', 'number or text (`= …` is worked out)') : taken;
}

/** A table of keys. `properties` are those of the schema, which say what each key takes and which must be there. */
function keyTable({ keys }: Prose, { properties, required }: Schema, roles?: Keys): string {
  const known = properties as Schema;
  const needed = (required ?? []) as readonly string[];
  const rows = Object.entries(keys).map(([name, prose]) => {
    const [about, standard] = proseOf(prose);
    return `| \`${name}\`${needed.includes(name) ? ' (required)' : ''} | ${cell(inRole(takes(known[name]), roles?.[name]?.role))} | ${cell(about)} | ${cell(standard)} |`;
  });
  return rows.length
    ? ['| key | takes | what it does | left out |', '| --- | --- | --- | --- |', ...rows].join('\n')
    : 'It has no keys of its own.';
}

const example = (step: object) => '```json\n' + JSON.stringify(step, null, 2) + '\n```';
const notYet =
  '**Accepted, but not done yet.** This version passes over it and the checker says so; write it only for a version to come.';

const definition = (name: string): Schema => definitions[name]!;
const written = '<!-- Written by `npm run docs` from the schemas in src. Do not edit. -->';
const page = (...pieces: readonly (string | false)[]) => pieces.filter((piece) => piece !== false).join('\n\n') + '\n';

function stepsPage(): string {
  const undone: readonly string[] = passedOver;
  const section = (verb: (typeof verbs)[number]) => {
    const prose: BlockProse = blockProse[verb];
    const schema: Schema =
      verb === 'ask'
        ? {
            properties: { ...(definition('form').properties as Schema), type: { enum: askTypes } },
            required: ['ask'],
          }
        : definition(`${verb}Step`);
    return page(
      `## ${verb}`,
      prose.about,
      undone.includes(verb) && notYet,
      keyTable(prose, schema, blockKeys[verb]),
      verb === 'ask' && 'Each kind of question has more keys: see [Questions](questions.md).',
      example(prose.example),
    ).trimEnd();
  };
  return page(
    written,
    '# Steps',
    'A step is a text, which the bot says, or an object with one verb. The next step is the next line.',
    '```json\n["Hello!", { "ask": "What is your first name?", "as": "firstName" }, "Nice to meet you, {firstName}."]\n```',
    '## Keys of every step',
    commonProse.about,
    keyTable(commonProse, definition('plain'), commonKeys),
    ...verbs.map(section),
  );
}

function questionsPage(): string {
  const isField = (type: string) => Object.hasOwn(fieldSchemas, type);
  const ofAll = definition('textQuestion');
  return page(
    written,
    '# Questions',
    'An `ask` step asks one question, or several in the `fields` of one bubble. `type` says what kind of answer is expected; without it, a question with `options` is a `choice` and any other a `text`. A key that belongs to another kind is an error.',
    '## Keys of every question',
    'They go with every `type`, beside the [keys of every step](steps.md#keys-of-every-step).',
    keyTable(askingProse, ofAll),
    'These are keys of every field too:',
    keyTable(answerProse, ofAll),
    '## Fields',
    `A field has a \`type\` as well: ${askTypes
      .filter(isField)
      .map((type) => `\`${type}\``)
      .join(', ')}. Its answer is kept as \`as\`, which it must have.`,
    keyTable(fieldProse, definition('textField')),
    example({
      ask: 'Who is coming?',
      fields: [
        { as: 'firstName', label: 'First name', autocomplete: 'given-name' },
        { as: 'email', type: 'email', label: 'E-mail' },
      ],
    }),
    ...askTypes.map((type) =>
      page(
        `## ${type}`,
        questionProse[type].about,
        !askable.test(type) && notYet,
        keyTable(questionProse[type], definition(`${type}Question`), kindKeysOf[type]),
        isField(type) ? 'It may be a field too.' : 'It is a step of its own; no field has this type.',
        example(questionProse[type].example),
      ).trimEnd(),
    ),
  );
}

/** The object form of a key that takes a text or a list as well. */
function objectIn(schema: unknown): Schema {
  if (!isSchema(schema)) return { properties: {} };
  if (isSchema(schema.properties)) return schema;
  if (typeof schema.$ref === 'string') return objectIn(definition(schema.$ref.replace('#/$defs/', '')));
  const inner = [...(Array.isArray(schema.anyOf) ? (schema.anyOf as unknown[]) : []), schema.items];
  return inner.map(objectIn).find(({ properties }) => Object.keys(properties as object).length) ?? { properties: {} };
}

function filePage(): string {
  const properties = root.properties as Schema;
  const whenSchema = objectIn(properties.when);
  const inWhen = whenSchema.properties as Schema;
  const vars = isSchema(properties.vars) ? properties.vars.additionalProperties : undefined;
  const part = (title: string, prose: Prose, schema: Schema, roles?: Keys) =>
    page(title, prose.about, keyTable(prose, schema, roles)).trimEnd();
  return page(
    written,
    '# The flow file',
    'A flow is one JSON file: a name and a conversation. Editors complete and check it with `flow.schema.json`, which comes with the package.',
    '```json\n{ "flow": "hello", "parts": { "start": ["Hello!", { "ask": "How are you?", "options": ["Fine", "So-so"] }, "Thank you."] } }\n```',
    '## Keys of the file',
    flowProse.about,
    keyTable(flowProse, root, flowKeys),
    part('### `bot`', botProse, objectIn(properties.bot), botKeys),
    part('### `contact`', contactProse, objectIn(properties.contact), contactKeys),
    part('### `pace`', paceProse, objectIn(properties.pace)),
    part('### `vars`', queryProse, objectIn(vars)),
    part('### `when`', whenProse, whenSchema),
    part('#### `triggers`', triggerProse, objectIn(inWhen.triggers)),
    part('#### `frequency`', frequencyProse, objectIn(inWhen.frequency)),
    part('### `faq`', faqProse, objectIn(properties.faq)),
    '## Targets',
    '`go`, `then`, `else`, `fail`, `none` and `route` say where the conversation goes: the name of a part, the id of a step, or a list of steps to do right here before it carries on below. (`go` takes a name only.)',
    '## Tests',
    '`if`, `when`, `check` and `until` are readable tests: `size is empty and age >= 18`. There are `and`, `or`, `not`, `=`, `!=`, `<`, `<=`, `>`, `>=`, `+`, `-`, `*`, `/`, `%`, `contains`, `starts with`, `ends with`, `matches`, `in`, `is set`, `is empty` and `? :`. A value that begins with `=` is worked out in the same way: `"= price * 2"`.',
    part('## Options', optionProse, objectIn(definition('option')), optionKeys),
    part('### `many`', manyProse, objectIn((definition('choiceQuestion').properties as Schema).many)),
    part('## Cards', cardProse, objectIn(definition('card')), cardKeys),
    part('## Goals', goalProse, objectIn(definition('goal')), goalKeys),
  );
}

/** The pages by their path. */
export const flowDocs = (): Readonly<Record<string, string>> => ({
  'docs/flow/file.md': filePage(),
  'docs/flow/steps.md': stepsPage(),
  'docs/flow/questions.md': questionsPage(),
});
