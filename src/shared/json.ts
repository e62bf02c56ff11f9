/** What survives being written as JSON and read back. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Named values: variables, answers, what placeholders stood for. Absent and `null` both mean "empty". */
export type Values = { readonly [name: string]: Json };

/** Own property of plain data, never of a prototype; `undefined` when absent. */
export const own = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, key) ? (of as Record<string, unknown>)[key] : undefined;

/** What a table of our own has under a name that comes from a file or a visitor. */
export const entryOf = <Of>(table: { readonly [name: string]: Of }, name: string): Of | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
