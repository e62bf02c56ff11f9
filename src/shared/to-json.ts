import { isoTime } from './iso-time.ts';

/** What JSON must not hold as it stands: quotes, backslashes, control characters, and halves of a character. */
const unsafe = /["\\\u0000-\u001f]|\p{Cs}/u;
const allUnsafe = new RegExp(unsafe, 'gu');
const escape = (character: string) =>
  character === '"' || character === '\\'
    ? `\\${character}`
    : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
const quote = (text: string) => `"${unsafe.test(text) ? text.replace(allUnsafe, escape) : text}"`;

/**
 * The JSON text of plain data, by nothing that a page can change: old script libraries hang a `toJSON` on arrays and texts, or put a
 * writer of their own in the place of `JSON.stringify`. The same data gives the same text.
 */
export function toJson(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return isFinite(value) ? String(value) : 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value !== 'object' || !value) return 'null';
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) parts.push(toJson(value[at]));
    return `[${parts.join(',')}]`;
  }
  // A page may hand over a date among its values.
  if (typeof (value as Date).getUTCFullYear === 'function') {
    const at = +(value as Date);
    return isFinite(at) ? quote(isoTime(at)) : 'null';
  }
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined && typeof inner !== 'function') parts.push(`${quote(key)}:${toJson(inner)}`);
  }
  return `{${parts.join(',')}}`;
}
