/** `of` without what is undefined, so that it stays the same through JSON. */
export const omitUndefined = <T extends object>(of: T): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
