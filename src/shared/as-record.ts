/** `value` itself if it is an object with names, else an empty one. */
export const asRecord = (value: unknown): { readonly [name: string]: unknown } =>
  value && typeof value === 'object' && !Array.isArray(value) ? (value as { readonly [name: string]: unknown }) : {};
