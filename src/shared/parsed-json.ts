/** A value as it stands, or what its JSON text says; `undefined` for what is no JSON. */
export function parsedJson(source: unknown): unknown {
  if (typeof source !== 'string') return source;
  try {
    return JSON.parse(source.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}
