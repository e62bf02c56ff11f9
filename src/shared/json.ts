/** What survives being written as JSON and read back. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Named values: variables, answers, what placeholders stood for. Absent and `null` both mean "empty". */
export type Values = { readonly [name: string]: Json };

/** Own property of plain data, never of a prototype; `undefined` when absent. */
export const own = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, key) ? (of as Record<string, unknown>)[key] : undefined;
