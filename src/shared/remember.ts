/** A cache that starts afresh when it is full. */
export function remember<T>(cache: Map<string, T>, source: string, make: () => T): T {
  let found = cache.get(source);
  if (found === undefined) {
    if (cache.size > 500) cache.clear();
    cache.set(source, (found = make()));
  }
  return found;
}

/** The function that works something out only when it is given something else than the last time. */
export function rememberLast<Given extends readonly unknown[], Of>(
  make: (...given: Given) => Of,
): (...given: Given) => Of {
  let last: { readonly given: Given; readonly found: Of } | undefined;
  return (...given) => {
    const isSame = last?.given.every((one, index) => one === given[index]);
    if (!last || !isSame) last = { given, found: make(...given) };
    return last.found;
  };
}
