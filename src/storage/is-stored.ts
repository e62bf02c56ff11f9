/** Name of the one database of all chats of an origin. */
export const DATABASE = 'smoc-chat';

/**
 * Whether something was kept on this device before. Creates nothing, so that a first visitor stores nothing and needs no storage code.
 * False where storage is refused; undefined where the browser cannot tell, or not within `patience` milliseconds.
 */
export async function isStored(patience: number): Promise<boolean | undefined> {
  try {
    const all = await Promise.race([
      indexedDB.databases?.(),
      new Promise<undefined>((late) => {
        setTimeout(late, patience);
      }),
    ]);
    return all?.some(({ name }) => name === DATABASE);
  } catch {
    return false;
  }
}
