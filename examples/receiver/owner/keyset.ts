/** The last row of a page, in an address: the next page begins behind it. A moment and a name, which together are one row's alone. */
export interface Place<Key> {
  readonly at: Date;
  readonly key: Key;
}

export const placeWord = (at: Date, key: string | number): string => `${at.getTime()}_${key}`;

/** Reads `1795348800000_12`; null for what is none. */
export function readPlace(word: string | undefined): Place<number> | null {
  const parts = /^(\d{1,14})_(\d{1,9})$/.exec(word ?? '');
  return parts && { at: new Date(Number(parts[1])), key: Number(parts[2]) };
}

/** The same with a text as the second part, such as a session. */
export function readTextPlace(word: string | undefined): Place<string> | null {
  const parts = /^(\d{1,14})_([^\0]{1,300})$/.exec(word ?? '');
  return parts && { at: new Date(Number(parts[1])), key: parts[2]! };
}
