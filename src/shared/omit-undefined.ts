/** `of`, whose names are ours, without what is undefined, so that it stays the same through JSON. */
export function omitUndefined<T extends object>(of: T): T {
  // Each entry of a long conversation is made by this: objects out of `Object.fromEntries` weigh more.
  const kept: Partial<T> = {};
  for (const name of Object.keys(of) as (keyof T)[]) if (of[name] !== undefined) kept[name] = of[name];
  return kept as T;
}
