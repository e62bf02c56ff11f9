/** A cache that starts afresh when it is full. */
export function remember<T>(cache: Map<string, T>, source: string, make: () => T): T {
  let found = cache.get(source);
  if (found === undefined) {
    if (cache.size > 500) cache.clear();
    cache.set(source, (found = make()));
  }
  return found;
}
