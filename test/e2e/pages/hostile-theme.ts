import { knownVoice } from '../../../src/tone/known-voice.lazy.ts';
import { themeJsonSchema } from '../../../src/theme/theme-json-schema.ts';

/*
 * A theme in which every key that the schema knows holds hostile words: a new key is here by itself.
 */

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
}

function filled(schema: Schema, words: string): unknown {
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, filled(inner, words)]));
  if (typeof schema.additionalProperties === 'object')
    return { en: filled(schema.additionalProperties, words), [words]: words };
  return schema.items ? [filled(schema.items, words), '#00aa66'] : words;
}

const schema = themeJsonSchema(knownVoice) as Schema;

export const hostileTheme = (words: string): object => filled(schema, words) as object;
