import { commonKeys, commonProse, goalKeys, goalProse, type BlockProse } from '../src/blocks/block.schema.ts';
import { blockProse, blocks, passedOver, verbs } from '../src/flow/blocks.ts';
import { flowJsonSchema } from '../src/flow/flow-json-schema.ts';
import {
  botKeys,
  botProse,
  contactKeys,
  contactProse,
  faqProse,
  offerKeys,
  offerProse,
  flowKeys,
  flowProse,
  frequencyProse,
  paceProse,
  queryProse,
  triggerProse,
  whenProse,
} from '../src/flow/flow-schema.ts';
import type { KeyProse, KeyRole, Keys, Prose } from '../src/flow/keys.ts';
import {
  cardKeys,
  cardProse,
  manyProse,
  optionKeys,
  optionProse,
  variantKeys,
  variantProse,
} from '../src/flow/options.ts';
import { askable, askTypes, fieldSchemas, questionProse, questions } from '../src/flow/questions.ts';
import { rowProse } from '../src/questions/matrix/matrix.schema.ts';
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

/** JSON as people write it: what fits stands in one line, all else one entry a line. */
function written(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const entries = (inner: string) =>
    Array.isArray(value)
      ? value.map((each) => written(each, inner))
      : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${written(each, inner)}`);
  const line = `${open}${entries('').join(', ')}${close}`;
  if (!line.includes('\n') && indent.length + line.length <= 120) return line;
  const inner = `${indent}  `;
  return `${open}\n${inner}${entries(inner).join(`,\n${inner}`)}\n${indent}${close}`;
}

/** A step, or steps of a part. */
const example = (...steps: readonly unknown[]) => '```json\n' + written(steps.length > 1 ? steps : steps[0]) + '\n```';
/** Keys of a flow. */
const keysExample = (keys: object) =>
  '```json\n' +
  Object.entries(keys)
    .map(([key, value]) => `${JSON.stringify(key)}: ${written(value)}`)
    .join(',\n') +
  '\n```';
const notYet =
  '**Accepted, but not done yet.** This version passes over it and the checker says so; write it only for a version to come.';

const definition = (name: string): Schema => definitions[name]!;
const generated = '<!-- Written by `npm run docs` from the schemas in src. Do not edit. -->';
const page = (...pieces: readonly (string | false)[]) => pieces.filter((piece) => piece !== false).join('\n\n') + '\n';

type Example = readonly [about: string, ...steps: (string | object)[]];

/** What one example does not show, for verbs and for kinds of question. */
const moreExamples: Readonly<Record<string, readonly Example[]>> = {
  set: [
    [
      'Counting up, and choosing a value by a test:',
      { set: { visits: '= visits + 1', size: "= waist > 90 ? 'L' : 'M'" } },
    ],
  ],
  if: [
    [
      'The first branch that holds, or `else`:',
      {
        if: [
          { when: 'age < 18', then: ['Ask your parents first.'] },
          { when: 'age < 26', then: ['Young people pay half.'] },
        ],
        else: ['Welcome!'],
      },
    ],
  ],
  submit: [
    [
      'To an endpoint with a name, with only some of the answers. `save` keeps what it answers, `fail` is where refused leads go:',
      {
        submit: 'crm',
        send: ['name', 'email'],
        save: { seat: 'seat.number' },
        fail: ['Please write to vip@shop.example.'],
      },
      'Your seat is number {seat|reserved}.',
    ],
  ],
  request: [
    [
      'Posting values to an address, three seconds at most:',
      { request: '/api/price', send: { size: '= size', pieces: 2 }, save: { price: 'total' }, timeout: 3 },
      'That makes {price:money EUR}.',
    ],
  ],
  consent: [
    [
      'One that must be given to go on, and one that may be declined:',
      {
        consent: 'I accept the [terms](/terms).',
        as: 'terms',
        purpose: 'terms',
        revision: '2027-01',
        required: true,
        link: '/terms',
      },
      {
        consent: 'You may send me news by e-mail.',
        as: 'news',
        purpose: 'news',
        channel: 'email',
        no: 'No news, please',
        else: ['Fine, no news.'],
      },
    ],
  ],
  share: [
    [
      'All ways, or a way to pass it over; `as` keeps the way that was chosen:',
      {
        share: '{link}',
        title: 'Come with me?',
        text: 'Join me at the opening:',
        via: ['native', 'whatsapp', 'sms', 'mail', 'copy', 'qr'],
        as: 'shared',
        skip: 'Maybe later',
      },
      { say: 'Thank you for sharing!', when: 'shared is set' },
    ],
  ],
  reward: [
    [
      'A code that comes from the endpoint, as a QR code too, with a link to where it is used:',
      {
        reward: '{code}',
        kind: 'voucher',
        title: 'Your voucher',
        text: 'Show it at the till.',
        qr: true,
        open: '/redeem',
        button: 'Use it online',
      },
    ],
  ],
  handover: [
    ['To the contact of the flow, or of the theme:', { handover: true, say: 'A colleague takes it from here.' }],
  ],
  open: [
    [
      'In the same tab, with a message above it:',
      { open: '/checkout', title: 'To the checkout', in: 'same', say: 'Your size is in the bag.' },
    ],
  ],
  text: [
    [
      'With a pattern and a message of its own, and a way on after three wrong answers:',
      {
        ask: 'What is your customer number?',
        as: 'customer',
        pattern: '[A-Z]{2}\\d{6}',
        placeholder: 'AB123456',
        hint: 'It is on your card.',
        error: 'Two letters and six digits, please.',
        tries: 3,
        fail: ['Never mind, we find you by your name.'],
      },
    ],
    ['One that may be passed over:', { ask: 'Who told you about us?', as: 'source', max: 80, skip: 'Nobody did' }],
  ],
  number: [
    [
      'With a test of its own, in which `value` is the answer:',
      {
        ask: 'How many pairs?',
        type: 'number',
        as: 'pairs',
        check: 'value % 2 = 0',
        error: 'We sell them in twos.',
        default: 2,
      },
    ],
  ],
  choice: [
    [
      'Answers that lead to different places. The label is what the visitor reads, `value` is what is kept:',
      {
        ask: 'May we call you?',
        as: 'call',
        options: [
          { label: 'Yes', value: 'yes', then: [{ ask: 'Which number?', type: 'phone', as: 'phone' }] },
          { label: 'No', value: 'no', then: ['Then we write.'] },
        ],
      },
    ],
    [
      'Several answers, and one that the visitor types:',
      {
        ask: 'What do you like?',
        as: 'likes',
        options: ['Coats', 'Knits', 'Shoes'],
        many: { min: 1, max: 2 },
        other: 'Something else',
      },
    ],
    [
      'Pictures in a grid, colors as swatches, a long list as a menu; an option that is there only while a test holds:',
      {
        ask: 'Which fit?',
        as: 'fit',
        layout: 'grid',
        options: [
          { label: 'Slim', image: '/images/slim.webp', alt: 'Narrow legs' },
          { label: 'Wide', image: '/images/wide.webp', alt: 'Wide legs', text: 'New this week' },
        ],
      },
      {
        ask: 'Which color?',
        as: 'color',
        layout: 'swatch',
        options: [
          { label: 'Night', color: '#14213f' },
          { label: 'Ice', color: '#d7ecf4', when: "fit = 'Wide'" },
        ],
      },
      { ask: 'Which size?', as: 'size', layout: 'menu', options: ['34', '36', '38', '40', '42', '44', '46'] },
    ],
  ],
};

/** What this version does comes before what is for one to come. */
const doneFirst = <Name extends string>(names: readonly Name[], isUndone: (name: Name) => boolean): readonly Name[] => [
  ...names.filter((name) => !isUndone(name)),
  ...names.filter(isUndone),
];
const contents = (names: readonly string[], isUndone: (name: string) => boolean): string => {
  const links = (list: readonly string[]) => list.map((name) => `[\`${name}\`](#${name})`).join(', ');
  const undone = names.filter(isUndone);
  const later = undone.length ? `\n\nFor versions to come: ${links(undone)}.` : '';
  return `In this version: ${links(names.filter((name) => !isUndone(name)))}.${later}`;
};

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
      ...(moreExamples[verb] ?? []).flatMap(([about, ...steps]) => [about, example(...steps)]),
    ).trimEnd();
  };
  return page(
    generated,
    '# Steps',
    'A step is a text, which the bot says, or an object with one verb. The next step is the next line.',
    example('Hello!', { ask: 'What is your first name?', as: 'firstName' }, 'Nice to meet you, {firstName}.'),
    contents(verbs, (verb) => undone.includes(verb)),
    'Texts take `**bold**`, `_italic_`, `++underlined++`, `[words](/address)`, lists, and [values in braces](../texts.md).',
    '## Keys of every step',
    commonProse.about,
    keyTable(commonProse, definition('plain'), commonKeys),
    'A picture, a message for some visitors only, a pause, and a goal with a value:',
    example(
      { image: '/images/door.webp', alt: 'Light falls through a half-open shop door', link: '/shop' },
      { say: 'As a member you come in an hour earlier.', when: 'context.member' },
      { say: 'Let me see …', wait: 2 },
      { goal: { id: 'joined', value: 40, currency: 'EUR' }, celebrate: 'hearts', say: 'You are in! 🎉' },
    ),
    'A step with an `id` can be led to from elsewhere, and `go` leads to a part or an `id`:',
    example(
      { ask: 'Which size?', id: 'size', as: 'size', options: ['S', 'M', 'L'] },
      {
        ask: 'Is {size} right?',
        options: ['Yes', { label: 'No, another', then: [{ go: 'size' }] }],
      },
    ),
    ...doneFirst(verbs, (verb) => undone.includes(verb)).map(section),
  );
}

function questionsPage(): string {
  const isField = (type: string) => Object.hasOwn(fieldSchemas, type);
  const ofAll = definition('textQuestion');
  return page(
    generated,
    '# Questions',
    'An `ask` step asks one question, or several in the `fields` of one bubble. `type` says what kind of answer is expected; without it, a question with `options` is a `choice` and any other a `text`. A key that belongs to another kind is an error.',
    contents(askTypes, (type) => !askable.has(type)),
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
        { as: 'phone', type: 'phone', label: 'Phone', skip: true, hint: 'Only for news at short notice.' },
        { as: 'news', type: 'consent', purpose: 'news', label: 'You may send me news.', when: 'email is set' },
      ],
      button: 'Put me on the list',
    }),
    ...doneFirst(askTypes, (type) => !askable.has(type)).map((type) =>
      page(
        `## ${type}`,
        questionProse[type].about,
        !askable.has(type) && notYet,
        keyTable(questionProse[type], definition(`${type}Question`), kindKeysOf[type]),
        isField(type) ? 'It may be a field too.' : 'It is a step of its own; no field has this type.',
        example(questionProse[type].example),
        ...(moreExamples[type] ?? []).flatMap(([about, ...steps]) => [about, example(...steps)]),
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
    generated,
    '# The flow file',
    'A flow is one JSON file: a name and a conversation. Editors complete and check it with `flow.schema.json`, which comes with the package.',
    example({
      flow: 'hello',
      parts: {
        start: [
          'Hello! Two questions, and your size is found.',
          { ask: 'How do you like your jeans?', options: ['Tight', 'Loose'] },
          { go: 'size' },
        ],
        size: [{ ask: 'What is your waist in cm?', type: 'number', as: 'waist' }, 'Thank you.'],
      },
    }),
    'The conversation begins with the first part. A part is a list of [steps](steps.md), done one after the other. At the end of a part the conversation ends, unless `go`, `then` or `else` leads on.',
    '## Keys of the file',
    flowProse.about,
    keyTable(flowProse, root, flowKeys),
    part('### `bot`', botProse, objectIn(properties.bot), botKeys),
    keysExample({ bot: { name: 'Noa', avatar: '/images/noa.webp' } }),
    part('### `contact`', contactProse, objectIn(properties.contact), contactKeys),
    keysExample({
      contact: {
        name: 'Noor',
        email: 'noor@shop.example',
        phone: '+31 20 123 4567',
        hours: 'mon-fri 9-18 Europe/Amsterdam',
      },
    }),
    part('### `pace`', paceProse, objectIn(properties.pace)),
    keysExample({ pace: { speed: 400, max: 2, between: 0.3 } }),
    '### `vars`',
    'A variable has a name and its first value. Answers are variables too: `as` names them. Steps change them with `set`, and a value that begins with `=` is [worked out](#tests).',
    keysExample({ vars: { launch: '2027-03-04', friends: 3, from: { query: 'from', max: 40, default: 'a friend' } } }),
    `${queryProse.about} It is \`{"query": "name"}\`, with:`,
    keyTable(queryProse, objectIn(vars)),
    'Some names are always there and cannot be set: `query` (all parameters of the address: `query.utm_source`), `context` (what the page has set: `context.customer`), `page`, `visitor`, `visit`, `device`, `referral` (`referral.code`), `campaign`, `offer` ([the one that runs](#offers)), `brand`, `lang`, `tone`, `now` and `today`. `campaign` has the `id` and `role` of the flow, and with them whatever a step saves under that name: `"save": {"campaign": ""}` of a request takes a whole answer, for `{campaign.terms}`.',
    '### `texts`',
    'Other languages and tones are kept beside the steps. On the left is a text as the steps have it, on the right what is shown instead. The names are a language, `language~tone`, or `~tone`.',
    keysExample({
      texts: {
        nl: { 'See you soon!': 'Tot gauw!' },
        'nl~formal': { 'See you soon!': 'Tot ziens!' },
        'en~playful': { 'See you soon!': 'Off you go, superstar 💫' },
      },
    }),
    'The chat looks for language and tone together, then the language, then the tone, then takes the text itself. A file of its own may hold them: `"texts": {"nl": "vip.nl.json"}`.',
    '### `messages`',
    'Words of the chat itself, by the same keys as the `words` of a [theme](../themes.md#voice):',
    keysExample({ messages: { send: 'Off it goes', placeholder: 'Write to us' } }),
    '### `theme`',
    'Single design tokens for this flow, by the names that [`look`](../themes.md#look) of a theme has:',
    keysExample({ theme: { color: '#0a7d5a', radius: 8 } }),
    '## Targets',
    '`go`, `then`, `else`, `fail` and `none` say where the conversation goes: the name of a part, the id of a step, or a list of steps to do right here before it carries on below. (`go` takes a name only.)',
    example(
      {
        ask: 'Shall I put you on the list?',
        options: [
          { label: 'Yes', then: 'join' },
          {
            label: 'What is in it for me?',
            then: ['You come in first, and every size is still there.', { go: 'join' }],
          },
          'Not now',
        ],
      },
      'Then another time.',
    ),
    '## Tests',
    '`if`, `when` and `check` are readable tests: `size is empty and age >= 18`.',
    [
      '| write | it means |',
      '| --- | --- |',
      '| `and`, `or`, `not`, `( )` | as in English |',
      '| `=`, `!=`, `<`, `<=`, `>`, `>=` | numbers are compared as numbers; text ignoring case and surrounding spaces |',
      '| `+`, `-`, `*`, `/`, `%` | sums; `%` is the rest |',
      "| `contains`, `starts with`, `ends with`, `in` | `likes contains 'Coats'`, `size in ['S', 'M']` |",
      "| `matches` | a regular expression for the whole text: `zip matches '\\d{4} ?[A-Z]{2}'` |",
      '| `is set`, `is empty` | whether there is a value |',
      "| `? :` | one of two values: `age < 18 ? 'half' : 'full'` |",
    ].join('\n'),
    'A value that begins with `=` is worked out in the same way: `"= price * 2"`.',
    part('## Options', optionProse, objectIn(definition('option')), optionKeys),
    'Examples are with [the question of the type `choice`](questions.md#choice).',
    part('### `many`', manyProse, objectIn((definition('choiceQuestion').properties as Schema).many)),
    part('## Cards', cardProse, objectIn(definition('card')), cardKeys),
    part('### `variants`', variantProse, objectIn((definition('card').properties as Schema).variants), variantKeys),
    part('### `rows` of a matrix', rowProse, objectIn((definition('matrixQuestion').properties as Schema).rows)),
    part('## Offers', offerProse, objectIn(properties.offers), offerKeys),
    part('## Goals', goalProse, objectIn(definition('goal')), goalKeys),
    example({ goal: { id: 'joined', value: 40, currency: 'EUR' }, celebrate: true, say: 'You are in!' }),
    'A goal after a `submit` is reached when that is delivered: see [Results](../results.md#goals).',
    '## For versions to come',
    'The format has these keys already, and this version passes over them.',
    part('### `when`', whenProse, whenSchema),
    part('#### `triggers`', triggerProse, objectIn(inWhen.triggers)),
    part('#### `frequency`', frequencyProse, objectIn(inWhen.frequency)),
    part('### `faq`', faqProse, objectIn(properties.faq)),
  );
}

/** The pages by their path. */
export const flowDocs = (): Readonly<Record<string, string>> => ({
  'docs/flow/file.md': filePage(),
  'docs/flow/steps.md': stepsPage(),
  'docs/flow/questions.md': questionsPage(),
});
