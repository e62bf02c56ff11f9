import * as v from 'valibot';
import { commonKeys } from '../blocks/block.schema.ts';
import { addressProse, addressQuestion } from '../questions/address/address.schema.ts';
import { choiceProse, choiceQuestion } from '../questions/choice/choice.schema.ts';
import { codeProse, codeQuestion } from '../questions/code/code.schema.ts';
import { consentProse, consentQuestion } from '../questions/consent/consent.schema.ts';
import { dateProse, dateQuestion } from '../questions/date/date.schema.ts';
import { emailProse, emailQuestion } from '../questions/email/email.schema.ts';
import { fileProse, fileQuestion } from '../questions/file/file.schema.ts';
import { hiddenProse, hiddenQuestion } from '../questions/hidden/hidden.schema.ts';
import { longProse, longQuestion } from '../questions/long/long.schema.ts';
import { matrixProse, matrixQuestion } from '../questions/matrix/matrix.schema.ts';
import { numberProse, numberQuestion } from '../questions/number/number.schema.ts';
import { paymentProse, paymentQuestion } from '../questions/payment/payment.schema.ts';
import { phoneProse, phoneQuestion } from '../questions/phone/phone.schema.ts';
import {
  answerKeys,
  askingKeys,
  fieldKeys,
  type QuestionProse,
  type QuestionSchema,
  type QuestionTraits,
} from '../questions/question.schema.ts';
import { rankingProse, rankingQuestion } from '../questions/ranking/ranking.schema.ts';
import { ratingProse, ratingQuestion } from '../questions/rating/rating.schema.ts';
import { referralProse, referralQuestion } from '../questions/referral/referral.schema.ts';
import { signatureProse, signatureQuestion } from '../questions/signature/signature.schema.ts';
import { sliderProse, sliderQuestion } from '../questions/slider/slider.schema.ts';
import { textProse, textQuestion } from '../questions/text/text.schema.ts';
import { timeProse, timeQuestion } from '../questions/time/time.schema.ts';
import { urlProse, urlQuestion } from '../questions/url/url.schema.ts';
import { key, keyed, needed, text, type Keys, type Schemas } from './keys.ts';
import { filledList, oneOf, string, variableSchema, variants, word, yes } from './schema-forms.ts';

/*
 * Every kind of question, and what an `ask` step and a field of each kind may be. The only file that knows them all: a new kind is a
 * folder and a line in each of the two lists. The order is that in which kinds are listed to an author.
 */
export const questions = [
  textQuestion,
  longQuestion,
  emailQuestion,
  phoneQuestion,
  urlQuestion,
  numberQuestion,
  dateQuestion,
  timeQuestion,
  choiceQuestion,
  consentQuestion,
  hiddenQuestion,
  ratingQuestion,
  sliderQuestion,
  rankingQuestion,
  matrixQuestion,
  fileQuestion,
  addressQuestion,
  paymentQuestion,
  codeQuestion,
  referralQuestion,
  signatureQuestion,
] as const;
type Kind = (typeof questions)[number];
export type AskType = Kind['type'];
export type FieldType = Extract<Kind, { isField: true }>['type'];

export const askTypes: readonly AskType[] = questions.map(({ type }) => type);
const fieldTypes = questions.filter(({ isField }) => isField).map(({ type }) => type as FieldType);

/** Kinds that are asked; others are passed over. */
export const askable: ReadonlySet<string> = new Set(
  questions.filter((each) => !('instead' in each)).map(({ type }) => type),
);

/** What people read about each kind: no visitor loads it. */
export const questionProse: { readonly [type in AskType]: QuestionProse } = {
  text: textProse,
  long: longProse,
  email: emailProse,
  phone: phoneProse,
  url: urlProse,
  number: numberProse,
  date: dateProse,
  time: timeProse,
  choice: choiceProse,
  consent: consentProse,
  hidden: hiddenProse,
  rating: ratingProse,
  slider: sliderProse,
  ranking: rankingProse,
  matrix: matrixProse,
  file: fileProse,
  address: addressProse,
  payment: paymentProse,
  code: codeProse,
  referral: referralProse,
  signature: signatureProse,
};

/** The kind of a step or field; `undefined` for a type that does not exist. */
export function typeOf(asked: object): AskType | undefined {
  const { type, options } = asked as { readonly type?: unknown; readonly options?: unknown };
  if (type === undefined) return options === undefined ? 'text' : 'choice';
  return askTypes.find((each) => each === type);
}
/** What is known of the kind of a question or field; nothing of a type that does not exist. */
export const traitsOf = (asked: object): QuestionTraits =>
  questions.find(({ type }) => type === typeOf(asked))?.traits ?? {};
/** Kinds that have a key which not every kind has. */
export const kindsWith = (name: string): readonly QuestionSchema[] =>
  questions.filter(({ keys }) => Object.hasOwn(keys, name));
/** Keys that only some kinds have. */
export const kindKeys: Keys = Object.assign({}, ...questions.map(({ keys }) => keys));

type Object_<Of extends Keys> = v.StrictObjectSchema<Schemas<Of>, undefined>;
type Merged<Own, Under> = Own & Omit<Under, keyof Own>;

export const askKey = {
  ask: needed(
    'text',
    oneOf('a text, or true when the message before it asked already', { string, object: variants, boolean: yes }),
  ),
};
/** Keys of every `ask` step. */
export const askKeys = { ...askKey, ...commonKeys, ...askingKeys, ...answerKeys };
/** The type, for those who only ask what it is for. */
export const typeKeys = { type: needed('plain', string) };
/** Where a kind need not be named. */
const mayBeLeftOut = ['text', 'choice'] as const;
type TypeKey<Type extends string> = {
  readonly type: Type extends (typeof mayBeLeftOut)[number]
    ? { role: 'plain'; schema: v.OptionalSchema<v.LiteralSchema<Type, undefined>, undefined> }
    : { role: 'plain'; schema: v.LiteralSchema<Type, undefined> };
};
const typeKey = <const Type extends string>(type: Type) =>
  ({
    type: (mayBeLeftOut as readonly string[]).includes(type)
      ? key('plain', v.literal(type))
      : needed('plain', v.literal(type)),
  }) as unknown as TypeKey<Type>;

type AskSchema<K extends Kind> = Object_<Merged<K['keys'] & TypeKey<K['type']>, typeof askKeys>>;
const askOf = (kind: Kind) => keyed({ ...askKeys, ...typeKey(kind.type), ...kind.keys } as Keys);
/** What an `ask` step of each kind is. */
export const askSchemas = Object.fromEntries(questions.map((kind) => [kind.type, askOf(kind)])) as unknown as {
  readonly [K in Kind as K['type']]: AskSchema<K>;
};

const fieldName = { as: needed('name', variableSchema) };
export const anyFieldKeys = { ...fieldName, ...fieldKeys, ...answerKeys };
type FieldSchema<K extends Kind> = Object_<Merged<K['keys'] & TypeKey<K['type']>, typeof anyFieldKeys>>;
/** What a field of each kind is. */
export const fieldSchemas = Object.fromEntries(
  questions
    .filter(({ isField }) => isField)
    .map((kind) => [kind.type, keyed({ ...anyFieldKeys, ...typeKey(kind.type), ...kind.keys } as Keys)]),
) as unknown as { readonly [K in Extract<Kind, { isField: true }> as K['type']]: FieldSchema<K> };

/** Keys of all kinds, none of which must be there. */
const anyKindKeys: Keys = Object.fromEntries(
  Object.entries(kindKeys).map(([name, { role, schema, inner }]) => [name, key(role, schema, inner)]),
);
/** A type that does not exist is told by itself: any key may stand beside it, and none is missing. */
export const askOfNoKind = keyed({ ...askKeys, type: needed('plain', word(askTypes)), ...anyKindKeys });
export const fieldOfNoKind = keyed({ ...anyFieldKeys, type: needed('plain', word(fieldTypes)), ...anyKindKeys });

export type Field = v.InferOutput<(typeof fieldSchemas)[FieldType]>;
const anyField = v.union(Object.values(fieldSchemas)) as unknown as v.GenericSchema<Field>;
export const fieldSchema: v.GenericSchema<Field> = oneOf('an object', {
  object: v.lazy((input): v.GenericSchema<Field> => {
    if (input === undefined) return anyField;
    const type = typeOf(input as object);
    return ((type && (fieldSchemas as Record<string, unknown>)[type]) ?? fieldOfNoKind) as v.GenericSchema<Field>;
  }),
});

/** Several fields in one bubble. */
export const formKeys = {
  ...askKey,
  ...commonKeys,
  ...askingKeys,
  fields: needed('fields', filledList(fieldSchema, 'a list of at least one field')),
  error: text,
  hint: text,
};
export const formSchema = keyed(formKeys);
