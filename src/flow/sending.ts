import * as v from 'valibot';
import { key } from './keys.ts';
import { list, oneOf, record, string, valueSchema, variableSchema } from './schema-forms.ts';

/* What a step sends, and what it keeps of the reply. */

const sendWords = '"all", a list of variables, or names with values';
export const send = key(
  'sends',
  oneOf(sendWords, { string: v.literal('all', sendWords), list: list(string), object: v.record(string, valueSchema) }),
);
export const save = key('saves', record(variableSchema, string, 'an object of variable: path in the answer'));

export const sendProse =
  'What is sent: "all" for every answer and every variable of `vars` that has a value, a list of variables, or names with values (a value that begins with = is worked out).';
export const saveProse = 'Variables to set from the reply, each with its path there: `{"price": "items.0.price"}`.';
