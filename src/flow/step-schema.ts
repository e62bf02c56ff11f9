import * as v from 'valibot';
import { celebrations } from '../shared/manners.ts';
import {
  about,
  boolean,
  expressionSchema,
  filled,
  filledList,
  list,
  nameSchema,
  number,
  numberOrSum,
  object,
  oneOf,
  positive,
  record,
  strict,
  string,
  sum,
  switchOrText,
  textSchema,
  valueSchema,
  variableSchema,
  variants,
  whole,
  withSome,
  word,
  yes,
} from './schema-forms.ts';

/*
 * The steps: what one line of a part may be. The types in flow.ts, the parser's verdict and the published JSON Schema all come from
 * here. Imported at run time by the lazy parser and by the build only. Every message is the phrase that follows "must be".
 */

// Places to go

/** Steps in steps: the only recursion, so the only slot that is typed by hand. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface, since a type alias may not refer to itself here
export interface Steps extends ReadonlyArray<Step> {}
const stepsLater: v.GenericSchema<Steps> = v.lazy(() => stepsSchema);
export const targetSchema = oneOf('a part, a step id, or a list of steps', { string: filled, list: stepsLater });

const send = about(
  'What is sent. "all": every answer, and every variable of "vars" that has a value. Left out in a submit: the answers.',
  oneOf('"all", a list of variables, or names with values', {
    string: v.literal('all', '"all", a list of variables, or names with values'),
    list: list(string),
    object: v.record(string, valueSchema),
  }),
);
const save = about(
  'Variable: path in the answer.',
  record(variableSchema, string, 'an object of variable: path in the answer'),
);

// Pieces of steps

export const celebrateSchema = oneOf('true or one of ' + celebrations.join(', '), {
  boolean: yes,
  string: word(celebrations),
});
export const goalSchema = oneOf('a name, or {"id": "joined", "value": 40, "currency": "EUR"}', {
  string: filled,
  object: strict({ id: filled, value: v.optional(numberOrSum), currency: v.optional(string) }),
});

const optionObject = withSome(
  ['label', 'image'],
  'an option with a label or an image',
  strict({
    label: v.optional(textSchema),
    value: v.optional(valueSchema),
    text: v.optional(textSchema),
    image: v.optional(string),
    alt: v.optional(textSchema),
    color: v.optional(string),
    open: v.optional(string),
    then: v.optional(targetSchema),
    when: v.optional(expressionSchema),
    id: v.optional(nameSchema),
  }),
);
export const optionSchema = oneOf('a text, or an object with a label', { string, object: optionObject });
const options = oneOf('a list of options, or "= variable"', { list: list(optionSchema), string: sum });

const many = oneOf('true, false or {"min": 1, "max": 3}', {
  boolean,
  object: strict({ min: v.optional(whole), max: v.optional(whole) }),
});

export const cardSchema = object({
  title: v.optional(textSchema),
  text: v.optional(textSchema),
  image: v.optional(string),
  alt: v.optional(textSchema),
  price: v.optional(numberOrSum),
  was: v.optional(numberOrSum),
  badge: v.optional(textSchema),
  facts: v.optional(record(string, textSchema)),
  value: v.optional(valueSchema),
  open: v.optional(string),
  when: v.optional(expressionSchema),
  options: v.optional(list(optionSchema)),
});

const fieldTypes = [
  'text',
  'long',
  'email',
  'phone',
  'url',
  'number',
  'date',
  'time',
  'choice',
  'consent',
  'hidden',
] as const;
export const askTypes = [
  ...fieldTypes,
  'rating',
  'slider',
  'ranking',
  'file',
  'address',
  'payment',
  'code',
  'signature',
] as const;
const keyboards = ['text', 'decimal', 'numeric', 'tel', 'search', 'email', 'url'] as const;

/** What a question alone and a field in a bubble have in common. */
const answering = {
  options: v.optional(options),
  many: v.optional(many),
  placeholder: v.optional(textSchema),
  hint: v.optional(textSchema),
  error: v.optional(textSchema),
  default: v.optional(valueSchema),
  autocomplete: v.optional(string),
  keyboard: v.optional(word(keyboards)),
  min: v.optional(numberOrSum),
  max: v.optional(numberOrSum),
  step: v.optional(numberOrSum),
  pattern: v.optional(string),
  check: v.optional(about('Must hold; `value` is the answer.', expressionSchema)),
  unit: v.optional(string),
  country: v.optional(string),
  link: v.optional(string),
  revision: v.optional(string),
  purpose: v.optional(string),
  channel: v.optional(string),
  required: v.optional(boolean),
};

export const fieldSchema = object({
  as: variableSchema,
  label: v.optional(textSchema),
  type: v.optional(word(fieldTypes)),
  skip: v.optional(about('May stay empty.', boolean)),
  when: v.optional(expressionSchema),
  ...answering,
});

/** Goes with any verb, or stands alone. */
const common = {
  id: v.optional(nameSchema),
  say: v.optional(textSchema),
  when: v.optional(expressionSchema),
  wait: v.optional(about('Seconds before this step.', numberOrSum)),
  go: v.optional(filled),
  goal: v.optional(goalSchema),
  celebrate: v.optional(celebrateSchema),
  image: v.optional(string),
  alt: v.optional(textSchema),
  link: v.optional(string),
  note: v.optional(about('For authors; never shown.', string)),
};

const layouts = ['wrap', 'list', 'grid', 'row', 'swatch', 'menu'] as const;
const askStep = strict({
  ask: about(
    'The question; true when the message before it asked already.',
    oneOf('a text, or true when the message before it asked already', { string, object: variants, boolean: yes }),
  ),
  ...common,
  ...answering,
  as: v.optional(variableSchema),
  type: v.optional(word(askTypes)),
  other: v.optional(switchOrText),
  search: v.optional(switchOrText),
  layout: v.optional(word(layouts)),
  skip: v.optional(switchOrText),
  button: v.optional(textSchema),
  done: v.optional(textSchema),
  tries: v.optional(
    about('Wrong answers before `fail`.', v.pipe(whole, v.minValue(1, 'a whole number of at least 1'))),
  ),
  fail: v.optional(targetSchema),
  currency: v.optional(string),
  format: v.optional(string),
  range: v.optional(boolean),
  time: v.optional(boolean),
  from: v.optional(textSchema),
  to: v.optional(textSchema),
  joiner: v.optional(textSchema),
  scale: v.optional(v.pipe(whole, v.minValue(2, 'a whole number of at least 2'))),
  start: v.optional(oneOf('a whole number or a text', { number: whole, string })),
  icon: v.optional(string),
  low: v.optional(textSchema),
  high: v.optional(textSchema),
  now: v.optional(about('One tap answers.', boolean)),
  accept: v.optional(list(string)),
  size: v.optional(v.pipe(string, v.regex(/^\d+ ?(kB|MB)$/, 'a size such as "500 kB" or "10 MB"'))),
  camera: v.optional(word(['front', 'back'])),
  voice: v.optional(boolean),
  attach: v.optional(boolean),
  files: v.optional(variableSchema),
  amount: v.optional(numberOrSum),
  with: v.optional(record(string, valueSchema)),
  clear: v.optional(textSchema),
  route: v.optional(about('intent: where to go; else for the rest.', record(string, targetSchema))),
  suggest: v.optional(list(optionSchema)),
  fields: v.optional(filledList(fieldSchema, 'a list of at least one field')),
});

const setStep = strict({ set: record(variableSchema, valueSchema, 'an object of variable: value'), ...common });

const branch = object({ when: expressionSchema, then: targetSchema });
const ifStep = strict({
  if: oneOf('a test, or a list of {"when": …, "then": …}', {
    string: expressionSchema,
    list: filledList(branch, 'a list of at least one branch'),
  }),
  ...common,
  then: v.optional(targetSchema),
  else: v.optional(targetSchema),
});

const splitStep = strict({
  split: filledList(
    object({ share: positive, name: v.optional(string), then: targetSchema }),
    'a list of at least two {"share": 1, "then": …}',
    2,
  ),
  ...common,
  name: v.optional(string),
});

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const requestStep = strict({
  request: about('Name of an endpoint that the page knows, or an address of its own.', filled),
  ...common,
  method: v.optional(word(methods)),
  query: v.optional(send),
  headers: v.optional(record(string, string)),
  send: v.optional(send),
  save: v.optional(save),
  timeout: v.optional(about('Seconds.', positive)),
  stream: v.optional(boolean),
  fail: v.optional(targetSchema),
});

const submitStep = strict({
  submit: about(
    'Name of an endpoint, or true for the default one.',
    oneOf('the name of an endpoint, or true', { string: filled, boolean }),
  ),
  ...common,
  send: v.optional(send),
  save: v.optional(save),
  fail: v.optional(targetSchema),
});

const chatStep = strict({
  chat: about('Name of an endpoint that streams answers.', filled),
  ...common,
  send: v.optional(send),
  save: v.optional(save),
  placeholder: v.optional(textSchema),
  voice: v.optional(boolean),
  until: v.optional(expressionSchema),
  turns: v.optional(whole),
  fail: v.optional(targetSchema),
});

const runStep = strict({
  run: about('Name of a function that the page offers.', filled),
  ...common,
  send: v.optional(send),
  save: v.optional(save),
  fail: v.optional(targetSchema),
});

const trackStep = strict({ track: filled, ...common, data: v.optional(record(string, valueSchema)) });

const consentStep = strict({
  consent: textSchema,
  ...common,
  as: v.optional(variableSchema),
  purpose: v.optional(about('contact, news, sms, terms …', string)),
  channel: v.optional(string),
  revision: v.optional(string),
  required: v.optional(boolean),
  no: v.optional(textSchema),
  else: v.optional(targetSchema),
});

const channels = [
  'native',
  'copy',
  'whatsapp',
  'mail',
  'sms',
  'facebook',
  'x',
  'telegram',
  'linkedin',
  'messenger',
  'qr',
] as const;
const shareStep = strict({
  share: about('Address to share.', filled),
  ...common,
  title: v.optional(textSchema),
  text: v.optional(textSchema),
  via: v.optional(list(word(channels))),
  as: v.optional(variableSchema),
  skip: v.optional(switchOrText),
  button: v.optional(textSchema),
});

const rewards = [
  'list_spot',
  'discount_code',
  'voucher',
  'parking_minutes',
  'data_allowance',
  'external_code',
  'climate_days',
  'virtual_card',
  'points',
  'other',
] as const;
const rewardStep = strict({
  reward: about('Code, pass or gift to show.', textSchema),
  ...common,
  kind: v.optional(word(rewards)),
  code: v.optional(string),
  title: v.optional(textSchema),
  text: v.optional(textSchema),
  until: v.optional(string),
  open: v.optional(string),
  button: v.optional(textSchema),
  qr: v.optional(oneOf('true, false or a text', { boolean, string })),
});

const handoverStep = strict({
  handover: oneOf('a name that the page knows, true, or {"channel": "whatsapp", "to": "+47…"}', {
    string: filled,
    boolean,
    object: strict({ channel: filled, to: v.optional(string), text: v.optional(textSchema), ref: v.optional(boolean) }),
  }),
  ...common,
  hours: v.optional(
    about(
      'When somebody is there: "mon-fri 9-17, sat 10-14 Europe/Amsterdam". Without a time zone the visitor\'s clock counts.',
      oneOf('a text, or hours by day: {"mon-fri": "9:00-17:00"}', { string, object: v.record(string, string) }),
    ),
  ),
  answer: v.optional(about('When to expect an answer.', textSchema)),
  send: v.optional(send),
  button: v.optional(textSchema),
  else: v.optional(targetSchema),
});

const cardsStep = strict({
  cards: oneOf('a list of cards, or "= variable"', { list: list(cardSchema), string: sum }),
  ...common,
  card: v.optional(cardSchema),
  as: v.optional(variableSchema),
  layout: v.optional(word(['row', 'grid', 'list'])),
  currency: v.optional(string),
  max: v.optional(whole),
  save: v.optional(save),
  skip: v.optional(switchOrText),
});

const preference = oneOf('a weight, or {"weight": 2, "reason": "…"}', {
  number,
  object: strict({ weight: v.optional(number), reason: v.optional(textSchema) }),
});
const recommendStep = strict({
  recommend: oneOf('a list of items, or "= variable"', { list: list(record(string, valueSchema)), string: sum }),
  ...common,
  filter: v.optional(
    about(
      'Tests that an item must pass, by name or in a list.',
      oneOf('a test, a list of tests, or tests by name', {
        string: expressionSchema,
        list: list(expressionSchema),
        object: v.record(nameSchema, expressionSchema),
      }),
    ),
  ),
  prefer: v.optional(about('test: weight, or test: {weight, reason}.', record(expressionSchema, preference))),
  max: v.optional(whole),
  relax: v.optional(about('Filters to give up when nothing fits, softest first.', list(string))),
  as: v.optional(variableSchema),
  card: v.optional(cardSchema),
  layout: v.optional(word(['row', 'grid', 'list'])),
  currency: v.optional(string),
  none: v.optional(targetSchema),
});

const instruction = oneOf('a text, or {"text": …, "open": …}', {
  string,
  object: strict({ text: textSchema, open: v.optional(string), button: v.optional(textSchema) }),
});
const instructionsStep = strict({
  instructions: filledList(instruction, 'a list of at least one instruction'),
  ...common,
  title: v.optional(textSchema),
  done: v.optional(textSchema),
  resume: v.optional(switchOrText),
  as: v.optional(variableSchema),
});

const reviewStep = strict({
  review: oneOf('"all", a list of variables, or variables with labels', {
    string: v.literal('all', '"all", a list of variables, or variables with labels'),
    list: list(variableSchema),
    object: v.record(variableSchema, textSchema),
  }),
  ...common,
  title: v.optional(textSchema),
  button: v.optional(textSchema),
  change: v.optional(textSchema),
});

/** Shown from an address. */
const media = {
  ...common,
  title: v.optional(textSchema),
  height: v.optional(numberOrSum),
  width: v.optional(numberOrSum),
  ratio: v.optional(string),
  auto: v.optional(boolean),
  controls: v.optional(boolean),
  until: v.optional(string),
};
const videoStep = strict({ video: filled, ...media });
const audioStep = strict({ audio: filled, ...media });
const embedStep = strict({ embed: filled, ...media });
const fileStep = strict({ file: filled, ...common, title: v.optional(textSchema) });

const openStep = strict({
  open: filled,
  ...common,
  title: v.optional(textSchema),
  in: v.optional(word(['same', 'tab', 'panel'])),
});
const flowStep = strict({ flow: filled, ...common, part: v.optional(string), back: v.optional(boolean) });
const returnStep = strict({ return: yes, ...common });
const endStep = strict({ end: yes, ...common });

export const plainKeys = ['say', 'image', 'go', 'wait', 'goal', 'celebrate', 'note', 'id'] as const;
export const plainStep = withSome(
  plainKeys,
  'this step has neither a verb nor ' + plainKeys.join(', '),
  strict(common),
);

/** By verb. A step that has several of these keys is read as the first one (so `reward` with `open` is a reward). */
export const verbSchemas = {
  ask: askStep,
  set: setStep,
  if: ifStep,
  split: splitStep,
  request: requestStep,
  submit: submitStep,
  chat: chatStep,
  run: runStep,
  track: trackStep,
  consent: consentStep,
  share: shareStep,
  reward: rewardStep,
  handover: handoverStep,
  cards: cardsStep,
  recommend: recommendStep,
  instructions: instructionsStep,
  review: reviewStep,
  video: videoStep,
  audio: audioStep,
  embed: embedStep,
  file: fileStep,
  flow: flowStep,
  return: returnStep,
  end: endStep,
  open: openStep,
};

export type Verb = keyof typeof verbSchemas;
export const verbs = Object.keys(verbSchemas) as Verb[];

/** The verbs that a step object has; more than one only where one is an option of the other. */
export const verbsOf = (step: object): Verb[] => {
  const found = Object.keys(step).filter((key): key is Verb => Object.hasOwn(verbSchemas, key));
  return found.length > 1 ? verbs.filter((verb) => found.includes(verb)) : found;
};

export const stepObjectSchema = v.union([...Object.values(verbSchemas), plainStep]) as v.GenericSchema<StepObject>;
export type StepObject = v.InferOutput<(typeof verbSchemas)[Verb]> | v.InferOutput<typeof plainStep>;
export type Step = string | StepObject;

const stepObjectLater = v.lazy((input): v.GenericSchema<StepObject> => {
  if (input === undefined) return stepObjectSchema;
  const verb = verbsOf(input as object)[0];
  return (verb ? verbSchemas[verb] : plainStep) as v.GenericSchema<StepObject>;
});
export const stepSchema: v.GenericSchema<Step> = oneOf('a text, or an object with a verb', {
  string,
  object: stepObjectLater,
});
export const stepsSchema: v.GenericSchema<Steps> = list(stepSchema, 'a list of steps') as v.GenericSchema<Steps>;
