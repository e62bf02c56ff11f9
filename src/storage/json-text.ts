/**
 * `JSON.stringify` for plain data that no `toJSON` of the page (old libraries put one on Array.prototype) can change.
 * The same data gives the same text.
 */
export function jsonText(value: unknown): string {
  if (typeof value !== 'object' || !value) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${Array.from(value, jsonText).join(',')}]`;
  return `{${Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${JSON.stringify(key)}:${jsonText(inner)}`)
    .join(',')}}`;
}
