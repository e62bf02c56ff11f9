import * as v from 'valibot';
import { everyScript } from '../shared/every-script.ts';
import type { Json } from '../shared/json.ts';

/*
 * What the schema of a flow is built of: forms, simple values and texts. Every message is the phrase that follows "must be".
 * Imported at run time by the lazy parser and by the build only.
 */

type Output<T> = T extends v.GenericSchema ? v.InferOutput<T> : never;
type Form = 'string' | 'number' | 'boolean' | 'list' | 'object';

/** Which of JSON's forms a value has. */
export const formOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;

/** One of several forms, chosen by what the author wrote, so that problems are reported for the form that was meant. */
export function oneOf<const T extends { readonly [form in Form]?: v.GenericSchema }>(
  expected: string,
  forms: T,
): v.GenericSchema<Output<T[keyof T]>> {
  const byForm = new Map<string, v.GenericSchema>(Object.entries(forms));
  const wrong: v.GenericSchema = v.custom(() => false, expected);
  // Without an input it is asked for the JSON Schema, which has all of them.
  const any = v.union([...byForm.values()]) as v.GenericSchema;
  return v.lazy((input) => (input === undefined ? any : (byForm.get(formOf(input)) ?? wrong))) as v.GenericSchema<
    Output<T[keyof T]>
  >;
}

/**
 * An object with these keys and no others; within `oneOf`, since it takes a list for an object. Unlike valibot's strictObject it names
 * every stray key, not the first alone: as an issue of type `never`.
 */
export const strict = <const T extends v.ObjectEntries>(entries: T) =>
  v.objectWithRest(Object.setPrototypeOf(entries, null) as T, v.never()) as unknown as v.StrictObjectSchema<
    T,
    undefined
  >;

/** An object whose keys the author chooses. */
export const record = <K extends v.GenericSchema<string>, T extends v.GenericSchema>(
  key: K,
  value: T,
  expected = 'an object',
) => oneOf(expected, { object: v.record(key, value) });

export const list = <const T extends v.GenericSchema>(item: T, expected = 'a list') => v.array(item, expected);
export const filledList = <const T extends v.GenericSchema>(item: T, expected = 'a list of at least one', least = 1) =>
  v.pipe(v.array(item, expected), v.minLength(least, expected));
export const word = <const T extends readonly string[]>(words: T) =>
  v.picklist(words, words.length > 1 ? 'one of ' + words.join(', ') : words[0]);

/** At least one of these keys is there. */
export const withSome = <const T extends v.GenericSchema<object>>(
  keys: readonly (keyof v.InferOutput<T> & string)[],
  expected: string,
  schema: T,
) =>
  v.pipe(
    schema,
    v.check((value) => keys.some((key) => Object.hasOwn(value, key)), expected),
    v.metadata({ anyOf: keys.map((key) => ({ required: [key] })) }),
  );

// Simple values

export const string = v.string('a text');
export const number = v.number('a number');
export const positive = v.pipe(number, v.minValue(0, 'a number of at least 0'));
export const whole = v.pipe(number, v.integer('a whole number'));
export const needsAtLeast = <const T extends v.GenericSchema<unknown, number>>(
  schema: T,
  least: number,
  expected: string,
) => v.pipe(schema, v.minValue(least, expected));
export const sizeSchema = v.pipe(string, v.regex(/^\d+ ?(kB|MB)$/, 'a size such as "500 kB" or "10 MB"'));
export const boolean = v.boolean('true or false');
export const yes = v.literal(true, 'true');
export const filled = v.pipe(string, v.minLength(1, 'a text that is not empty'));

/** A text of a pattern that knows the letters of every script. */
function named(plain: RegExp, message: string) {
  const pattern = everyScript(plain);
  return v.pipe(
    string,
    v.check((text) => pattern(text).test(text), message),
    v.metadata({ pattern: pattern('é').source }),
  );
}

export const nameSchema = named(
  /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
  'a name: letters, digits, _ or -, beginning with a letter or digit',
);
export const variableSchema = named(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  'a variable name: letters, digits or _, beginning with a letter',
);
export const languageSchema = v.pipe(
  string,
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language tag such as en, nl or pt-BR'),
);
export const variantSchema = v.pipe(
  string,
  v.minLength(2, 'a language, language~tone or ~tone'),
  v.regex(
    /^([a-z]{2,3}(-[A-Za-z0-9]+)*)?(~[a-z][a-z0-9-]*)?$/,
    'a language, language~tone or ~tone, such as nl, en~playful or ~brief',
  ),
);

/**
 * A value as it is, or a sum that begins with `=`. Its input is `unknown`, for valibot makes the input's type readonly
 * in depth, and that never ends for JSON.
 */
export const valueSchema: v.GenericSchema<unknown, Json> = v.custom<Json>(
  (input) => ['string', 'number', 'boolean', 'list', 'object', 'null'].includes(formOf(input)),
  'a JSON value',
);

export const variants = v.pipe(v.record(variantSchema, string), v.minEntries(1, 'at least one text'));
export const textSchema = oneOf('a text, or texts by language: {"en": "…", "nl": "…"}', { string, object: variants });
export const expressionSchema = v.pipe(string, v.minLength(1, 'a test such as "age >= 18 and city is set"'));
export const plainSum = v.pipe(string, v.regex(/^=/, 'a variable written as "= name"'));
export const numberOrSum = oneOf('a number, or a sum that begins with =', { number, string });
export const switchOrText = oneOf('true, false or a text', { boolean, string, object: variants });

const words = filledList(string, 'a list of at least one phrase');
export const wordsByLanguage = oneOf('a list of phrases, or lists by language', {
  list: words,
  object: v.record(languageSchema, words),
});
