import * as v from 'valibot';
import {
  boolean,
  expressionSchema,
  numberOrSum,
  oneOf,
  strict,
  string,
  switchOrText,
  textSchema,
  valueSchema,
  variableSchema,
} from './schema-forms.ts';

/*
 * The keys of what an author writes, each with what it takes and what it is for. Every walk over a flow asks for that role; none keeps a
 * list of names.
 */

/** What a key is for. */
export type KeyRole =
  /** People read it: a text, or texts by language. */
  | 'text'
  /** The same; or, where it begins with =, things with texts of their own. */
  | 'textOrItems'
  /** The same, on a button: it must be short. */
  | 'button'
  /** Texts by a name of the author's. */
  | 'texts'
  /** Followed, called or opened. */
  | 'address'
  /** Shown or played from an address. */
  | 'media'
  /** Takes `{name}`, but nobody reads it as a sentence: a code, an hour. */
  | 'template'
  /** Where to go on: a part, a step, or steps. */
  | 'target'
  /** The same by names. */
  | 'targets'
  /** A test, or several in a list; or branches, each with a test of its own. */
  | 'test'
  /** Tests of the items of a list: one, a list, or by name. They name what an item has, not variables of the flow. */
  | 'itemTest'
  /** The same as names, each with what it counts. */
  | 'preferences'
  /** A pattern for texts. */
  | 'pattern'
  /** A value as it stands, or a sum. */
  | 'value'
  /** Values by name. */
  | 'values'
  /** What leaves the chat: "all", names, or values by name. */
  | 'sends'
  /** The variable that an answer is kept in. */
  | 'name'
  /** Variables that are set, with their values. */
  | 'sets'
  /** Variables that are set, with their paths in an answer. */
  | 'saves'
  /** What a visitor chooses from or fills in, written out or given by a sum. */
  | 'options'
  | 'fields'
  | 'cards'
  /** Data to choose from, written out or given by a sum. */
  | 'items'
  /** Other objects with keys of their own, one or a list. */
  | 'pieces'
  /** The same, whose texts name what a piece of news has, not variables of the flow. */
  | 'itemPieces'
  /** Words and figures of the format, and notes: nothing to look for. */
  | 'plain';

export interface Key<Schema extends v.GenericSchema = v.GenericSchema> {
  readonly role: KeyRole;
  readonly schema: Schema;
  /** Keys of the objects in it, where its role does not say which. */
  readonly inner?: Keys;
}
export interface Keys {
  readonly [name: string]: Key;
}
export type Schemas<Of extends Keys> = { readonly [K in keyof Of]: Of[K]['schema'] };

/** A key that may be left out. */
export const key = <const Schema extends v.GenericSchema>(role: KeyRole, schema: Schema, inner?: Keys) => ({
  role,
  schema: v.optional(schema),
  inner,
});
/** A key that must be there. */
export const needed = <const Schema extends v.GenericSchema>(role: KeyRole, schema: Schema, inner?: Keys) => ({
  role,
  schema,
  inner,
});

export const schemasOf = <const Of extends Keys>(keys: Of): Schemas<Of> =>
  Object.fromEntries(Object.entries(keys).map(([name, { schema }]) => [name, schema])) as Schemas<Of>;
/** An object with these keys and no others; within `oneOf`. */
export const keyed = <const Of extends Keys>(keys: Of) => strict(schemasOf(keys));
/** The same, where nothing else may stand. */
export const shape = <const Of extends Keys>(keys: Of) => oneOf('an object', { object: keyed(keys) });

// Keys that many have alike.

export const plain = <const Schema extends v.GenericSchema>(schema: Schema) => key('plain', schema);
export const text = key('text', textSchema);
/** A text that may be switched on and off too. */
export const optionalText = key('text', switchOrText);
export const button = key('button', textSchema);
export const optionalButton = key('button', switchOrText);
export const address = key('address', string);
export const media = key('media', string);
export const template = key('template', string);
export const pattern = key('pattern', string);
export const test = key('test', expressionSchema);
export const value = key('value', valueSchema);
export const sum = key('value', numberOrSum);
export const name = key('name', variableSchema);
export const words = plain(string);
export const flag = plain(boolean);

// What people read about them: for the documentation and for editors only, so that no visitor loads a word of it.

/** What a key does, in one plain sentence; what holds where it is left out; and whether this version passes over it. */
export type KeyProse = string | readonly [about: string, standard: string, done?: 'not yet'];
export interface Prose<Names extends string = string> {
  /** What it is, in one sentence. */
  readonly about: string;
  readonly keys: { readonly [K in Names]: KeyProse };
}
export type ProseOf<Of> = Prose<keyof Of & string>;
