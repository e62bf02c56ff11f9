import type { Flow } from './flow.ts';
import { pieceListKeys } from './step-keys.ts';

/** Longest flow that is read, in characters. */
export const MAX_SIZE = 1_000_000;
/** Deepest nesting that is read: objects and lists in each other. */
export const MAX_DEPTH = 200;

/**
 * Plain data of our own: objects without a prototype, so that no key of the author's and nothing that the page did to
 * Object.prototype is mistaken for the other; `__proto__` is dropped. Throws a RangeError below `depth` levels (a cycle too).
 */
export function copyPlain(value: unknown, depth = MAX_DEPTH): unknown {
  if (typeof value !== 'object' || !value) return value;
  if (!depth--) throw RangeError();
  if (Array.isArray(value)) return [...value].map((item: unknown) => copyPlain(item, depth));
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value))
    if (key !== '__proto__') copy[key] = copyPlain((value as Record<string, unknown>)[key], depth);
  return copy;
}

/** Steps, options and fields are texts and objects: what the engine relies on without a look. */
const sound = (piece: unknown, key: string): boolean =>
  Array.isArray(piece)
    ? piece.every(
        (item) =>
          (!pieceListKeys.includes(key) ||
            typeof item === 'string' ||
            (item && typeof item === 'object' && !Array.isArray(item))) &&
          sound(item, ''),
      )
    : typeof piece !== 'object' || Object.entries(piece ?? {}).every(([name, inner]) => sound(inner, name));

/**
 * A flow from JSON text or an object: the cheap look at its frame, for flows that were checked before. Never throws;
 * what is wrong the full parser tells.
 */
export function readFlow(source: unknown): { readonly flow?: Flow } {
  try {
    if (typeof source === 'string') source = source.length <= MAX_SIZE && JSON.parse(source.trim());
    const flow = copyPlain(source) as Flow;
    const parts = Object.values(flow.parts);
    if (
      typeof flow.flow === 'string' &&
      (flow.version ?? 1) === 1 &&
      parts.length &&
      parts.every((part) => Array.isArray(part) && sound(part, 'then'))
    ) {
      return { flow };
    }
  } catch {
    /* No JSON, no parts, or too deep. */
  }
  return {};
}
