import { createHash } from 'node:crypto';

const canonical = (json: unknown): string => {
  if (Array.isArray(json)) return `[${json.map(canonical).join()}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const members = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join()}}`;
};

/** Equal for JSON that says the same, whatever the order of its keys and its blanks. */
export const canonicalHash = (json: unknown): string => createHash('sha256').update(canonical(json)).digest('hex');
