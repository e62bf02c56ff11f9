import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { isRecord } from '../shared/as-record.ts';

export type JsonSchema = Record<string, unknown>;

/** Asked for nothing, a lazy schema gives the one that has all its forms; the converter knows it under that one. */
const whole = (schema: v.GenericSchema): v.GenericSchema =>
  'getter' in schema ? (schema as v.LazySchema<v.GenericSchema>).getter(undefined) : schema;

/** Puts the definitions that have no name where they are used, and says plainly what the converter says in a roundabout way. */
function simplify(schema: unknown, anonymous: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(schema)) return schema.map((each) => simplify(each, anonymous));
  if (!isRecord(schema)) return schema;
  const { $ref, ...rest } = schema;
  const inner = typeof $ref === 'string' ? anonymous[$ref.replace('#/$defs/', '')] : undefined;
  const merged = isRecord(inner) ? { ...inner, ...rest } : schema;
  const { anyOf } = merged;
  if (Array.isArray(anyOf) && anyOf.length === 1) {
    const { anyOf: _, ...others } = merged;
    return simplify({ ...(anyOf[0] as object), ...others }, anonymous);
  }
  return Object.fromEntries(
    Object.entries(merged)
      .filter(([key, value]) => !(key === 'required' && Array.isArray(value) && !value.length))
      .map(([key, value]) => [
        key,
        key === 'additionalProperties' && isRecord(value) && 'not' in value ? false : simplify(value, anonymous),
      ]),
  );
}

/**
 * The JSON Schema (draft 2020-12) of what `schema` takes. `definitions` have names of their own in it; `complete` mends
 * the converter's own, before they are put in their places.
 */
export function plainJsonSchema(
  schema: v.GenericSchema,
  definitions: Readonly<Record<string, v.GenericSchema>>,
  complete: (definitions: Record<string, unknown>) => void = () => undefined,
): { readonly root: JsonSchema; readonly definitions: JsonSchema } {
  const raw = toJsonSchema(whole(schema), {
    target: 'draft-2020-12',
    typeMode: 'input',
    definitions: Object.fromEntries(Object.entries(definitions).map(([name, each]) => [name, whole(each)])),
    // Any JSON value.
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === 'custom' ? {} : undefined),
    // Patterns are read with the u flag (Ajv and editors do), which is what JSON Schema recommends.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'regex'
        ? { ...jsonSchema, pattern: (valibotAction as v.RegexAction<string, undefined>).requirement.source }
        : valibotAction.type === 'check'
          ? jsonSchema
          : undefined,
  }) as JsonSchema;
  const all = (raw.$defs ?? {}) as Record<string, unknown>;
  complete(all);
  const anonymous = Object.fromEntries(Object.entries(all).filter(([name]) => /^\d+$/.test(name)));
  const named = Object.fromEntries(Object.entries(all).filter(([name]) => !/^\d+$/.test(name)));
  const { $schema: _, $defs: __, ...root } = simplify(raw, anonymous) as JsonSchema;
  return { root, definitions: simplify(named, anonymous) as JsonSchema };
}
