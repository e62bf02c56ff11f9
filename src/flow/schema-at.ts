import type * as v from 'valibot';

/** One step of an issue's path: where, and what stood around it. */
interface PathItem {
  readonly key: unknown;
  readonly input: unknown;
}

/** What a schema of valibot's leads to, further in. */
interface Inner {
  readonly getter?: (input: unknown) => v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly pipe?: readonly [v.GenericSchema, ...unknown[]];
  readonly entries?: v.ObjectEntries;
  readonly item?: v.GenericSchema;
  readonly key?: v.GenericSchema;
  readonly value?: v.GenericSchema;
}

/** An object's, a list's or a table's schema: of several forms the one that `input` has, without what stands around it. */
function containerOf(schema: v.GenericSchema | undefined, input: unknown): Inner | undefined {
  let found = schema as Inner | undefined;
  while (found && !found.entries && !found.item && !found.value)
    found = (found.getter?.(input) ?? found.wrapped ?? found.pipe?.[0]) as Inner | undefined;
  return found;
}

/**
 * The schema of the object in which the last key of an issue's path stands: `entries` of the keys that it may have, or
 * `key` and `value` of a table.
 */
export function containerAt(schema: v.GenericSchema, path: readonly PathItem[]): Pick<Inner, 'entries' | 'key'> {
  let found: v.GenericSchema | undefined = schema;
  for (const { key, input } of path.slice(0, -1)) {
    const around = containerOf(found, input);
    found = around?.entries?.[String(key)] ?? around?.item ?? around?.value;
  }
  return containerOf(found, path.at(-1)?.input) ?? {};
}
