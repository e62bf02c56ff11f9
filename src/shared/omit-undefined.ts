/**
 * Inherits nothing, and so nothing that a page has put on `Object.prototype`. Of a class, since objects out of
 * `Object.create(null)` weigh more.
 */
function Bare(this: object) {}
Bare.prototype = Object.create(null) as object;
const Own = Bare as unknown as new () => object;

/** `of`, whose names are ours, without what is undefined, so that it stays the same through JSON; nothing is inherited. */
export function omitUndefined<T extends object>(of: T): T {
  // Each entry of a long conversation is made by this: objects out of `Object.fromEntries` weigh more.
  const kept = new Own() as Partial<T>;
  for (const name of Object.keys(of) as (keyof T)[]) if (of[name] !== undefined) kept[name] = of[name];
  return kept as T;
}

/**
 * The same of all that is in it: a card without a title has none, whatever a page has put on `Object.prototype`. Values are
 * looked up by their own names, and may be long.
 */
export function omitInherited<T>(of: T): T {
  if (typeof of !== 'object' || !of) return of;
  if (Array.isArray(of)) return of.map(omitInherited) as T;
  const kept = new Own() as Partial<T>;
  for (const name of Object.keys(of) as (keyof T)[])
    if (of[name] !== undefined) kept[name] = name === 'values' ? of[name] : omitInherited(of[name]);
  return kept as T;
}
