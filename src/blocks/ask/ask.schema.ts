import * as v from 'valibot';
import { askKey, askOfNoKind, askSchemas, formSchema, typeOf, type AskType } from '../../flow/questions.ts';
import type { BlockProse, BlockSchema } from '../block.schema.ts';

/* Asks. What a step may say depends on the kind of its question, so the schema is one of those that questions.ts has. */

export type AskStep = v.InferOutput<(typeof askSchemas)[AskType]> | v.InferOutput<typeof formSchema>;
type Schema = v.GenericSchema<AskStep>;

const any = v.union([...Object.values(askSchemas), formSchema]) as unknown as Schema;

export const askBlock: BlockSchema<'ask', Schema> & { readonly keys: typeof askKey } = {
  verb: 'ask',
  keys: askKey,
  waits: 'visitor',
  schema: v.lazy((input): Schema => {
    if (input === undefined) return any;
    if (Object.hasOwn(input as object, 'fields')) return formSchema as unknown as Schema;
    const type = typeOf(input as object);
    return (type ? askSchemas[type] : askOfNoKind) as unknown as Schema;
  }),
};

export const askProse: BlockProse<'ask' | 'type' | 'fields'> = {
  about: 'Asks a question, or several at once in the fields of one bubble.',
  example: { ask: 'Where can we write to you?', type: 'email', as: 'email' },
  keys: {
    ask: 'The question; true when the message before it asked already.',
    type: ['The kind of answer. Each kind has keys of its own.', '`choice` with `options`, else `text`'],
    fields:
      'Several fields in one bubble, checked and sent together; each with `as`, `label`, `type` and the keys of its kind.',
  },
};
