import { isStored } from './is-stored.ts';

/** Milliseconds that the storage may take to answer. */
const STORAGE_TIMEOUT_MS = 2000;

/** The same as `isStored`, and sure; false where the storage has not answered in time. */
export async function hasStoredDatabase(): Promise<boolean> {
  const known = await isStored(STORAGE_TIMEOUT_MS);
  if (known !== undefined) return known;
  const canList = Boolean(indexedDB.databases as unknown);
  if (canList) return false;
  try {
    const { tryDatabase } = await import('./try-database.lazy.ts');
    return await tryDatabase();
  } catch {
    return false;
  }
}
