/** An object with names: no list, and not `null`. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `value` itself if it is an object with names, else an empty one. */
export const asRecord = (value: unknown): { readonly [name: string]: unknown } => (isRecord(value) ? value : {});
