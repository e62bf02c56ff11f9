/** Name of the one database of all chats of an origin, and of the sign that there is one. */
export const DATABASE = 'smoc-chat';

/**
 * A quick sign that a conversation was kept here. Not a sure one: a browser that is killed may lose it, so that `hasStoredDatabase` is
 * asked too. Where it cannot be read there may be something.
 */
export function wasHere(): boolean {
  try {
    return !!localStorage.getItem(DATABASE);
  } catch {
    return true;
  }
}
